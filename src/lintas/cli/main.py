"""The command line: arguments in, calls, exit status out.

0 is fine, 1 means problems found or refused, 2 wrong usage, 130 stopped by a key.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import Annotated, Any, NoReturn

import typer
from typer.exceptions import TyperException

from lintas.cli.build import build
from lintas.cli.changes import changes
from lintas.cli.check import check
from lintas.cli.export import export
from lintas.cli.forms import forms
from lintas.cli.intake import intake
from lintas.cli.new import new
from lintas.cli.options import FOUND_PROBLEMS, INTERRUPTED, Lang
from lintas.cli.schema import schema
from lintas.cli.serve import serve
from lintas.cli.stale import stale
from lintas.cli.translate import translate
from lintas.cli.usage import mistake
from lintas.cli.words import asked_language, explain, put_right
from lintas.spoken import words_for
from lintas.terminal import complain, refusal

VERBS = (check, build, export, serve, new, translate, stale, changes, schema, forms, intake)

app = typer.Typer(
    name="lintas",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"lintas {version('lintas')}")
        raise typer.Exit


@app.callback()
def about(
    context: typer.Context,
    *,
    lang: Lang = None,
    version_wanted: Annotated[  # noqa: ARG001  (its callback has said it)
        bool, typer.Option("--version", is_eager=True, callback=lambda value: _version(wanted=value))
    ] = False,
) -> None:
    """The program itself; what it and its verbs say of themselves stands in the catalogues."""
    context.default_map = {verb.__name__: {"lang": lang} for verb in VERBS if lang}


for verb in VERBS:
    app.command()(verb)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding must not turn a message into a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    command: Any = typer.main.get_command(app)
    words = words_for(next(iter(asked_language(sys.argv)), None))
    explain(command, words)
    try:
        status = command(put_right(sys.argv[1:]), prog_name="lintas", standalone_mode=False)
        if status == INTERRUPTED:  # Typer has caught the key
            complain("", words.say("usage.stopped"))
        _leave(status)
    except TyperException as error:
        complain(mistake(error, words))
        _leave(error.exit_code)
    except typer.Abort:
        complain(words.say("usage.stopped"))
        _leave(FOUND_PROBLEMS)
    except KeyboardInterrupt:
        complain("", words.say("usage.stopped"))
        _leave(INTERRUPTED)
    except OSError as error:
        complain(words.say("usage.refused", detail=refusal(error, words)))
        _leave(FOUND_PROBLEMS)
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
