"""What the routes take and give, for the description at /api/openapi.json; what is taken is checked against it."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from mongo_bridge.access.passwords import LONGEST, SHORTEST

_EXAMPLE_TIME: Final = 1769814000
_READING: Final[dict[str, Any]] = {
    "deviceId": "meter-01",
    "timestamp": _EXAMPLE_TIME,
    "voltage": 220.4,
    "current": 1.34,
    "power": 295.4,
    "energy": 1.24,
}

DeviceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
UserName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.@-]{1,40}$")]
Password = Annotated[str, StringConstraints(min_length=SHORTEST, max_length=LONGEST)]
RoleName = Literal["viewer", "editor", "admin"]


class Taken(BaseModel):
    """A request's body: an unknown field is an error, since it may be a misspelled one."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Given(BaseModel):
    """An answer's body; readings and info messages may hold fields that nobody here knows."""

    model_config = ConfigDict(extra="allow")


class Problem(Given):
    """RFC 9457 problem details."""

    type: str
    title: str
    status: int
    detail: str


class Reading(Given):
    """A reading as its message came; of an aggregated one, powers are of `interval` seconds."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"example": _READING})

    timestamp: float | str = Field(description="Unix time in s when the interval ended; ISO 8601 with time=iso")


class Device(Given):
    """A device and its newest reading; null where nothing is known."""

    deviceId: str  # noqa: N815 (its name in the messages)
    status: Literal["online", "offline"] | None
    info: dict[str, Any] | None
    parent: str | None = Field(description="the meter that a circuit belongs to")
    firstSeen: float | None  # noqa: N815
    lastSeen: float | None  # noqa: N815
    lastReading: Reading | None  # noqa: N815


class AlertModel(Given):
    """An alert; `until` is missing while it lasts."""

    id: str = Field(examples=["meter-01|overvoltage|1769814000000"])


class Health(Given):
    """What the bridge is connected to, and what became of what came."""

    status: Literal["ok", "degraded"]
    problems: list[str]
    broker: Literal["connected", "disconnected"]
    database: Literal["reachable", "unreachable"]


class Login(Taken):
    """Name and password."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=64)] = Field(examples=["admin"])
    password: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)] = Field(examples=["correct horse"])


class Refresh(Taken):
    """A refresh token."""

    refreshToken: Annotated[str, StringConstraints(max_length=200)]  # noqa: N815


class GrantModel(Given):
    """Tokens of a session: the access token is good for `expiresIn` seconds, the refresh token once."""

    accessToken: str  # noqa: N815
    tokenType: Literal["Bearer"]  # noqa: N815
    expiresIn: int  # noqa: N815
    refreshToken: str  # noqa: N815
    role: RoleName


class Me(Given):
    """Who asks; `devices` null means all."""

    name: str
    role: RoleName
    devices: list[str] | None


class PasswordChange(Taken):
    """The password that holds, and the new one."""

    old: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]
    new: Password


class NewUser(Taken):
    """A user to add; `devices` are those that they may see, null means all."""

    name: UserName
    password: Password
    role: RoleName
    devices: list[DeviceId] | None = None


class UserChange(Taken):
    """What to change of a user; what is left out stays."""

    role: RoleName | None = None
    password: Password | None = None
    devices: list[DeviceId] | None = None


class UserModel(Given):
    """A user."""

    name: str
    role: RoleName
    devices: list[str] | None
    createdAt: float  # noqa: N815
    changedAt: float  # noqa: N815


class NewToken(Taken):
    """An API token to make; without `days` it never expires."""

    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.@-]{1,32}$")] = Field(examples=["grafana"])
    role: RoleName
    devices: list[DeviceId] | None = None
    days: Annotated[int, Field(ge=1, le=3660)] | None = None


class TokenModel(Given):
    """An API token, without its text."""

    id: str
    name: str
    role: RoleName
    devices: list[str] | None
    createdBy: str  # noqa: N815
    createdAt: float  # noqa: N815
    expiresAt: float | None  # noqa: N815
    usedAt: float | None  # noqa: N815


class NewTokenModel(TokenModel):
    """A token that was just made: its text is shown this once."""

    token: str


