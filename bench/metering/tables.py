"""Prints the tables of docs/develop/metering.md: accuracy beside the ideal and our peers, hard signals, cost."""

from accuracy import calibration, emonlib, emonlibcm, least_squares, measure, ours, ours_at_first, record, scatter
from core import Core
import cost
import hard_signals
from signals import Adc, Scene, cycles_file, recorded_scenes, spread_scenes

# 95th percentiles that the meter aims at: without noise and with 2 counts of it.
AIMS = {
    "V %": (0.005, 0.015),
    "P above 3 A %": (0.01, 0.04),
    "P 1-3 A %": (0.03, 0.15),
    "P 0.3-1 A %": (0.2, 0.5),
    "P below 0.3 A W": (0.2, 0.3),
    "I below 0.3 A %": (1.5, 3.0),
    "PF above 1 A": (0.001, 0.001),
    "frequency mHz": (0.2, 0.5),
}
SCENES = {
    "the recorded cycles as they are (120 V)": recorded_scenes,
    "their shapes at currents spread over each row (230 V at 50 Hz, 120 V at 60 Hz)": spread_scenes,
}
# No peer corrects a delay of 100 us without being told by hand; only ours is compared with itself.
SKEW_US = 100


def accuracy_table(core: Core, scenes: list[Scene], place: int, noise_counts: float) -> None:
    """50 and 60 Hz +-0.1 Hz, 1 s intervals, 95th percentile of the error."""
    recordings = list(record(scenes, noise_counts=noise_counts))
    columns = {
        "ours": measure(core, recordings, ours),
        "least squares": measure(core, recordings, least_squares),
        "EmonLibCM": measure(core, recordings, emonlibcm),
        "EmonLib": measure(core, recordings, emonlib),
        "ours, first second": measure(core, recordings, ours_at_first),
        "ours, 100 us skew": measure(core, record(scenes, noise_counts=noise_counts, skew_us=SKEW_US), ours),
    }
    print(f"| quantity | aim | {' | '.join(columns)} |")
    print("|---" * (2 + len(columns)) + "|")
    for row, aims in AIMS.items():
        cells = [f"{errors.percentile(row):.4f}".replace("nan", "") for errors in columns.values()]
        print(f"| {row} | {aims[place]:g} | {' | '.join(cells)} |")


def accuracy_tables(core: Core) -> None:
    """Without and with noise, for both sets of scenes."""
    for name, scenes in SCENES.items():
        for place, noise in enumerate((0.0, 2.0)):
            print(f"Noise of {noise:g} counts, {name}:\n")
            accuracy_table(core, scenes(), place, noise)
            print()


def scatter_table(core: Core) -> None:
    """Small loads for five minutes: what rounding to counts shifts, and what noise scatters."""
    estimators = {"ours": ours, "least squares": least_squares, "EmonLibCM": emonlibcm, "EmonLib": emonlib}
    print(f"| load, noise | {' | '.join(estimators)} |")
    print("|---" * (1 + len(estimators)) + "|")
    for current_a in (0.13, 0.33, 0.76):
        for noise in (0.0, 2.0):
            errors = [scatter(core, current_a, noise, estimator) for estimator in estimators.values()]
            cells = [f"{mean:+.3f} +- {deviation:.3f}" for mean, deviation in errors]
            print(f"| {current_a:g} A, {noise:g} counts | {' | '.join(cells)} |")


def hard_table(core: Core) -> None:
    """Worst second of each generated signal, and in brackets that of the ideal estimator."""
    print("| signal | V % | P, % of V times A | energy % | |")
    print("|---|---|---|---|---|")
    for case in hard_signals.CASES:
        outcome, ideal = hard_signals.run(core, case)
        cells = [f"{ours:.4f} ({best:.4f})" for ours, best in zip(outcome.percents, ideal.percents, strict=True)]
        print(f"| {case.name} | {' | '.join(cells)} | {'flagged' if outcome.flagged else ''} |")


def day_table(core: Core) -> None:
    """A register after a day of appliances that switch at random instants."""
    print("| a day of switching appliances | flowed Wh | counted Wh | error % |")
    print("|---|---|---|---|")
    for noise in (0.0, 2.0):
        exact_wh, measured_wh = core.measure_house(24, calibration(Adc(noise_counts=noise)))
        error = 100 * (measured_wh / exact_wh - 1)
        print(f"| noise of {noise:g} counts | {exact_wh:.1f} | {measured_wh:.1f} | {error:.4f} |")


def cost_table() -> None:
    """Instructions per pair, soft floats, everything included."""
    if not cost.is_possible():
        print(cost.MISSING)
        return
    print(
        "| compiled with | instructions a pair | with skew | of these a window's close | a window's and an interval's |"
    )
    print("|---|---|---|---|---|")
    for optimise in ("-O2", "-Os"):
        counts = [
            *(f"{cost.per_pair(skew_us, optimise):.0f}" for skew_us in (0, SKEW_US)),
            *(str(cost.per_close(pair, optimise)) for pair in cost.CLOSING_PAIRS),
        ]
        print(f"| {optimise} | {' | '.join(counts)} |")


def main() -> None:
    core = Core()
    if cycles_file().exists():
        accuracy_tables(core)
        scatter_table(core)
    else:
        print(f"Accuracy on recorded appliances is not measured: {cycles_file()} is not there.")
    print()
    hard_table(core)
    print()
    day_table(core)
    print()
    cost_table()


if __name__ == "__main__":
    main()
