"""Topics of devices."""

from __future__ import annotations

import pytest

from energy_core.message_error import MessageError
from energy_core.topic import Topic, check_device_id, check_root, parse_topic, subscription


@pytest.mark.parametrize("root", ["/energy", "energy", "home/attic/energy", "/a b/ä"])
def test_a_topic_is_read_as_it_is_written(root: str) -> None:
    topic = Topic(check_root(root), "meter-01", "settings/limits")
    assert parse_topic(str(topic), root) == topic


def test_a_subscription_takes_every_device() -> None:
    assert subscription("/energy", "data") == "/energy/+/data"


@pytest.mark.parametrize("device_id", ["m", "meter-01", "Meter_1", "x" * 64])
def test_device_ids(device_id: str) -> None:
    assert check_device_id(device_id) == device_id


@pytest.mark.parametrize("device_id", ["", "x" * 65, "meter 01", "meter/01", "zähler", "m\n", None, 5, ["m"]])
def test_wrong_device_ids(device_id: object) -> None:
    with pytest.raises(MessageError, match="deviceId: expected 1 to 64 of"):
        check_device_id(device_id)


@pytest.mark.parametrize("root", ["", "/", "/energy/", "/energy/#", "+/energy", "a//b", "a\0b", "$share/x", "$SYS"])
def test_wrong_roots(root: str) -> None:
    with pytest.raises(MessageError, match="root: expected a topic such as /energy"):
        check_root(root)


@pytest.mark.parametrize("text", ["", "/energy", "/energy/m", "/energy/m/", "/other/m/data", "energy/m/data"])
def test_a_topic_of_no_device(text: str) -> None:
    with pytest.raises(MessageError, match="topic: expected /energy/<deviceId>/<kind>"):
        parse_topic(text, "/energy")


def test_a_topic_of_an_impossible_device() -> None:
    with pytest.raises(MessageError, match="deviceId"):
        parse_topic("/energy/meter 01/data", "/energy")
