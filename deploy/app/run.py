"""Starts the bridge with the app's options, and with the broker and the time zone that Home Assistant knows."""

from __future__ import annotations

from collections.abc import Mapping
import json
import os
from pathlib import Path
import pwd
import sys
from typing import Any, Final
from urllib.parse import quote
from urllib.request import Request, urlopen

SUPERVISOR: Final = "http://supervisor"
OPTIONS: Final = Path("/data/options.json")
USER: Final = "smart-energy"


def environment_of(options: Mapping[str, Any], broker: Mapping[str, Any], time_zone: str) -> dict[str, str]:
    """Return the bridge's settings; what is empty is left out, so that the bridge names it."""
    user, password = quote(broker["username"], safe=""), quote(broker["password"], safe="")
    scheme = "mqtts" if broker.get("ssl") else "mqtt"
    settings = {
        "SMART_ENERGY_MQTT_URL": f"{scheme}://{user}:{password}@{broker['host']}:{broker['port']}",
        "SMART_ENERGY_TIMEZONE": time_zone,
        **{f"SMART_ENERGY_{name.upper()}": value for name, value in options.items()},
    }
    return {name: str(value) for name, value in settings.items() if value}


def ask(path: str) -> dict[str, Any]:
    """Ask Home Assistant's supervisor; raises OSError."""
    request = Request(f"{SUPERVISOR}{path}", headers={"Authorization": f"Bearer {os.environ['SUPERVISOR_TOKEN']}"})  # noqa: S310
    with urlopen(request, timeout=10) as answer:  # noqa: S310
        data: dict[str, Any] = json.load(answer)["data"]
    return data


def main() -> None:
    """Read the options, give up root, become the bridge."""
    options = json.loads(OPTIONS.read_text())
    try:
        settings = environment_of(options, ask("/services/mqtt"), ask("/info")["timezone"])
    except (OSError, KeyError) as error:
        sys.exit(f"The bridge cannot start: Home Assistant does not tell broker and time zone ({error})")
    account = pwd.getpwnam(USER)
    spool = Path(os.environ["SMART_ENERGY_SPOOL"])
    spool.mkdir(mode=0o700, exist_ok=True)
    for path in (spool, *spool.iterdir()):
        os.chown(path, account.pw_uid, account.pw_gid)
    os.setgroups([])
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)
    inherited = {name: value for name, value in os.environ.items() if name != "SUPERVISOR_TOKEN"}
    os.execvpe("smart-energy", ["smart-energy", "bridge"], inherited | settings)  # noqa: S606


if __name__ == "__main__":
    main()
