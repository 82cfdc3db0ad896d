"""From an event to the comment: written the first time, later mended in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lintas.catalogue import Catalogue
from lintas.comment.body import Preview, comment_body, is_of_texts
from lintas.comment.github import GitHub, own_comment, preview_of, texts_of
from lintas.comment.left_behind import NUMBER, read_left_behind
from lintas.comment.run import belongs, number_in, run_of
from lintas.dates import read_date


def write(event: Mapping[str, Any], server: str, github: GitHub, words: Catalogue) -> str:
    """Write the comment or bring it up to date; gives in a sentence what was done, for the run's log.

    `server` is GitHub's address; `words` are for the log.
    """
    run = run_of(event, server)
    if run is None:
        return words.say("comment.log.no_check")
    artifacts = github.ask(f"repos/{run.repository}/actions/runs/{run.id}/artifacts?per_page=100")
    artifact = texts_of(artifacts)
    if artifact is None:
        return words.say("comment.log.no_texts")
    texts = read_left_behind(github.download(run, artifact))
    number = number_in(texts.get(NUMBER, ""))
    pull = github.ask(f"repos/{run.repository}/pulls/{number}") if number else None
    if pull is None or not belongs(pull, run):
        return words.say("comment.log.no_pull")
    site = (github.ask(f"repos/{run.repository}/pages") or {}).get("html_url") or ""
    preview = _preview(artifacts, f"repos/{run.repository}/pulls/{number}/files", pull["changed_files"], github)
    body = comment_body(run, texts, f"{site.rstrip('/')}/" if site else "", preview)
    comments = f"repos/{run.repository}/issues/{number}/comments"
    pages = github.ask(f"{comments}?per_page=100", "--paginate", "--slurp")
    before = own_comment(one for page in pages for one in page)
    if before is None:
        github.ask(comments, send={"body": body})
        return words.say("comment.log.written", number=number)
    if before["body"].strip() != body.strip():
        github.ask(f"repos/{run.repository}/issues/comments/{before['id']}", "--method", "PATCH", send={"body": body})
    return words.say("comment.log.up_to_date", number=number)


def _preview(artifacts: Mapping[str, Any], files: str, number: int, github: GitHub) -> Preview | None:
    """The site to look at; who changes more files than GitHub lists is not believed to change texts alone."""
    artifact = preview_of(artifacts)
    if artifact is None:
        return None
    pages = github.ask(f"{files}?per_page=100", "--paginate", "--slurp")
    listed = [one for page in pages for one in page]
    until = str(artifact.get("expires_at") or "").partition("T")[0]
    is_ours = len(listed) == number and is_of_texts(listed)
    return Preview(int(artifact["id"]), is_ours, read_date(until) if until else None)
