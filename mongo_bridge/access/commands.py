"""The commands `smart-energy user` and `smart-energy token`, for who has the database's address anyway."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import getpass
import os
from pathlib import Path
import sys
from typing import TYPE_CHECKING, Any

from pymongo.errors import PyMongoError

from energy_core.message_error import MessageError
from energy_core.topic import check_device_id
from mongo_bridge.settings import SettingsError, load_mongodb
from mongo_bridge.store import Store

from .api_tokens import ApiTokens
from .audit import Audit
from .passwords import PasswordError
from .principal import Role
from .sessions import Sessions
from .users import UserError, Users

if TYPE_CHECKING:
    from argparse import _SubParsersAction

type _Command = Callable[[Store, Namespace], None]


class _CommandError(Exception):
    """The command cannot be done: the text says why."""


def add_commands(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add both commands to the command line."""
    user = commands.add_parser("user", help="add, change, list and remove users of the API")
    _actions(
        user,
        {
            "add": (_add_user, "add a user", ("name", "role", "devices", "password")),
            "list": (_list_users, "list all users", ()),
            "role": (_set_role, "give a user another role", ("name", "role")),
            "devices": (_set_devices, "let a user see some devices only, or all", ("name", "devices")),
            "password": (_set_password, "give a user another password; ends their sessions", ("name", "password")),
            "remove": (_remove_user, "remove a user; ends their sessions", ("name",)),
        },
    )
    token = commands.add_parser("token", help="make, list and revoke API tokens for programs")
    _actions(
        token,
        {
            "add": (_add_token, "make a token, and print it this once", ("name", "role", "devices", "days")),
            "list": (_list_tokens, "list all tokens", ()),
            "revoke": (_revoke_token, "revoke a token, by its id", ("id",)),
        },
    )


def _actions(parser: ArgumentParser, actions: dict[str, tuple[_Command, str, tuple[str, ...]]]) -> None:
    choices = parser.add_subparsers(required=True, metavar="ACTION")
    for name, (command, text, options) in actions.items():
        action = choices.add_parser(name, help=text, description=text)
        action.add_argument("--config", type=Path, metavar="FILE", help="a TOML file with the bridge's settings")
        for option in options:
            _ARGUMENTS[option](action)
        action.set_defaults(run=lambda given, command=command: _run(command, given))


_ARGUMENTS: dict[str, Callable[[ArgumentParser], Any]] = {
    "name": lambda action: action.add_argument("name", metavar="NAME"),
    "id": lambda action: action.add_argument("id", metavar="ID"),
    "role": lambda action: action.add_argument(
        "--role", choices=list(Role), type=Role, default=Role.VIEWER, help="viewer if not given"
    ),
    "devices": lambda action: action.add_argument(
        "--devices", metavar="ID,ID", help="the devices that they may see; all if not given"
    ),
    "days": lambda action: action.add_argument("--days", type=int, metavar="N", help="it expires after N days"),
    "password": lambda action: action.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help="where the password is; - is standard input; asked if not given",
    ),
}


def _run(command: _Command, given: Namespace) -> int:
    try:
        address = load_mongodb(os.environ, given.config)
    except SettingsError as error:
        print(f"smart-energy needs to know the database:\n{error}", file=sys.stderr)
        return 2
    store = Store(address)
    try:
        command(store, given)
    except (UserError, PasswordError, MessageError, _CommandError, OSError) as error:
        print(f"smart-energy: {error}", file=sys.stderr)
        return 1
    except PyMongoError as error:
        print(f"smart-energy: the database does not answer: {error!s:.300}", file=sys.stderr)
        return 1
    finally:
        store.close()
    return 0


def _add_user(store: Store, given: Namespace) -> None:
    devices = _devices(given)
    user = Users(store.database).add(given.name, _password(given), given.role, devices)
    _note(store, "user added", user.name, role=user.role.value, devices=devices)
    print(f"{user.name} is {user.role} now")


def _list_users(store: Store, _given: Namespace) -> None:
    for user in Users(store.database).all():
        devices = "all devices" if user.devices is None else ", ".join(sorted(user.devices))
        print(f"{user.name}\t{user.role}\t{devices}")


def _set_role(store: Store, given: Namespace) -> None:
    Users(store.database).set_role(given.name, given.role)
    _note(store, "user changed", given.name, role=given.role.value)


def _set_devices(store: Store, given: Namespace) -> None:
    devices = _devices(given)
    Users(store.database).set_devices(given.name, devices)
    _note(store, "user changed", given.name, devices=devices)


def _set_password(store: Store, given: Namespace) -> None:
    Users(store.database).set_password(given.name, _password(given))
    Sessions(store.database).end_all(given.name)
    _note(store, "user changed", given.name, changed=["password"])


def _remove_user(store: Store, given: Namespace) -> None:
    Users(store.database).remove(given.name)
    Sessions(store.database).end_all(given.name)
    _note(store, "user removed", given.name)


def _add_token(store: Store, given: Namespace) -> None:
    expires_at = None if given.days is None else datetime.now(UTC) + timedelta(days=given.days)
    devices = _devices(given)
    tokens = ApiTokens(store.database)
    document, text = tokens.add(given.name, given.role, devices=devices, created_by=_who(), expires_at=expires_at)
    _note(store, "token added", document["_id"].partition("|")[2], name=given.name, role=given.role.value)
    print(text)


def _list_tokens(store: Store, _given: Namespace) -> None:
    for token in ApiTokens(store.database).all():
        devices = "all devices" if token["devices"] is None else ", ".join(token["devices"])
        used = token["usedAt"].isoformat(timespec="minutes") if token["usedAt"] else "never used"
        print(f"{token['_id'].partition('|')[2]}\t{token['name']}\t{token['role']}\t{devices}\t{used}")


def _revoke_token(store: Store, given: Namespace) -> None:
    if not ApiTokens(store.database).revoke(given.id):
        raise _CommandError(f"there is no token {given.id!r:.80}; `smart-energy token list` shows their ids")
    _note(store, "token revoked", given.id)


def _password(given: Namespace) -> str:
    """Return the password; never an argument, which every user of the machine could see."""
    if given.password_file is not None:
        is_input = str(given.password_file) == "-"
        return (sys.stdin.read() if is_input else given.password_file.read_text("utf-8")).strip("\r\n")
    if not sys.stdin.isatty():
        raise _CommandError("no terminal to ask for the password; give --password-file FILE, or - for standard input")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise _CommandError("the two passwords differ")
    return password


def _devices(given: Namespace) -> list[str] | None:
    return None if given.devices is None else [check_device_id(each.strip()) for each in given.devices.split(",")]


def _who() -> str:
    return f"cli-{os.getuid()}"


def _note(store: Store, action: str, target: str, **detail: Any) -> None:
    Audit(store.database).note(_who(), action, target, None, **detail)
