"""What GitHub tells of an issue that was opened or edited: https://docs.github.com/webhooks/webhook-events-and-payloads#issues."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

MAX_PAYLOAD = 2_000_000  # bytes; GitHub takes 65,536 characters for an issue
LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")


class NotForUsError(Exception):
    """The payload is none that a note could be made of; the text says why, for a log."""


class NoEventError(NotForUsError):
    """There is nothing in the file that could be an event."""


@dataclass(frozen=True)
class Issue:
    """An issue as it stands. `login` and `user` (its number) are empty and 0 where they are none of a person's."""

    number: int
    body: str
    login: str = ""
    user: int = 0
    labels: frozenset[str] = frozenset()


def read_event(file: Path) -> Issue:
    """Read the payload of an `issues` event.

    Raises:
        NoEventError: it can't be read.
        NotForUsError: it is no such payload, of a program, of a pull request, or of an issue that is closed.
    """
    issue = _mapping(_payload(file).get("issue"))
    number, body, user = issue.get("number"), issue.get("body"), _mapping(issue.get("user"))
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise NotForUsError("no-issue")
    if "pull_request" in issue:
        raise NotForUsError("pull-request")
    if issue.get("state") == "closed":
        raise NotForUsError("closed")
    if user.get("type") == "Bot":
        raise NotForUsError("bot")
    login, identity, labels = user.get("login"), user.get("id"), issue.get("labels")
    is_known = isinstance(login, str) and LOGIN.fullmatch(login) and isinstance(identity, int)
    return Issue(
        number,
        body if isinstance(body, str) else "",
        str(login) if is_known else "",
        cast("int", identity) if is_known else 0,
        frozenset(str(_mapping(label).get("name")) for label in labels) if isinstance(labels, list) else frozenset(),
    )


def _payload(file: Path) -> Mapping[str, object]:
    try:
        if file.stat().st_size > MAX_PAYLOAD:
            raise NoEventError("too-large")
        return _mapping(json.loads(file.read_bytes()))
    except OSError as error:
        raise NoEventError("no-file") from error
    except (ValueError, RecursionError) as error:
        raise NoEventError("no-json") from error


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}
