"""The command line: arguments in, calls, exit status out (0 fine, 1 problems found, 2 wrong usage)."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from lintas.build import Built, Tell, build_site
from lintas.catalogue import Catalogue, languages
from lintas.cli_words import asked_language, explain, words_for
from lintas.kept import Kept
from lintas.load import Loaded, load, problems_of
from lintas.model import Kind
from lintas.names import read_path
from lintas.new import RefusedError, Starter, Wish
from lintas.preview import preview
from lintas.problem import Problem
from lintas.publish import may_write
from lintas.report import REPORTS, Style
from lintas.rules import errors_among
from lintas.settings import Settings, read_settings, settings_of
from lintas.workspace import CACHE, NOTES, Workspace, workspace

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
    gc.disable()  # nothing is thrown away before the end, and its rounds would go through all notes again and again
    words = words_for(lang)
    settings, _ = _settings(config_file, words, style, to_stderr=False)
    wanted = _wanted(paths or [], settings, words)
    problems, files = problems_of(settings, wanted) if wanted else None, frozenset(wanted)
    if problems is None:
        loaded = _load(settings, words)
        problems, files = tuple(one for one in loaded.problems if _is_below(one.at.path, wanted)), loaded.base.files
    _print(REPORTS[style](problems, words))
    if style == "text":
        _print(_summary(problems, _count(files, wanted), words))
    raise typer.Exit(FOUND_PROBLEMS if errors_among(problems) else 0)


@app.command()
def build(
    config_file: ConfigFile = HERE,
    site_dir: Annotated[Path | None, typer.Option("-d", "--site-dir")] = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """`lintas build`."""
    gc.disable()  # as above
    words = words_for(lang)
    settings, config = _settings(config_file, words)
    site = (site_dir or settings.site).resolve()
    if not may_write(site, (settings.notes, settings.docs)):
        _complain(words.say("build.not_ours", site=_shown(site)))
        raise typer.Exit(WRONG_USAGE)
    console = Console(stderr=True, quiet=quiet)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # No thread refreshes it: processes are forked below.
    shown = Progress(*columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal)
    with _workspace(settings, site, words) as work, shown:
        task = shown.add_task(words.say("build.reading"), total=None)
        shown.refresh()

        def found(problems: Sequence[Problem], notes: int) -> None:
            if problems:
                _complain(REPORTS["text"](problems, words), _summary(problems, notes, words))

        def progress(done: int, of: int) -> None:
            shown.update(task, description=words.say("build.rendering"), completed=done, total=of, refresh=True)

        def stepped_back(names: list[str]) -> None:
            _complain(words.say("build.stepped_back", names=", ".join(names)))

        thrown_away = cache(lambda key: _complain(words.say(key)))  # once, however many files it concerns
        built = build_site(config, settings, work, Tell(found, progress, stepped_back, thrown_away))
    _say(built, site, words, quiet=quiet)
    # An exit also where all is well: what was built is then not freed, see `_leave`.
    raise typer.Exit(FOUND_PROBLEMS if built.refused or built.failure else 0)


def _say(built: Built, site: Path, words: Catalogue, *, quiet: bool) -> None:
    """What became of a build."""
    shown = _shown(site)
    if built.refused:
        _complain(words.say("build.refused", site=shown))
    elif built.failure:
        _complain(words.say("build.failed", detail=built.failure, site=shown))
    elif not quiet:
        pages, notes = words.count("count.page", built.pages), words.count("count.note", built.notes)
        done = words.say("build.done", pages=pages, notes=notes, site=shown, seconds=f"{built.seconds:.1f}")
        _print(words.say("build.unchanged", site=shown) if built.unchanged else done)
        _print(words.say("build.look", site=shown))


@contextmanager
def _workspace(settings: Settings, site: Path, words: Catalogue) -> Iterator[Workspace]:
    """Where the site is made; a disk that is full or may not be written to is said."""
    with ExitStack() as stack:
        try:
            work = stack.enter_context(workspace(settings.folder, site))
        except OSError as error:
            _complain(words.say("build.failed", detail=str(error), site=_shown(site)))
            raise typer.Exit(FOUND_PROBLEMS) from error
        yield work


@app.command()
def serve(config_file: ConfigFile = HERE, lang: Lang = None) -> None:
    """`lintas serve`."""
    words = words_for(lang)
    _, config = _settings(config_file, words)

    def tell(problems: Sequence[Problem]) -> None:
        _complain(REPORTS["text"](problems, words))
        if errors_among(problems):
            _complain(words.say("serve.with_errors"))

    _print(words.say("serve.start", address=config.dev_addr))
    if failure := preview(config_file, tell):
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
    words = words_for(lang)
    settings, _ = _settings(config_file, words)
    loaded = _load(settings, words)
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
    explain(command, words_for(next(iter(asked_language(sys.argv)), None)))
    try:
        command(prog_name="lintas")
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
    except SystemExit as ended:
        _leave(ended.code)  # while the exception still holds all that was read


def _leave(status: object) -> NoReturn:
    """End without freeing ten thousand notes one by one, which takes Python a second."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody is there to hear it any more
            stream.flush()
    os._exit(status if isinstance(status, int) else 0)


def _settings(
    config_file: Path, words: Catalogue, form: Style = "text", *, to_stderr: bool = True
) -> tuple[Settings, MkDocsConfig]:
    config, problems = read_settings(config_file)
    if config is None:
        typer.echo(REPORTS[form](problems, words), err=to_stderr)
        raise typer.Exit(FOUND_PROBLEMS)
    return settings_of(config), config


def _load(settings: Settings, words: Catalogue) -> Loaded:
    kept = Kept(settings.folder / CACHE / NOTES, lambda key: _complain(words.say(key)))
    loaded = load(settings, kept=kept)
    kept.save()
    return loaded


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


def _count(files: Iterable[str], wanted: Sequence[str] = ()) -> int:
    """How many notes were looked at."""
    return len({read_path(path).id for path in files if _is_below(path, wanted)})


def _summary(problems: Sequence[Problem], number: int, words: Catalogue) -> str:
    notes = words.count("count.note", number)
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
