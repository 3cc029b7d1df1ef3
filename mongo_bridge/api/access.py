"""Who asks, as a route's parameter: `who: Viewer`, `who: Editor`, `who: Admin` or `who: Owner`."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from mongo_bridge.access.gate import Gate
from mongo_bridge.access.principal import Principal, Role

_BEARER: Final = HTTPBearer(
    auto_error=False,
    bearerFormat="JWT or API token",
    description="An access token of POST /api/login, or an API token (`smart-energy token add NAME`).",
)


class Needs:
    """Lets in who has at least a role; raises AccessError for everyone else."""

    def __init__(self, role: Role, *, of_all: bool = False) -> None:
        """Ask for this role, and perhaps for the sight `of_all` devices."""
        self.role = role
        self.of_all = of_all

    def __call__(
        self, request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]
    ) -> Principal:
        """Return who asks."""
        gate: Gate = request.app.state.gate
        principal = gate.enter(credentials.credentials if credentials else None)
        principal.check_role(self.role)
        if self.of_all:
            principal.check_sees_all()
        return principal


FOR_VIEWERS: Final = Depends(Needs(Role.VIEWER))
_OWNER: Final = Needs(Role.ADMIN, of_all=True)
FOR_OWNERS: Final = Depends(_OWNER)
"""For routes that need not know who asks."""

Viewer = Annotated[Principal, Depends(Needs(Role.VIEWER))]
Editor = Annotated[Principal, Depends(Needs(Role.EDITOR))]
Admin = Annotated[Principal, Depends(Needs(Role.ADMIN))]
Owner = Annotated[Principal, Depends(_OWNER)]
"""An admin of all devices: one of some could give themselves the others."""
