"""The command line: arguments in, calls, exit status out (0 fine, 1 problems found, 2 wrong usage)."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import Annotated, NoReturn

import typer

from lintas.cli.build import build
from lintas.cli.check import check
from lintas.cli.export import export
from lintas.cli.forms import forms
from lintas.cli.intake import intake
from lintas.cli.new import new
from lintas.cli.options import INTERRUPTED
from lintas.cli.serve import serve
from lintas.cli.words import asked_language, explain, words_for

VERBS = (check, build, export, serve, new, forms, intake)

app = typer.Typer(
    name="lintas",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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


for verb in VERBS:
    app.command()(verb)


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
