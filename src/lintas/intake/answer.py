"""What is said to whoever filled in a form, and to the editors who look at what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lintas.catalogue import Catalogue
from lintas.forms.sheet import Sheet
from lintas.intake.event import Issue
from lintas.intake.harmless import as_code
from lintas.intake.trouble import Trouble
from lintas.new_cities import NewCity

MARKER = "<!-- lintas: form -->"  # by which the comment is found again
MOST = 20  # troubles that are told at once


def to_mend(troubles: Sequence[Trouble], sheet: Sheet, words: Catalogue) -> str:
    """What has to be changed before there can be a note."""
    wishes = [trouble for trouble in troubles if trouble.is_wish]
    return _comment(
        words.say("intake.to_mend"),
        *_listed([trouble for trouble in troubles if not trouble.is_wish], sheet, words),
        *([words.say("intake.wishes_too"), *_listed(wishes, sheet, words)] if wishes else []),
        words.say("intake.how_to_edit"),
    )


def proposed(wishes: Sequence[Trouble], sheet: Sheet, words: Catalogue) -> str:
    """That there is a note, and what happens next; the address of the pull request follows below."""
    wish = [words.say("intake.wishes"), *_listed(wishes, sheet, words)] if wishes else []
    return _comment(
        words.say(_of(sheet, "intake.proposed")),
        words.say("intake.next"),
        *wish,
        words.say("intake.change"),
        words.say("intake.see"),
    )


def thanks(sheet: Sheet, words: Catalogue) -> str:
    """What happens with what is no note yet: an editor has it now."""
    return _comment(words.say(f"intake.thanks.{sheet.form}"))


def kept(words: Catalogue) -> str:
    """That an editor has worked on the note since, and takes over by hand what was changed."""
    return _comment(words.say("intake.kept"), words.say("intake.see"))


def unreadable(catalogues: Iterable[Catalogue]) -> str:
    """That no form can be found in the text any more; its language can't be told either."""
    return _comment(*(words.say("intake.unreadable") for words in catalogues))


def pull_request(
    note: str, issue: Issue, cities: Sequence[NewCity], wishes: Sequence[Trouble], sheet: Sheet, words: Catalogue
) -> str:
    """What editors read of a note that was made of a form."""
    who = f"[{issue.login}](https://github.com/{issue.login})" if issue.login else words.say("intake.somebody")
    parts = [words.say(_of(sheet, "intake.made_of"), note=f"`{note}`", issue=f"#{issue.number}", who=who)]
    if cities:
        parts.append(words.say("intake.new_cities"))
        parts.append("\n".join(_new_city(city, words) for city in cities))
    if wishes:
        parts.extend([words.say("intake.still_missing"), *_listed(wishes, sheet, words)])
    return "\n\n".join([*parts, words.say("intake.review"), f"Closes #{issue.number}."]) + "\n"


def _new_city(city: NewCity, words: Catalogue) -> str:
    near = f" – {words.say('intake.new_city_near', near=as_code(city.near))}" if city.near else ""
    return f"- {as_code(city.name)} ({city.country}){near}"


def _listed(troubles: Sequence[Trouble], sheet: Sheet, words: Catalogue) -> list[str]:
    """The troubles as a list, each under the question's own words."""
    said = [
        f"- **{sheet.by_id[trouble.question].label}**: {trouble.said(words)}"
        if trouble.question
        else f"- {trouble.said(words)}"
        for trouble in troubles[:MOST]
    ]
    return ["\n".join(dict.fromkeys(said))]


def _of(sheet: Sheet, key: str) -> str:
    """The wording for what a form gives: a note of its own, or more of another one."""
    return f"{key}.follow-up" if sheet.form == "follow-up" else key


def _comment(*parts: str) -> str:
    return "\n\n".join([MARKER, *parts]) + "\n"
