"""Who asks, as a route's parameter: `who: Viewer`, `who: Editor` or `who: Admin`."""

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

    def __init__(self, role: Role) -> None:
        """Ask for this role."""
        self.role = role

    def __call__(
        self, request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]
    ) -> Principal:
        """Return who asks."""
        gate: Gate = request.app.state.gate
        principal = gate.enter(credentials.credentials if credentials else None)
        principal.check_role(self.role)
        return principal


FOR_VIEWERS: Final = Depends(Needs(Role.VIEWER))
FOR_ADMINS: Final = Depends(Needs(Role.ADMIN))
"""For routes that need not know who asks."""

Viewer = Annotated[Principal, Depends(Needs(Role.VIEWER))]
Editor = Annotated[Principal, Depends(Needs(Role.EDITOR))]
Admin = Annotated[Principal, Depends(Needs(Role.ADMIN))]
