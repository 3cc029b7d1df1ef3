"""All figures in one run on the same servers. Absolute ones are this machine's; the ratios are what counts.

Many short rounds, each with all contenders one after the other: what else the machine does meets all of them alike. A
ratio is taken within each round, and the median of the rounds is told.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
import tempfile

from contenders import bridge_end_to_end, insert_many, spool_to_database, tutorial_end_to_end
from memory import with_backlog
from servers import broker, database

ROUNDS = 5
COUNT = 40_000
TUTORIAL_COUNT = 2_000
BACKLOG = 1_000_000


def share(rates: dict[str, list[float]], name: str, other: str) -> float:
    return median(one / another for one, another in zip(rates[name], rates[other], strict=True))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rates: dict[str, list[float]] = {"limit": [], "writer": [], "bridge": [], "tutorial": []}
        with broker(folder / "broker") as mqtt, database(folder / "database") as mongodb:
            for number in range(ROUNDS):
                run = folder / f"run{number}"
                run.mkdir()
                rates["limit"].append(insert_many(mongodb, f"limit{number}", COUNT))
                rates["writer"].append(spool_to_database(run / "spool0", mongodb, f"writer{number}", COUNT))
                rates["bridge"].append(bridge_end_to_end(run, mqtt, mongodb, f"bridge{number}", COUNT))
                rates["tutorial"].append(tutorial_end_to_end(mqtt, mongodb, f"tutorial{number}", TUTORIAL_COUNT))
                print(f"round {number + 1}:", {name: round(values[-1]) for name, values in rates.items()}, flush=True)
            waiting, writing = with_backlog(folder / "backlog", mqtt, mongodb, BACKLOG)
    writer, ours = (share(rates, name, "limit") for name in ("writer", "bridge"))
    print(f"\nMessages a second, median of {ROUNDS} rounds (lowest to highest):\n")
    table = [
        ("bare insert_many, the limit", "limit", ""),
        ("our writer, spool to database", "writer", f"{writer:.0%} of the limit, goal 85 %"),
        ("our bridge, broker to database", "bridge", f"{ours:.0%} of the limit, goal 60 %"),
        (
            "tutorial, broker to database",
            "tutorial",
            f"ours is {share(rates, 'bridge', 'tutorial'):.1f} times this, goal 6",
        ),
    ]
    for what, name, verdict in table:
        found = rates[name]
        print(f"| {what:32} | {median(found):6.0f} ({min(found):.0f} to {max(found):.0f}) | {verdict:36} |")
    print(f"\nMost memory with {BACKLOG:,} messages in the spool, goal 150 MB:")
    print(f"{waiting:.0f} MB while the database is away, {writing:.0f} MB while they are written")


if __name__ == "__main__":
    main()
