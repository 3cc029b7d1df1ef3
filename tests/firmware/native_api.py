"""A connection to a meter's native API, its entities by object id and their last states."""

import asyncio
from collections.abc import Callable
import contextlib
from typing import Any, Self

from aioesphomeapi import APIClient


class NativeApi:
    """What Home Assistant's ESPHome integration sees of a meter."""

    def __init__(self, port: int) -> None:
        self.client = APIClient("127.0.0.1", port, None)
        self.entities: dict[str, Any] = {}
        self.actions: dict[str, Any] = {}
        self.states: dict[int, Any] = {}

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.disconnect()

    async def open(self) -> None:
        async with asyncio.timeout(10):
            while True:
                with contextlib.suppress(Exception):
                    await self.client.connect(login=True)
                    break
                await asyncio.sleep(0.2)
        entities, actions = await self.client.list_entities_services()
        self.entities = {entity.object_id: entity for entity in entities}
        self.actions = {action.name: action for action in actions}
        self.client.subscribe_states(lambda state: self.states.__setitem__(state.key, state))

    def state(self, object_id: str) -> Any:
        state = self.states.get(self.entities[object_id].key)
        return None if state is None else state.state

    async def wait_for(self, object_id: str, condition: Callable[[Any], bool], timeout_s: float = 15) -> Any:
        """Return the entity's state once it is as wanted."""
        try:
            async with asyncio.timeout(timeout_s):
                while (state := self.state(object_id)) is None or not condition(state):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
                return state
        except TimeoutError:
            raise AssertionError(f"{object_id} stayed {self.state(object_id)!r}") from None

    def set_publishing(self, on: bool) -> None:
        self.client.switch_command(self.entities["publishing"].key, on)

    def set_number(self, object_id: str, value: float) -> None:
        self.client.number_command(self.entities[object_id].key, value)

    def press(self, object_id: str) -> None:
        self.client.button_command(self.entities[object_id].key)

    async def erase_store(self) -> None:
        """Press the button as someone does who means it: once, and again after a second."""
        self.press("erase_offline_store")
        await self.wait_for("offline_store", lambda text: "press again" in text)
        await asyncio.sleep(1.2)
        self.press("erase_offline_store")

    async def act(self, name: str, **values: Any) -> None:
        await self.client.execute_service(self.actions[name], values)
