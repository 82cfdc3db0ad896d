"""Which run is asked about, and whether a number belongs to it; by GitHub's event and answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CHECK = ".github/workflows/check.yml"
NUMBER = re.compile(r"[1-9][0-9]{0,8}")
ENDED = {"success", "failure"}  # a run that was stopped says nothing of the notes


@dataclass(frozen=True)
class Run:
    """A finished run of the check: the repository as `owner/name`, the run's id, and the commit that it looked at."""

    repository: str
    id: int
    commit: str
    server: str = "https://github.com"

    @property
    def address(self) -> str:
        """Where the run can be looked at."""
        return f"{self.server}/{self.repository}/actions/runs/{self.id}"


def run_of(event: Mapping[str, Any], server: str = "https://github.com") -> Run | None:
    """The run that an event `workflow_run` tells of; None where it is not a check of a pull request that ended."""
    run = event["workflow_run"]
    if run["path"].partition("@")[0] != CHECK or run["event"] != "pull_request" or run["conclusion"] not in ENDED:
        return None
    return Run(event["repository"]["full_name"], int(run["id"]), run["head_sha"], server)


def number_in(text: str) -> int | None:
    """The number of a pull request, as the run wrote it down; None where it is none."""
    found = NUMBER.fullmatch(text.strip())
    return int(found[0]) if found else None


def belongs(pull: Mapping[str, Any], run: Run) -> bool:
    """Whether a pull request of this repository is open and still at the commit that the run looked at.

    Who changes the number gets no comment elsewhere: another pull request has another commit. Nor does a late run
    write over what a newer one said.
    """
    return bool(
        pull["state"] == "open"
        and pull["head"]["sha"] == run.commit
        and pull["base"]["repo"]["full_name"] == run.repository
    )
