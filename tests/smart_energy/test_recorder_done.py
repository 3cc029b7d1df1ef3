"""Sums are read again only when the recorder has done what it was told before."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
import threading

from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.tasks import RecorderTask
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance

from custom_components.smart_energy.statistics import async_recorder_done

from .recorder_home import integration

__all__ = ["integration"]


@dataclass(slots=True)
class SlowTask(RecorderTask):
    """Lasts until it is let go."""

    begun: threading.Event
    let_go: threading.Event

    def run(self, instance: Recorder) -> None:
        self.begun.set()
        assert self.let_go.wait(30)


async def test_the_task_in_hand_is_waited_for(hass: HomeAssistant) -> None:
    task = SlowTask(begun=threading.Event(), let_go=threading.Event())
    get_instance(hass).queue_task(task)
    assert await hass.async_add_executor_job(task.begun.wait, 30)
    done = asyncio.ensure_future(async_recorder_done(hass))
    await asyncio.sleep(0.1)
    assert not done.done()
    task.let_go.set()
    await asyncio.wait_for(done, 30)
