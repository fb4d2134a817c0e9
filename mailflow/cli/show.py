"""How the commands speak: tables, dates, safe text. Everything printed goes through here."""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final, Protocol
from zoneinfo import ZoneInfo

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

# Categories of Unicode that move the cursor, turn the text around or hide in it.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

# Where nobody looks at a screen (a file, a pipe), lines may be as long as a table needs.
PIPE_WIDTH: Final = 140


def _console(*, stderr: bool) -> Console:
    # No ":smile:" in a letter is meant for us, and rich's table of them loads slowly.
    console = Console(stderr=stderr, highlight=False, emoji=False)
    return (
        console
        if console.is_terminal
        else Console(stderr=stderr, highlight=False, emoji=False, width=PIPE_WIDTH)
    )


out, err = _console(stderr=False), _console(stderr=True)


def safe(text: str) -> str:
    """Return *text* for a terminal: one line, no control, bidi or invisible characters.

    >>> safe("Ana\\x1b[2J\\u202e Ilić\\nBcc: x")
    'Ana�[2J� Ilić�Bcc: x'
    """
    return "".join("\ufffd" if unicodedata.category(c) in _UNSEEN else c for c in text)


def lines(text: str) -> str:
    """As `safe`, for text of several lines."""
    return "\n".join(safe(line.replace("\t", "    ")) for line in text.split("\n"))


def count(number: int, noun: str) -> str:
    """Return how many, in words.

    >>> count(1, "letter"), count(1200, "letter")
    ('1 letter', '1,200 letters')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def say(text: str) -> None:
    """Print *text* as it is: no markup, no colour, no wrapping."""
    out.print(lines(text), markup=False, soft_wrap=True)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, wide: int = 0) -> None:
    """Print an aligned table; columns from *wide* on may wrap where the screen is narrow."""
    made = Table(
        box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0),
        show_header=any(columns),
    )  # fmt: skip
    for number, column in enumerate(columns):
        made.add_column(column, overflow="fold", no_wrap=number < wide)
    for row in rows:
        made.add_row(*(Text(safe(cell)) for cell in row))
    out.print(made)


def when(at: datetime | None, zone: ZoneInfo) -> str:
    """Return a time as people here write it: 12.03.2019. 10:15.

    >>> when(datetime.fromisoformat("2019-03-12T09:15+00:00"), ZoneInfo("Europe/Belgrade"))
    '12.03.2019. 10:15'
    """
    return at.astimezone(zone).strftime("%d.%m.%Y. %H:%M") if at else ""


def short(at: datetime, zone: ZoneInfo) -> str:
    """Return a time without its year, where the year is plain: 12.03. 10:15."""
    return at.astimezone(zone).strftime("%d.%m. %H:%M")


def as_json(items: Iterable[object]) -> None:
    """Print one JSON object a line, for machines."""
    for item in items:
        sys.stdout.write(orjson.dumps(item).decode() + "\n")


class Step(Protocol):
    """Told how many more are done."""

    def __call__(self, done: int, /) -> None: ...  # noqa: D102


@contextmanager
def progress(what: str, total: int | None) -> Iterator[Step]:
    """Show a bar on stderr while the block runs; nothing where stderr is no terminal."""
    # Deferred: it costs 20 ms, and only long work on a terminal shows a bar.
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn(f"{what:<10}"), BarColumn(40), MofNCompleteColumn()
    with Progress(*columns, console=err, transient=False, disable=not err.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.advance(task, done)


def warn(text: str) -> None:
    """Print *text* on stderr."""
    err.print(lines(text), markup=False, soft_wrap=True)
