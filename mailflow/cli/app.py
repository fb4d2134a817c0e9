"""The command line: which commands there are, and what happens when one goes wrong.

Exit codes are those of sysexits.h where it has one: 0 done; 1 something was not done and was
said; 2 usage; 65 bad input file; 75 try again later; 78 configuration.
"""

import atexit
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Final

import typer

from mailflow.cli import (
    act,
    again,
    correct,
    decide,
    explain,
    export,
    forget,
    look,
    preview,
    work,
)
from mailflow.errors import (
    BookMoved,
    ConfigError,
    DeliveryError,
    InputError,
    IntakeError,
    MailflowError,
    StoreError,
    UsageError,
)

EXIT_CODES: Final[Mapping[type[MailflowError], int]] = {
    ConfigError: 78,
    InputError: 65,
    UsageError: 2,
    BookMoved: 75,
    IntakeError: 75,
    StoreError: 75,
    DeliveryError: 75,
}

app = typer.Typer(
    help="The registration desk behind one e-mail address.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
# A start makes many objects that stay (tables of words, expressions). Looking through them for
# rubbish every 700 objects, and once more at the end, took a tenth of a short command; they are
# some 150,000, and reading leaves hardly any rubbish behind that goes round in a circle.
OBJECTS: Final = 200_000

_RUN: Final = "Run the desk"
_LOOK: Final = "Look"
_DECIDE: Final = "Decide"
_ERASE: Final = "Erase"

for panel, commands in (
    (_RUN, (work.demo, work.run, work.import_, work.work, work.check)),
    (_LOOK, (look.read, look.letters, look.list_, look.show, look.history, look.held)),
    (_LOOK, (look.digest, export.export, explain.explain, explain.vocabulary)),
    (_LOOK, (preview.preview,)),
    (_DECIDE, (act.release, act.dismiss, again.reprocess)),
    (_DECIDE, (correct.correct, decide.accept, decide.reject, decide.merge, decide.split)),
    (_DECIDE, (decide.extend, correct.note, correct.undo)),
    (_ERASE, (forget.forget, forget.purge)),
):
    for command in commands:
        app.command(name=command.__name__.strip("_"), rich_help_panel=panel)(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code. Errors are told in words, on stderr."""
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)
    try:
        code = app(args=arguments, standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except MailflowError as error:
        sys.stderr.write(f"{error}\n")
        codes = (EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)
        return next(codes, 1)
    except BrokenPipeError:  # `mailflow letters | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0
