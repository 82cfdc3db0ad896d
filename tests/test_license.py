from __future__ import annotations

from lintas.license import LICENSES, license_name


def test_a_licence_is_called_as_people_call_it() -> None:
    assert license_name("CC-BY-SA-4.0") == "CC BY SA 4.0"


def test_every_licence_can_be_read_somewhere() -> None:
    assert all(address.startswith("https://") for address in LICENSES.values())
