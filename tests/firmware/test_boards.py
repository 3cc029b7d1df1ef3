"""Every board validates without a warning; those for chips generate what public CI then compiles."""

from pathlib import Path
import re

import pytest

from .conftest import ROOT, esphome

BOARDS = ROOT / "esphome/boards"
ALL_BOARDS = [BOARDS / f"{name}.yaml" for name in ("host", "esp32", "esp32-c3", "esp8266")]
SHARED_FILES = [*ALL_BOARDS, *sorted((ROOT / "esphome/packages").glob("*.yaml"))]


def generated(board: str, folder: Path) -> Path:
    """Generate a board's sources and return their folder."""
    result = esphome("compile", "--only-generate", BOARDS / f"{board}.yaml", data=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "build/smart-energy"


@pytest.mark.parametrize("board", ALL_BOARDS, ids=lambda board: board.stem)
def test_a_board_validates_without_a_warning(board: Path) -> None:
    result = esphome("config", board)
    assert result.returncode == 0, result.stdout + result.stderr
    assert not re.search(r"WARNING|ERROR", result.stderr), result.stderr


@pytest.mark.parametrize("path", SHARED_FILES, ids=lambda path: path.stem)
def test_no_file_needs_secrets(path: Path) -> None:
    assert "!secret" not in path.read_text()


@pytest.mark.parametrize(
    ("board", "variant", "channels"), [("esp32", "ESP32", (6, 7)), ("esp32-c3", "ESP32C3", (0, 1))]
)
def test_an_esp32_generates(board: str, variant: str, channels: tuple[int, int], tmp_path: Path) -> None:
    build = generated(board, tmp_path)
    main = (build / "src/main.cpp").read_text()
    voltage, current = channels
    assert (
        f"->set_channels({{::adc_channel_t::ADC_CHANNEL_{voltage}, ::adc_channel_t::ADC_CHANNEL_{current}}});" in main
    )
    assert ".set_volts_per_count(0.05625f);" in main
    assert "->set_save_interval_ms(0);" in main
    assert "disable_discovery" in main
    assert "set_reboot_timeout(0)" in main
    sdkconfig = (build / "sdkconfig.smart-energy").read_text()
    assert f"CONFIG_IDF_TARGET_{variant}=y" in sdkconfig
    assert "CONFIG_ADC_CONTINUOUS_ISR_IRAM_SAFE=y" in sdkconfig
    excluded = re.search(r'set\(EXCLUDE_COMPONENTS "([^"]*)"\)', (build / "CMakeLists.txt").read_text()).group(1)
    assert "esp_adc" not in excluded.split(";")
    assert re.search(r"^nvs, data, nvs, , 0x70000,$", (build / "partitions.csv").read_text(), re.MULTILINE)


def test_without_the_esp32_source_esphome_leaves_the_adc_driver_out(tmp_path: Path) -> None:
    """The check above can fail."""
    plain = tmp_path / "plain.yaml"
    plain.write_text("esphome: {name: smart-energy}\nesp32: {variant: esp32, framework: {type: esp-idf}}\n")
    result = esphome("compile", "--only-generate", plain, data=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    excluded = (tmp_path / "build/smart-energy/CMakeLists.txt").read_text()
    assert "esp_adc;" in excluded


def test_an_esp8266_generates(tmp_path: Path) -> None:
    main = (generated("esp8266", tmp_path) / "src/main.cpp").read_text()
    assert ".set_assumed_voltage_v(230.0f);" in main
    assert "->set_save_interval_ms(3600000);" in main


@pytest.mark.parametrize("board", ALL_BOARDS[1:], ids=lambda board: board.stem)
def test_the_file_to_copy_validates_with_its_secrets(board: Path, tmp_path: Path) -> None:
    for name in ("packages", "components"):
        (tmp_path / name).symlink_to(ROOT / "esphome" / name)
    own = tmp_path / "boards"
    own.mkdir()
    (own / board.name).write_text(board.read_text())
    mine = (BOARDS / "my-meter.example.yaml").read_text()
    (own / "my-meter.yaml").write_text(mine.replace("!include esp32.yaml", f"!include {board.name}"))
    (own / "secrets.yaml").write_text((BOARDS / "secrets.example.yaml").read_text())
    result = esphome("config", own / "my-meter.yaml", data=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert not re.search(r"WARNING|ERROR", result.stderr), result.stderr
