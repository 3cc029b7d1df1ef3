"""Instructions per voltage/current pair on rv32imc (the ESP32-C3's), counted by qemu-riscv32."""

from pathlib import Path
import shutil
import subprocess

from core import CORE_SOURCES, ROOT

BUILD = ROOT / "build/bench/rv32"
LIBC = Path("/usr/lib/picolibc/riscv64-unknown-elf")
COMPILER = "riscv64-unknown-elf-g++"
EMULATOR = "qemu-riscv32"
MISSING = (
    "not counted: it needs qemu-riscv32, riscv64-unknown-elf-g++ and its picolibc "
    "(apt install qemu-user gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf g++)"
)
# Two runs are compared, so that start-up costs nothing: both begin after the frequency is found.
PAIRS = (8000, 16000)
BLOCK = 32
# The first closes a window of 0.2 s, the second one of these and the interval of 1 s with it.
CLOSING_PAIRS = (8800, 12000)


def cpp_headers() -> list[str]:
    """Include options for the host compiler's standard library; the cross compiler comes without one."""
    host = max(
        (path for path in Path("/usr/include/c++").glob("*") if path.name.isdigit()), key=lambda path: int(path.name)
    )
    machine = next(Path("/usr/include").glob(f"*-linux-gnu/c++/{host.name}"))
    return ["-isystem", str(host), "-isystem", str(machine), "-idirafter", str(LIBC / "include")]


def build(pairs: int, skew_us: float, optimise: str, *, metering: bool) -> Path:
    """The program of cost.cpp for this many pairs."""
    BUILD.mkdir(parents=True, exist_ok=True)
    # All that the host's headers want of its C library.
    (BUILD / "features.h").write_text("#define __GLIBC_PREREQ(major, minor) 0\n")
    program = BUILD / f"cost_{pairs}_{skew_us:g}_{optimise}_{metering:d}"
    command = [
        COMPILER,
        *("-march=rv32imc", "-mabi=ilp32", "-std=c++20", optimise, "-fno-exceptions", "-fno-rtti"),
        *("-fno-threadsafe-statics", "-ffunction-sections", "-fdata-sections", "-nostdlib", "-Wl,--no-relax"),
        *("-Wl,--gc-sections", "-Wl,-Ttext-segment=0x10000"),
        *(f"-DPAIRS={pairs}", f"-DSKEW_US={float(skew_us)}f", f"-DMETERING={metering:d}"),
        *("-fext-numeric-literals", f"-I{ROOT}", "-isystem", str(BUILD), *cpp_headers()),
        *(str(ROOT / "bench/metering/cost.cpp"), *map(str, CORE_SOURCES)),
        *(f"-L{LIBC / 'lib/rv32im/ilp32'}", "-lm", "-lc", "-lgcc", "-o", str(program)),
    ]
    subprocess.run(command, check=True)
    return program


def instructions(program: Path) -> int:
    """How many instructions a run of the program takes: in single steps, each is one line of qemu's log."""
    command = [EMULATOR, "-singlestep", "-d", "nochain,exec", "-D", "/dev/stdout", str(program)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        if process.stdout is None:
            raise RuntimeError("qemu has no output")
        lines = 0
        while block := process.stdout.read(1 << 20):
            lines += block.count(b"\n")
    if process.returncode:
        raise SystemExit(f"{program.name} failed with {process.returncode}")
    return lines


def per_pair(skew_us: float, optimise: str) -> float:
    """Instructions per pair, window closes included, the loop that feeds the pairs not."""
    metered, fed = (
        [instructions(build(pairs, skew_us, optimise, metering=metering)) for pairs in PAIRS]
        for metering in (True, False)
    )
    return ((metered[1] - metered[0]) - (fed[1] - fed[0])) / (PAIRS[1] - PAIRS[0])


def per_close(closing_pair: int, optimise: str) -> int:
    """Instructions of what a window's last pair does beyond its block of samples: the same block before it did not."""
    ends = [instructions(build(closing_pair - blocks * BLOCK, 0, optimise, metering=True)) for blocks in range(3)]
    return (ends[0] - ends[1]) - (ends[1] - ends[2])


def is_possible() -> bool:
    """Whether the tools are here."""
    return bool(shutil.which(COMPILER) and shutil.which(EMULATOR) and LIBC.exists())
