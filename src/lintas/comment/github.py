"""What is asked of GitHub, by its own program `gh`, which has the token from the environment."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from lintas.comment.body import MARKER
from lintas.comment.left_behind import ARTIFACT, MOST_PACKED
from lintas.comment.run import Run

PREVIEW = "preview"
OURS = "github-actions[bot]"


class GitHub(Protocol):
    """What is asked of GitHub."""

    def ask(self, path: str, *options: str, send: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (JSON)
        """The answer to a request, below the address of GitHub's interface; None where there is no such thing."""

    def download(self, run: Run, artifact: int) -> bytes:
        """The zip of one artifact of a run, by its id."""


class Gh:
    """GitHub, by its own program `gh`."""

    def ask(self, path: str, *options: str, send: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (JSON)
        """As `GitHub` says.

        Raises:
            OSError: GitHub refused, for another reason than that it is not there.
        """
        body = ("--input", "-") if send is not None else ()
        done = subprocess.run(  # noqa: S603  (all that a stranger gave are a number and a text, which goes by stdin)
            ["gh", "api", path, *options, *body],  # noqa: S607  (the runner's own)
            input=json.dumps(send) if send is not None else None,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode and "HTTP 404" in done.stderr:
            return None
        if done.returncode:
            raise OSError(done.stderr.strip())
        return json.loads(done.stdout)

    def download(self, run: Run, artifact: int) -> bytes:
        """As `GitHub` says.

        Raises:
            CalledProcessError: GitHub refused.
        """
        command = ["gh", "api", f"repos/{run.repository}/actions/artifacts/{artifact}/zip"]
        return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603  (all of it is GitHub's own)


def texts_of(artifacts: Mapping[str, Any]) -> int | None:
    """The id of the artifact for the comment; None where there is none, or one larger than ours can be."""
    found = _newest(artifacts, ARTIFACT)
    return int(found["id"]) if found and found["size_in_bytes"] <= MOST_PACKED else None


def preview_of(artifacts: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The artifact that has the site to look at."""
    return _newest(artifacts, PREVIEW)


def _newest(artifacts: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """The last of a name: every attempt of a run may leave one."""
    return max((one for one in artifacts["artifacts"] if one["name"] == name), key=lambda one: one["id"], default=None)


def own_comment(comments: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The comment that we wrote before, if there is one; who only copies its marker is somebody else."""
    return next(
        (one for one in comments if (one["user"] or {}).get("login") == OURS and one["body"].startswith(MARKER)), None
    )
