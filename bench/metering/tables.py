"""Prints the tables of docs/develop/metering.md: accuracy beside the ideal and our peers, hard signals, cost."""

from accuracy import calibration, measure
from core import Core
import cost
import hard_signals
from signals import Adc, cycles_file

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
# Measured once with the libraries themselves on 84 recorded appliances, 12 bits, no noise added: EmonLib, EmonLibCM.
PEERS = {
    "V %": ("0.149", "0.008"),
    "P above 3 A %": ("0.16", "0.018"),
    "P 1-3 A %": ("0.18", "0.037"),
    "P 0.3-1 A %": ("0.44", "0.27"),
    "P below 0.3 A W": ("0.34", "0.24"),
}


def accuracy_table(core: Core) -> None:
    """Shared cycles at 50 and 60 Hz +-0.1 Hz, 1 s intervals, 95th percentile of the error."""
    ours = "ours | 100 us skew | least squares"
    print(f"| quantity | aim | {ours} | aim, 2 LSB noise | {ours} | EmonLib | EmonLibCM |")
    print("|---" * 11 + "|")
    columns = []
    for place, noise in enumerate((0.0, 2.0)):
        columns += [
            {row: f"{aims[place]:g}" for row, aims in AIMS.items()},
            *(
                {row: f"{errors.percentile(row):.4f}" for row in AIMS}
                for errors in (
                    measure(core, noise_counts=noise),
                    measure(core, noise_counts=noise, skew_us=100),
                    measure(core, noise_counts=noise, ideal=True),
                )
            ),
        ]
    for row in AIMS:
        print(f"| {row} | {' | '.join(column[row] for column in columns)} | {' | '.join(PEERS.get(row, ('', '')))} |")


def hard_table(core: Core) -> None:
    """Worst second of each generated signal."""
    print("| signal | V % | P, % of V times A | energy % | |")
    print("|---|---|---|---|---|")
    for case in hard_signals.CASES:
        outcome = hard_signals.run(core, case)
        print(
            f"| {case.name} | {outcome.voltage_percent:.4f} | {outcome.power_percent:.4f} "
            f"| {outcome.energy_percent:.4f} | {'flagged' if outcome.flagged else ''} |"
        )


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
    print("| compiled with | instructions a pair | with skew between the channels |")
    print("|---|---|---|")
    for optimise in ("-O2", "-Os"):
        print(f"| {optimise} | {cost.per_pair(0, optimise):.0f} | {cost.per_pair(100, optimise):.0f} |")


def main() -> None:
    core = Core()
    if cycles_file().exists():
        accuracy_table(core)
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
