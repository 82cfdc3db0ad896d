"""Where readers reach those who keep a base, and under which licence what they bring is published."""

from __future__ import annotations

import re
from dataclasses import dataclass

REPOSITORY = re.compile(r"https://[\w.-]+/[\w.-]+/[\w.-]+")
# No more than an address in a link can hold without quoting; whether somebody reads there only a mail can tell.
MAIL = re.compile(r"[A-Za-z0-9.!#$*+/=^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# With the code of the country, and no zero before it: at most 15 digits (ITU-T E.164).
WHATSAPP = re.compile(r"[1-9]\d{6,14}")


@dataclass(frozen=True)
class Doors:
    """The ways in, and what holds for all of them; each is empty where there is none.

    `repository` is the address of one on GitHub without a slash at its end, `whatsapp` a number as `digits` gives it,
    `license` one of `LICENSES`, `office` the name of the one that keeps the base.
    """

    repository: str = ""
    mail: str = ""
    whatsapp: str = ""
    license: str = ""
    office: str = ""


NO_DOORS = Doors()


def digits(number: object) -> str:
    """A telephone number as people write it, `+62 812-3456-789`, in digits alone; what is no number stays as it is.

    YAML takes a number without blanks for one to reckon with.
    """
    text = str(number or "").strip()
    bare = re.sub(r"[\s().-]|^\+", "", text)
    return bare if bare.isdecimal() else text
