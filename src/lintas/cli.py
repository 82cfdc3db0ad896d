"""The command line: arguments in, calls, exit status out (0 fine, 1 problems found, 2 wrong usage)."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from lintas.build import build_site, serve_site
from lintas.catalogue import Catalogue, catalogue, languages
from lintas.load import Loaded, load
from lintas.model import Kind
from lintas.names import read_path
from lintas.new import RefusedError, Starter, Wish
from lintas.problem import Problem
from lintas.publish import may_write
from lintas.report import REPORTS, Style
from lintas.rules import errors_among
from lintas.settings import Settings, read_settings, settings_of

FOUND_PROBLEMS, WRONG_USAGE, INTERRUPTED = 1, 2, 130
HERE = Path("mkdocs.yml")

app = typer.Typer(
    name="lintas",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _known_language(value: str | None) -> str | None:
    if value and value not in languages():
        raise typer.BadParameter(" / ".join(languages()))
    return value


ConfigFile = Annotated[Path, typer.Option("-f", "--config-file")]
Lang = Annotated[
    str | None,
    typer.Option("--lang", callback=_known_language),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet")]


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"lintas {version('lintas')}")
        raise typer.Exit


@app.callback()
def about(
    *,
    version_wanted: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=lambda value: _version(wanted=value))
    ] = False,
) -> None:
    """The program itself; what it and its verbs say of themselves stands in the catalogues."""


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument()] = None,
    config_file: ConfigFile = HERE,
    style: Annotated[Style, typer.Option("--format")] = "text",
    lang: Lang = None,
) -> None:
    """`lintas check`."""
    words = _words(lang)
    settings, _, loaded = _read(config_file, words, style, to_stderr=False)
    wanted = _wanted(paths or [], settings, words)
    problems = [problem for problem in loaded.problems if _is_below(problem.at.path, wanted)]
    _print(REPORTS[style](problems, words))
    if style == "text":
        _print(_summary(problems, loaded, words, wanted))
    raise typer.Exit(FOUND_PROBLEMS if errors_among(problems) else 0)


@app.command()
def build(
    config_file: ConfigFile = HERE,
    site_dir: Annotated[Path | None, typer.Option("-d", "--site-dir")] = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """`lintas build`."""
    words = _words(lang)
    console = Console(stderr=True, quiet=quiet)
    with console.status(words.say("build.reading")):
        settings, config, loaded = _read(config_file, words)
    site = (site_dir or settings.site).resolve()
    if loaded.problems:
        _complain(REPORTS["text"](loaded.problems, words), _summary(loaded.problems, loaded, words))
    if loaded.errors:
        _complain(words.say("build.refused", site=_shown(site)))
        raise typer.Exit(FOUND_PROBLEMS)
    if not may_write(site, (settings.notes, settings.docs)):
        _complain(words.say("build.not_ours", site=_shown(site)))
        raise typer.Exit(WRONG_USAGE)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task(words.say("build.rendering"), total=None)
        built = build_site(config, loaded, site, lambda done, of: progress.update(task, completed=done, total=of))
    if built.failure:
        _complain(words.say("build.failed", detail=built.failure, site=_shown(site)))
        raise typer.Exit(FOUND_PROBLEMS)
    if not quiet:
        pages, notes = words.count("count.page", built.pages), words.count("count.note", len(loaded.library.notes))
        _print(words.say("build.done", pages=pages, notes=notes, site=_shown(site), seconds=f"{built.seconds:.1f}"))
        _print(words.say("build.look", site=_shown(site)))


@app.command()
def serve(config_file: ConfigFile = HERE, lang: Lang = None) -> None:
    """`lintas serve`."""
    words = _words(lang)
    _, config, loaded = _read(config_file, words)
    if loaded.errors:
        _complain(words.say("serve.with_errors"))
    _print(words.say("serve.start", address=config.dev_addr))
    os.environ["LINTAS_LANG"] = words.lang
    if failure := serve_site(config_file):
        _complain(words.say("serve.failed", detail=failure))
        raise typer.Exit(FOUND_PROBLEMS)


@app.command()
def new(
    kind: Annotated[Kind, typer.Argument()] = "lesson",
    title: Annotated[str, typer.Option()] = "",
    folder: Annotated[str, typer.Option("--in")] = "",
    name: Annotated[str, typer.Option()] = "",
    city: Annotated[str, typer.Option()] = "",
    learners: Annotated[str, typer.Option()] = "",
    date: Annotated[str, typer.Option()] = "",
    theme: Annotated[str, typer.Option()] = "",
    config_file: ConfigFile = HERE,
    lang: Lang = None,
) -> None:
    """`lintas new`."""
    words = _words(lang)
    settings, _, loaded = _read(config_file, words)
    folder = folder.replace("\\", "/").strip("/").removeprefix(f"{settings.relative(settings.notes)}/")
    wish = Wish(kind, title, folder, name, city, learners, date, theme, lang or "")
    starter = Starter(
        settings.notes,
        loaded.base.library,
        words,
        ask=lambda key, option: _ask(key, option, words),
        ask_if_possible=lambda key: _ask_if_possible(key, words),
        tell=_complain,
    )
    try:
        path = starter.write(wish)
    except RefusedError as refused:
        _complain(f"{words.say('new.refused')} {refused}")
        raise typer.Exit(FOUND_PROBLEMS) from refused
    _print(words.say("new.written", path=_shown(path)))


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding must not turn a message into a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    command = typer.main.get_command(app)
    explain(command, _words(next(iter(_asked_language(sys.argv)), None)))
    try:
        command(prog_name="lintas")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def explain(command: Any, words: Catalogue, name: str = "") -> None:  # noqa: ANN401  (typer keeps click's types to itself)
    """Give a command, its options and its verbs their help in the language of the catalogue."""
    command.help = words.say(f"cli.{name}help")
    for parameter in command.params:
        keys = (f"cli.{name}{parameter.name}", f"cli.{parameter.name}")
        parameter.help = next((words.say(key) for key in keys if words.has(key)), None)
    for verb, below in getattr(command, "commands", {}).items():
        explain(below, words, f"{verb}.")


def _asked_language(arguments: Sequence[str]) -> Iterator[str]:
    """The language that `--lang` names, before the command line is read for good."""
    for option, value in pairwise([*arguments, ""]):
        if option == "--lang" and value in languages():
            yield value
        elif option.removeprefix("--lang=") in languages() and option.startswith("--lang="):
            yield option.removeprefix("--lang=")


def _words(lang: str | None) -> Catalogue:
    if lang:
        return catalogue(lang)
    system = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None) or _system_language()
    return catalogue("id" if system.casefold().startswith(("id_", "id.", "indonesia")) or system == "id" else "en")


def _system_language() -> str:
    """The language of a system that sets no variable, such as Windows; empty where it can't be told."""
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""


