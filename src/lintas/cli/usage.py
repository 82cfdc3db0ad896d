"""What is said where a command line can't be read: Typer's messages in our words, in the language that is spoken.

Typer's own are English, and its exceptions don't keep apart what they hold; so they are told by their texts, of which
a test runs each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from typer.exceptions import TyperException

from lintas.catalogue import Catalogue

NO_VERB = re.compile(r"No such command '(?P<name>.*?)'\.(?: Did you mean '(?P<near>.*?)'.*\?)?")
# What Typer says, and the wording of ours that says the same.
MISTAKES = (
    (NO_VERB, "usage.no_verb"),
    (re.compile(r"No such option: (?P<name>.*?)(?: \(Possible options: (?P<near>.*)\))?"), "usage.no_option"),
    (re.compile(r"Missing (?:argument|option) '(?P<name>.*)'\.(?P<near>)"), "usage.missing"),
    (re.compile(r"Option '(?P<name>.*)' requires an argument\.(?P<near>)"), "usage.no_value"),
    (re.compile(r"Option '(?P<name>.*)' does not take a value\.(?P<near>)"), "usage.needless_value"),
    (re.compile(r"Got unexpected extra argument\(s\) \((?P<name>.*)\)(?P<near>)"), "usage.extra"),
    (
        re.compile(
            r"Invalid value for '(?P<name>.*?)': (?:Value error, )?['\"](?P<value>.*)['\"] is not one of (?P<near>.*)\."
        ),
        "usage.not_one_of",
    ),
)
# The texts of Typer's help, each by the wording that takes its place.
HELP = {
    "cli.usage": re.compile(r"^Usage:", re.MULTILINE),
    "cli.arguments": re.compile(r"^Arguments:$", re.MULTILINE),
    "cli.options": re.compile(r"^Options:$", re.MULTILINE),
    "cli.commands": re.compile(r"^Commands:$", re.MULTILINE),
    "cli.show_help": re.compile(r"Show this message and exit\."),
    "cli.required": re.compile(r"(?<=\[)required(?=\])"),
    "cli.default": re.compile(r"(?<=\[)default:(?=\s)"),
}


def mistake(error: TyperException, words: Catalogue) -> str:
    """What is wrong with a command line, and where to read how it is meant."""
    command = getattr(getattr(error, "ctx", None), "command_path", "lintas")
    return "\n".join((_said(error.format_message(), words), *_help_lines(error.format_message(), command, words)))


def help_in(text: str, words: Catalogue) -> str:
    """Typer's help with its headings in the language that is spoken."""
    for key, english in HELP.items():
        text = english.sub(words.say(key), text)
    return text


def _said(message: str, words: Catalogue) -> str:
    for pattern, key in MISTAKES:
        if found := pattern.fullmatch(message):
            return words.say(key, **found.groupdict())
    return words.say("usage.other", detail=message)


def _help_lines(message: str, command: str, words: Catalogue) -> Iterator[str]:
    found = next((match for pattern, _ in MISTAKES if (match := pattern.fullmatch(message))), None)
    near = (found["near"] or "").replace("'", "") if found else ""
    if near and found and "value" in found.groupdict():
        yield f"  {words.say('report.help')}: {words.say('usage.choose', allowed=near)}"
    elif near:
        yield f"  {words.say('report.help')}: {words.say('usage.near', near=near)}"
    verb = f" {near}" if near and found and found.re is NO_VERB and "," not in near else ""
    yield f"  {words.say('usage.help', command=f'{command}{verb}')}"