class AuditEntry(Given):
    """Who did what."""

    at: float
    actor: str
    action: str
    target: str
    address: str | None


class DeadLetter(Given):
    """A message that was refused, and why."""

    id: str
    topic: str | None
    field: str
    reason: str
    payload: str
    size: int
    receivedAt: float  # noqa: N815


class Conflict(Given):
    """A reading whose time is taken by another with other values."""

    id: str
    deviceId: str  # noqa: N815
    timestamp: float
    stored: Reading | None
    reading: Reading


class Resolution(Taken):
    """Which reading to keep: the one that is `stored`, or the `new` one that is in conflict with it."""

    keep: Literal["stored", "new"]


class SettingsModel(Given):
    """The settings of one device, as they are on its retained topics; null where nobody set any."""

    deviceId: str  # noqa: N815
    limits: dict[str, Any] | None
    tariff: dict[str, Any] | None


class CostModel(Given):
    """What a time added to the bill; `isCertain` is false where something of it is missing or estimated."""

    deviceId: str  # noqa: N815
    start: float | str
    end: float | str
    cost: str = Field(description="decimal, in `currency`", examples=["1.23"])
    currency: str = Field(description="ISO 4217", examples=["EUR"])
    importedKwh: float  # noqa: N815
    exportedKwh: float  # noqa: N815
    unpricedKwh: float = Field(description="energy that no price is known for, and that costs nothing here")  # noqa: N815
    isCertain: bool  # noqa: N815


class PriceName(Given):
    """Prices from outside, and from when to when some are known; there may be gaps."""

    name: str = Field(examples=["day_ahead"])
    start: float
    end: float


class PriceModel(Given):
    """A price per kWh over [start, end), in the currency of the tariff that takes it."""

    start: float | str
    end: float | str
    price: str = Field(description="decimal", examples=["0.0812"])


class NewPrice(Taken):
    """A price to give; without `end` it holds until the next one, an hour at most."""

    start: str | float = Field(description="ISO 8601 with a UTC offset, or Unix time in s")
    price: float | str
    end: str | float | None = None


class BillModel(Given):
    """A bill; times in ISO 8601, amounts as decimal text."""

    deviceId: str  # noqa: N815
    currency: str
    periods: list[dict[str, Any]]
    total: str


class ForecastHour(Given):
    """Net energy in kWh that is expected of one hour; negative is exported."""

    start: float | str
    end: float | str
    kwh: float = Field(description="as likely more as less")
    p10: float
    p90: float


class ForecastScores(Given):
    """Scores of the forecasts that were kept, at most 60, against what was measured since."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)

    deviceId: str  # noqa: N815
    forecasts: int = Field(description="how many were kept, each of a day")
    start: float | None = Field(alias="from")
    end: float | None = Field(alias="to")
    hours: int = Field(description="of them that were measured")
    mase: float | None = Field(description="mean absolute error by that of yesterday's same hour; below 1 is better")
    maeKwh: float | None = Field(description="mean absolute error of an hour")  # noqa: N815
    coverage: float | None = Field(description="share of the hours from p10 to p90; 0.8 is meant")
    reason: str | None = Field(description="why there is no score")


class SummaryModel(Given):
    """What flowed in one bucket of time: energies in Wh, powers in W, voltages in V; null where no reading says."""

    deviceId: str  # noqa: N815
    start: float | str
    end: float | str
    energyImported: float  # noqa: N815
    energyExported: float  # noqa: N815
    powerMean: float | None  # noqa: N815
    powerMin: float | None  # noqa: N815
    powerMax: float | None  # noqa: N815
    readingsReceived: int  # noqa: N815
    readingsExpected: float  # noqa: N815
    estimatedShare: float | None = Field(description="0 to 1: of the known time, what no reading covers")  # noqa: N815
    cost: str | None = Field(
        None, description="what it added to the bill, decimal, in `currency`; null: see `costReason`", examples=["1.23"]
    )
    currency: str | None = Field(None, description="ISO 4217", examples=["EUR"])
    costIsCertain: bool = Field(default=False, description="false where energy or price is missing or estimated")  # noqa: N815
    costReason: str | None = Field(None, description="why there is no cost, or what is missing in it")  # noqa: N815
