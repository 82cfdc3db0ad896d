"""The command line: arguments in, calls, exit status out (0 fine, 1 problems found, 2 wrong usage)."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from mkdocs.config.defaults import MkDocsConfig

from lintas.catalogue import Catalogue, languages
from lintas.cli_build import build_and_tell
from lintas.cli_words import asked_language, explain, words_for
from lintas.export.offline.archive import why_not as why_no_zip
from lintas.export.write import formats, why_not, write_format
from lintas.inputs import digests_of_notes
from lintas.kept import Kept
from lintas.load import Loaded, load, problems_of
from lintas.model import Kind
from lintas.names import read_path
from lintas.new import RefusedError, Starter, Wish
from lintas.problem import Problem
from lintas.publish import may_write
from lintas.render.places import known_links
from lintas.report import REPORTS, Style
from lintas.rules import errors_among
from lintas.settings import Settings, read_settings, settings_of
from lintas.terminal import complain, say, shown, summary
from lintas.workspace import CACHE, NOTES

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
    with _said_if_it_fails(words):
        problems, files = problems_of(settings, wanted) if wanted else None, frozenset(wanted)
        if problems is None:
            loaded = _load(settings, words)
            problems, files = tuple(one for one in loaded.problems if _is_below(one.at.path, wanted)), loaded.base.files
    say(REPORTS[style](problems, words))
    if style == "text":
        say(summary(problems, _count(files, wanted), words))
    raise typer.Exit(FOUND_PROBLEMS if errors_among(problems) else 0)


@app.command()
def build(
    config_file: ConfigFile = HERE,
    site_dir: Annotated[Path | None, typer.Option("-d", "--site-dir")] = None,
    offline: Annotated[Path | None, typer.Option("--offline")] = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """`lintas build`."""
    gc.disable()  # as above
    words = words_for(lang)
    settings, config = _settings(config_file, words)
    site = (site_dir or settings.site).resolve()
    if not may_write(site, (settings.notes, settings.docs)):
        complain(words.say("build.not_ours", site=shown(site)))
        raise typer.Exit(WRONG_USAGE)
    if offline and (why := why_no_zip(offline.resolve(), (site, settings.notes, settings.docs))):
        _misused(words.say(why, file=shown(offline)))
    is_made = build_and_tell(config, settings, site, words, offline=offline and offline.resolve(), quiet=quiet)
    # An exit also where all is well: what was built is then not freed, see `_leave`.
    raise typer.Exit(0 if is_made else FOUND_PROBLEMS)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument()],
    form: Annotated[str, typer.Option("--format", metavar=f"[{'|'.join(formats())}]")],
    config_file: ConfigFile = HERE,
    lang: Lang = None,
) -> None:
    """`lintas export`."""
    words = words_for(lang)
    name = form.lower()
    if name not in formats():
        _misused(words.say("export.no_format", form=form, formats=", ".join(formats())))
    settings, config = _settings(config_file, words)
    with _said_if_it_fails(words):
        if why := why_not(folder, (settings.notes, settings.docs, settings.site)):
            _misused(words.say(why, folder=shown(folder)))
        loaded = _load(settings, words)
        if loaded.problems:
            complain(REPORTS["text"](loaded.problems, words))
        if loaded.errors:
            complain(words.say("export.refused"))
            raise typer.Exit(FOUND_PROBLEMS)
        number = write_format(name, folder, known_links(config, settings, loaded), settings, loaded)
    if not number:
        complain(words.say("export.nothing" if settings.site_url else "export.no_address", form=name))
        raise typer.Exit(FOUND_PROBLEMS)
    say(words.say("export.done", files=words.count("count.file", number), folder=shown(folder)))


@app.command()
def serve(config_file: ConfigFile = HERE, lang: Lang = None) -> None:
    """`lintas serve`."""
    from lintas.preview import is_taken, preview  # noqa: PLC0415  (its server takes Python a while, and only a preview needs it)

    words = words_for(lang)
    _, config = _settings(config_file, words)

    def tell(problems: Sequence[Problem]) -> None:
        complain(REPORTS["text"](problems, words))
        if errors_among(problems):
            complain(words.say("serve.with_errors"))

    if is_taken(config.dev_addr.host, config.dev_addr.port):
        complain(words.say("serve.taken", address=config.dev_addr))
        raise typer.Exit(FOUND_PROBLEMS)
    say(words.say("serve.start", address=config.dev_addr))
    if failure := preview(config_file, tell):
        complain(words.say("serve.failed", detail=failure))
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
    with _said_if_it_fails(words):
        loaded = _load(settings, words)
    folder = folder.replace("\\", "/").strip("/").removeprefix(f"{settings.relative(settings.notes)}/")
    wish = Wish(kind, title, folder, name, city, learners, date, theme, lang or "")
    starter = Starter(
        settings.notes,
        loaded.base.library,
        words,
        ask=lambda key, option: _ask(key, option, words),
        ask_if_possible=lambda key: _ask_if_possible(key, words),
        tell=complain,
    )
    try:
        path = starter.write(wish)
    except RefusedError as refused:
        complain(f"{words.say('new.refused')} {refused}")
        raise typer.Exit(FOUND_PROBLEMS) from refused
    say(words.say("new.written", path=shown(path)))


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
    code = status if isinstance(status, int) else 1 if status else 0
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:  # nobody is there to hear it any more
            pass
        except (OSError, ValueError):
            code = code or 1
    os._exit(code)


def _settings(
    config_file: Path, words: Catalogue, form: Style = "text", *, to_stderr: bool = True
) -> tuple[Settings, MkDocsConfig]:
    config, problems = read_settings(config_file)
    if config is None:
        typer.echo(REPORTS[form](problems, words), err=to_stderr)
        raise typer.Exit(FOUND_PROBLEMS)
    return settings_of(config), config


@contextmanager
def _said_if_it_fails(words: Catalogue) -> Iterator[None]:
    """What the system refuses while notes are read, such as the memory for a process, is said."""
    try:
        yield
    except OSError as error:
        complain(words.say("check.failed", detail=str(error)))
        raise typer.Exit(FOUND_PROBLEMS) from error


def _load(settings: Settings, words: Catalogue) -> Loaded:
    kept = Kept(settings.folder / CACHE / NOTES, lambda key: complain(words.say(key)))
    loaded = load(settings, kept=kept, digests=digests_of_notes(settings))
    kept.save()
    return loaded


def _wanted(paths: Sequence[Path], settings: Settings, words: Catalogue) -> list[str]:
    """The files and folders to report on, relative to the base."""
    for path in paths:
        if not path.exists():
            _misused(words.say("check.no_path", path=path))
        if not path.resolve().is_relative_to(settings.notes.resolve()):
            _misused(words.say("check.outside", path=path, notes=shown(settings.notes)))
    return [settings.relative(path.resolve()) for path in paths]


def _is_below(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)


def _count(files: Iterable[str], wanted: Sequence[str] = ()) -> int:
    """How many notes were looked at."""
    return len({read_path(path).id for path in files if _is_below(path, wanted)})


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


def _misused(text: str) -> NoReturn:
    complain(text)
    raise typer.Exit(WRONG_USAGE)