def _read(
    config_file: Path, words: Catalogue, form: Style = "text", *, to_stderr: bool = True
) -> tuple[Settings, MkDocsConfig, Loaded]:
    config, problems = read_settings(config_file)
    if config is None:
        typer.echo(REPORTS[form](problems, words), err=to_stderr)
        raise typer.Exit(FOUND_PROBLEMS)
    settings = settings_of(config)
    return settings, config, load(settings)


def _wanted(paths: Sequence[Path], settings: Settings, words: Catalogue) -> list[str]:
    """The files and folders to report on, relative to the base."""
    for path in paths:
        if not path.exists():
            _misused(words.say("check.no_path", path=path))
        if not path.resolve().is_relative_to(settings.notes.resolve()):
            _misused(words.say("check.outside", path=path, notes=_shown(settings.notes)))
    return [settings.relative(path.resolve()) for path in paths]


def _is_below(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)


def _summary(problems: Sequence[Problem], loaded: Loaded, words: Catalogue, wanted: Sequence[str] = ()) -> str:
    files = [path for path in loaded.base.files if _is_below(path, wanted)]
    notes = words.count("count.note", len({read_path(path).id for path in files}))
    if not problems:
        return words.say("report.clean", notes=notes)
    errors = len(errors_among(problems))
    counted = words.count("count.error", errors), words.count("count.warning", len(problems) - errors)
    return words.say("report.found", errors=counted[0], warnings=counted[1], notes=notes)


def _ask(key: str, option: str, words: Catalogue) -> str:
    if not sys.stdin.isatty():
        _misused(words.say("new.missing", option=option))
    answer: str = typer.prompt(words.say(key))
    return answer.strip()


def _ask_if_possible(key: str, words: Catalogue) -> str:
    if not sys.stdin.isatty():
        return ""
    answer: str = typer.prompt(words.say(key), default="", show_default=False)
    return answer.strip().strip("/")


def _shown(path: Path) -> str:
    """A path as seen from where the command runs, if that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return str(path)
    return str(path) if relative.startswith("..") else relative


def _print(text: str) -> None:
    if text:
        typer.echo(text)


def _complain(*texts: str) -> None:
    for text in texts:
        typer.echo(text, err=True)


def _misused(text: str) -> NoReturn:
    _complain(text)
    raise typer.Exit(WRONG_USAGE)
