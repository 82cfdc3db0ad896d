"""`python -m lintas.comment FOLDER`: the comment on the pull request whose check has ended.

`FOLDER` is a new one, for what the run has left behind. The event comes by `GITHUB_EVENT_PATH`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from lintas.comment.body import comment_body
from lintas.comment.github import ask, download, own_comment, preview_of, size_fits
from lintas.comment.left_behind import NUMBER, read_left_behind
from lintas.comment.run import belongs, number_in, run_of
from lintas.terminal import say


def main(folder: Path) -> str:
    """Write or update the comment; gives in a sentence what was done, for the run's log."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    run = run_of(event, os.environ.get("GITHUB_SERVER_URL", "https://github.com"))
    if run is None:
        return "This was no check of a pull request that came to its end."
    artifacts = ask(f"repos/{run.repository}/actions/runs/{run.id}/artifacts?per_page=100")
    if not size_fits(artifacts):
        return "The run left nothing behind for a comment, or too much."
    download(run, folder)
    texts = read_left_behind(folder)
    number = number_in(texts.get(NUMBER, ""))
    pull = ask(f"repos/{run.repository}/pulls/{number}") if number else None
    if pull is None or not belongs(pull, run):
        return "The number that the run left behind is not that of its pull request, or there is a newer commit."
    site = (ask(f"repos/{run.repository}/pages") or {}).get("html_url", "")
    body = comment_body(run, texts, f"{site.rstrip('/')}/" if site else "", preview_of(artifacts))
    comments = f"repos/{run.repository}/issues/{number}/comments"
    before = own_comment(one for page in ask(f"{comments}?per_page=100", "--paginate", "--slurp") for one in page)
    if before is None:
        ask(comments, send={"body": body})
        return f"Commented on #{number}."
    if before["body"].strip() != body.strip():
        ask(f"repos/{run.repository}/issues/comments/{before['id']}", "--method", "PATCH", send={"body": body})
    return f"The comment on #{number} is up to date."


if __name__ == "__main__":
    say(main(Path(sys.argv[1])))
