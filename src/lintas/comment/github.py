"""What is asked of GitHub, by its own program `gh`, which has the token from the environment."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from lintas.comment.body import MARKER
from lintas.comment.left_behind import ARTIFACT, MOST_PACKED
from lintas.comment.run import Run

OURS = "github-actions[bot]"


class GitHub(Protocol):
    """What is asked of GitHub."""

    def ask(self, path: str, *options: str, send: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (JSON)
        """The answer to a request, below the address of GitHub's interface; None where there is no such thing."""

    def download(self, run: Run, folder: Path) -> None:
        """Put the files of a run's artifact for the comment into a folder of their own."""


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

    def download(self, run: Run, folder: Path) -> None:
        """As `GitHub` says."""
        command = ["gh", "run", "download", str(run.id), "--repo", run.repository, "--name", ARTIFACT]
        subprocess.run([*command, "--dir", str(folder)], check=True)  # noqa: S603  (all of it is GitHub's own)


def size_fits(artifacts: Mapping[str, Any]) -> bool:
    """Whether there is an artifact for the comment that is not larger than ours can be."""
    return any(one["size_in_bytes"] <= MOST_PACKED for one in artifacts["artifacts"] if one["name"] == ARTIFACT)


def preview_of(artifacts: Mapping[str, Any]) -> int | None:
    """The id of the artifact that has the site to look at."""
    return next((int(one["id"]) for one in artifacts["artifacts"] if one["name"] == "preview"), None)


def own_comment(comments: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The comment that we wrote before, if there is one; who only copies its marker is somebody else."""
    return next(
        (one for one in comments if (one["user"] or {}).get("login") == OURS and one["body"].startswith(MARKER)), None
    )
