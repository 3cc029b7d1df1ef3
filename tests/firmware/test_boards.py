"""Every board validates without a warning; those for chips generate what public CI then compiles."""

from pathlib import Path
import re
import shutil
import subprocess

import pytest
import yaml

from .conftest import ROOT, esphome

BOARDS = ROOT / "esphome/boards"
ALL_BOARDS = [
    BOARDS / f"{name}.yaml" for name in ("host", "esp32", "esp32-3-circuits", "esp32-c3", "esp8266", "ina219")
]
ADOPTED = sorted((ROOT / "esphome/adopt").glob("*.yaml"))
SHARED_FILES = [*ALL_BOARDS, *ADOPTED, *sorted((ROOT / "esphome/packages").glob("*.yaml"))]
LOCAL = ("-s", "components_source", str(ROOT / "esphome/components"), "-s", "font_file", str(ROOT / "esphome/fonts/x"))


class Loader(yaml.SafeLoader):
    """Reads ESPHome's files, includes left alone."""


Loader.add_constructor("!include", lambda _loader, node: node.value)


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


@pytest.mark.parametrize("path", SHARED_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
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
    assert "meter->set_offline_store(offline_store);" in main
    assert "offline_store->set_confirm(smart_energy::Confirm::ECHO);" in main
    assert "disable_discovery" in main
    assert "set_reboot_timeout(0)" in main
    sdkconfig = (build / "sdkconfig.smart-energy").read_text()
    assert f"CONFIG_IDF_TARGET_{variant}=y" in sdkconfig
    assert "CONFIG_ADC_CONTINUOUS_ISR_IRAM_SAFE=y" in sdkconfig
    excluded = re.search(r'set\(EXCLUDE_COMPONENTS "([^"]*)"\)', (build / "CMakeLists.txt").read_text()).group(1)
    assert "esp_adc" not in excluded.split(";")
    partitions = (build / "partitions.csv").read_text()
    assert re.search(r"^nvs, data, nvs, , 0x70000,$", partitions, re.MULTILINE)
    assert re.search(r"^readings, data, 0x40, , 0x40000,$", partitions, re.MULTILINE)
    # All fits into 4 MB behind bootloader and table, programs aligned to 64 KB, and a program has 1.5 MB or more.
    end = 0x9000
    for kind, size in re.findall(r"^\w+, (\w+), .*, (0x\w+),$", partitions, re.MULTILINE):
        end = -(-end // 0x10000) * 0x10000 if kind == "app" else end
        end += int(size, 0)
    assert 0x9000 < end <= 4 << 20
    programs = re.findall(r"^app\d, app, .*, (0x\w+),$", partitions, re.MULTILINE)
    assert [int(size, 0) >= 1536 << 10 for size in programs] == [True, True]
    defines = (build / "src/esphome/core/defines.h").read_text()
    assert "#define SMART_ENERGY_STORE_SIZE 262144" in defines
    assert '#define SMART_ENERGY_STORE_PARTITION "readings"' in defines


def test_without_the_esp32_source_esphome_leaves_the_adc_driver_out(tmp_path: Path) -> None:
    """The check above can fail."""
    plain = tmp_path / "plain.yaml"
    plain.write_text("esphome: {name: smart-energy}\nesp32: {variant: esp32, framework: {type: esp-idf}}\n")
    result = esphome("compile", "--only-generate", plain, data=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    excluded = (tmp_path / "build/smart-energy/CMakeLists.txt").read_text()
    assert "esp_adc;" in excluded


def test_an_esp8266_generates(tmp_path: Path) -> None:
    build = generated("esp8266", tmp_path)
    main = (build / "src/main.cpp").read_text()
    assert "#define SMART_ENERGY_STORE_SIZE 8192" in (build / "src/esphome/core/defines.h").read_text()
    assert ".set_assumed_voltage_v(230.0f);" in main
    assert "->set_save_interval_ms(3600000);" in main


@pytest.mark.parametrize("board", ALL_BOARDS[1:], ids=lambda board: board.stem)
def test_the_file_to_copy_validates_with_its_secrets(board: Path, tmp_path: Path) -> None:
    for name in ("packages", "components", "fonts"):
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


def test_every_board_can_be_adopted() -> None:
    assert {path.stem for path in ADOPTED} == {board.stem for board in ALL_BOARDS[1:]}


@pytest.mark.parametrize("adopted", ADOPTED, ids=lambda path: path.stem)
def test_what_is_adopted_is_the_board_with_components_from_github(adopted: Path) -> None:
    result = esphome(*LOCAL, "config", adopted)
    assert result.returncode == 0, result.stdout + result.stderr
    address = f"github://smart-energy-meter/smart-energy/esphome/adopt/{adopted.name}@main"
    assert f"package_import_url: {address}" in result.stdout
    assert "improv_serial:" in result.stdout
    written = yaml.load(adopted.read_text(), Loader)
    assert written["substitutions"]["components_source"] == "github://smart-energy-meter/smart-energy@main"


def test_an_adopted_meter_validates_as_a_package_from_git(tmp_path: Path) -> None:
    """As the device builder writes it, but with a repository on this machine in place of GitHub."""
    repository = tmp_path / "repository"
    shutil.copytree(
        ROOT / "esphome", repository / "esphome", ignore=shutil.ignore_patterns("__pycache__", "secrets.yaml")
    )
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    for command in (("init", "-q", "-b", "main"), ("add", "."), (*identity, "commit", "-q", "-m", "copy")):
        subprocess.run(["git", "-C", repository, *command], check=True, timeout=30)
    own = tmp_path / "meter-01.yaml"
    own.write_text(
        f"""
substitutions:
  name: meter-01
  friendly_name: My meter
  components_source: {repository}/esphome/components
packages:
  smart_energy.meter:
    url: file://{repository}
    ref: main
    files: [esphome/adopt/esp32.yaml]
esphome:
  name: ${{name}}
  friendly_name: ${{friendly_name}}
wifi:
  ssid: my network
  password: a password of mine
"""
    )
    result = esphome("config", own, data=tmp_path / "data")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "friendly_name: My meter" in result.stdout
    assert "platform: esp32_adc" in result.stdout


@pytest.mark.parametrize("board", ALL_BOARDS[1:], ids=lambda board: board.stem)
def test_a_meter_on_a_chip_has_every_way_back(board: Path) -> None:
    result = esphome("config", board)
    sections = {line.split(":")[0] for line in result.stdout.splitlines() if line[:1].isalpha()}
    assert {"safe_mode", "captive_portal", "dashboard_import", "ota", "api", "mqtt"} <= sections
    assert "name: smart_energy.meter" in result.stdout
    assert "ap:" in result.stdout


@pytest.mark.parametrize("board", [ALL_BOARDS[1], ALL_BOARDS[5]], ids=lambda board: board.stem)
def test_a_display_can_be_added(board: Path, tmp_path: Path) -> None:
    for name in ("packages", "components", "fonts", "boards"):
        (tmp_path / name).symlink_to(ROOT / "esphome" / name)
    own = tmp_path / "own"
    own.mkdir()
    mine = own / "meter-01.yaml"
    mine.write_text(f"packages:\n  board: !include ../boards/{board.name}\n  oled: !include ../packages/oled.yaml\n")
    result = esphome("compile", "--only-generate", mine, data=tmp_path / "data")
    assert result.returncode == 0, result.stdout + result.stderr
    main = (tmp_path / "data/build/smart-energy/src/main.cpp").read_text()
    assert "draw_meter_page(it, *meter, oled_large, oled_small)" in main
    assert "ssd1306_i2c" in main


def test_three_circuits_share_one_voltage(tmp_path: Path) -> None:
    main = (generated("esp32-3-circuits", tmp_path) / "src/main.cpp").read_text()
    channels = ", ".join(f"::adc_channel_t::ADC_CHANNEL_{channel}" for channel in (0, 4, 5, 6))
    assert f"->set_channels({{{channels}}});" in main
    for name, current in (("first", 1), ("second", 2), ("third", 3)):
        assert f"{name}_circuit->pair().set_inputs(0, {current});" in main
    # 2000 turns over 33 Ohm, in eighths of a millivolt.
    factors = re.findall(r"\.set_amps_per_count\(([0-9.]+)f\)", main)
    assert [float(factor) for factor in factors] == pytest.approx([2000 / 33 / 8000] * 3)
