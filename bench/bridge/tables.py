"""All figures in one run on the same servers. Absolute ones are this machine's; the ratios are what counts."""

from __future__ import annotations

from pathlib import Path
import tempfile

from contenders import bridge_end_to_end, insert_many, spool_to_database, tutorial_end_to_end
from memory import with_backlog
from servers import broker, database

ROUNDS = 3
COUNT = 40_000
TUTORIAL_COUNT = 4_000
BACKLOG = 1_000_000


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
    # What else the machine does only ever takes time away: the best round is the least disturbed one, for each alike.
    limit, writer, ours, tutorial = (max(rates[name]) for name in ("limit", "writer", "bridge", "tutorial"))
    print(f"\nMessages a second, best of {ROUNDS} rounds:\n")
    table = [
        ("bare insert_many, the limit", limit, ""),
        ("our writer, spool to database", writer, f"{writer / limit:.0%} of the limit, goal 85 %"),
        ("our bridge, broker to database", ours, f"{ours / limit:.0%} of the limit, goal 60 %"),
        ("tutorial, broker to database", tutorial, f"ours is {ours / tutorial:.1f} times this, goal 6"),
    ]
    for what, rate, verdict in table:
        print(f"| {what:32} | {rate:6.0f} | {verdict:36} |")
    print(f"\nMost memory with {BACKLOG:,} messages in the spool, goal 150 MB:")
    print(f"{waiting:.0f} MB while the database is away, {writing:.0f} MB while they are written")


if __name__ == "__main__":
    main()
