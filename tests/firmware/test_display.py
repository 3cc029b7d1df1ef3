"""The OLED's pages, pixel by pixel: drawn by the meter, compared with text drawn here from the same font."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
import signal

import freetype
import pytest

from .conftest import BUILD, ROOT, Broker, Listener, Meter
from .native_api import NativeApi
from .signals import Load, recording, with_column

FONT = ROOT / "esphome/fonts/DejaVuSansCondensed-Bold-ascii.ttf"
WIDTH, HEIGHT = 128, 64
SNAPSHOTS = BUILD / "snapshots/bench-meter"

type Picture = list[str]


def read_bmp(path: Path) -> Picture:
    """Return a 24-bit BMP as rows of # and space."""
    data = path.read_bytes()
    offset, width, height = (int.from_bytes(data[at : at + 4], "little", signed=True) for at in (10, 18, 22))
    stride = (width * 3 + 3) // 4 * 4
    rows = [data[offset + y * stride :][: width * 3] for y in range(abs(height))]
    ordered = rows if height < 0 else rows[::-1]
    return ["".join("#" if row[x * 3] > 127 else " " for x in range(width)) for row in ordered]


def glyph(size: int, character: str) -> Picture:
    """Return one character as rows of # and space, without space around it."""
    face = freetype.Face(str(FONT))
    face.set_pixel_sizes(0, size)
    face.load_char(character, freetype.FT_LOAD_RENDER | freetype.FT_LOAD_TARGET_MONO)
    bitmap = face.glyph.bitmap
    return [
        "".join("#" if bitmap.buffer[y * bitmap.pitch + x // 8] & (0x80 >> x % 8) else " " for x in range(bitmap.width))
        for y in range(bitmap.rows)
    ]


def contains(picture: Picture, part: Picture, top: int = 0, bottom: int = HEIGHT) -> bool:
    """Return whether a part appears somewhere between two rows."""
    return any(
        all(picture[y + row][x : x + len(line)] == line for row, line in enumerate(part))
        for y in range(top, bottom - len(part) + 1)
        for x in range(WIDTH - len(part[0]) + 1)
    )


@pytest.fixture
def meter_on(bench_program: Path, broker: Broker, tmp_path: Path) -> Iterator:
    meters: list[Meter] = []

    def start(text: str, name: str) -> Meter:
        (tmp_path / "recording.csv").write_text(text)
        (SNAPSHOTS / f"{name}.bmp").unlink(missing_ok=True)
        settings = {"METER_RECORDING": str(tmp_path / "recording.csv"), "METER_SNAPSHOT": f"{name}.bmp"}
        meters.append(Meter(tmp_path, broker.port, "meter-01", settings, bench_program))
        meters[-1].start()
        return meters[-1]

    yield start
    for meter in meters:
        meter.end(signal.SIGKILL)


async def snapshot(api: NativeApi, name: str) -> Picture:
    file = SNAPSHOTS / f"{name}.bmp"
    file.unlink(missing_ok=True)
    api.press("take_a_snapshot")
    async with asyncio.timeout(5):
        while not file.exists():  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.1)
    return read_bmp(file)


async def test_the_page_shows_the_measurements(meter_on, listener: Listener) -> None:
    meter = meter_on(recording(Load(voltage_v=242, current_a=6)), "measurements")
    await asyncio.to_thread(listener.wait_for_readings, "meter-01", 3)
    reading = listener.readings("meter-01")[-1]
    api = NativeApi(meter.api_port)
    await api.open()
    picture = await snapshot(api, "measurements")
    await api.client.disconnect()
    assert (len(picture), len(picture[0])) == (HEIGHT, WIDTH)
    for character in f"{reading['power']:.0f}W":
        assert contains(picture, glyph(22, character), bottom=26), character
    for character in f"{reading['voltage']:.1f}VA".replace(".", ""):
        assert contains(picture, glyph(11, character), top=24, bottom=40), character
    for character in "todaykWh000":
        assert contains(picture, glyph(11, character), top=36, bottom=54), character
    for character in "FMQT":
        assert contains(picture, glyph(11, character), top=48), character
    # What is not there is not found.
    assert not contains(picture, glyph(22, "k"), bottom=26)
    assert not contains(picture, glyph(11, "C"))


async def test_a_problem_has_its_page_and_a_lost_broker_is_shown(meter_on, listener: Listener, broker: Broker) -> None:
    fault = with_column(recording(Load()), 1, lambda _: 0)
    meter = meter_on(fault, "problem")
    api = NativeApi(meter.api_port)
    await api.open()
    await api.wait_for("measurement_problem", lambda problem: "never moves" in problem)
    broker.stop()
    pages = {}
    async with asyncio.timeout(60):
        # The meter notices only some time later that nobody answers.
        while len(pages) < 2 or not all(contains(pages[False], glyph(11, each), top=48) for each in "noMQT"):
            picture = await snapshot(api, "problem")
            # The line below the title stands on the page of the problem only.
            pages["#" * WIDTH in picture] = picture
            await asyncio.sleep(0.5)
    await api.client.disconnect()
    for character in "CHEKTMR":
        assert contains(pages[True], glyph(11, character), bottom=13), character
    for character in "thecurr":
        assert contains(pages[True], glyph(11, character), top=13, bottom=28), character
