"""What commands share: the --desk option, and a desk opened for one command."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

if TYPE_CHECKING:
    from mailflow.desk import Desk
    from mailflow.rounds import Done
    from mailflow.wiring import Plan

Folder = Annotated[
    Path,
    typer.Option(
        "--desk",
        envvar="MAILFLOW_DESK",
        file_okay=False,
        help="Folder of the desk: rules.yaml, templates/, mailflow.toml, data/.",
        show_default="the working directory",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line, for machines.")]
Key = Annotated[
    str, typer.Argument(help="Key of a letter, or its first characters.", metavar="KEY")
]
HERE = Path()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A desk opened for one command."""

    plan: "Plan"
    desk: "Desk"

    @property
    def zone(self) -> ZoneInfo:
        """The event's time zone, in which people read times."""
        return self.plan.rulebook.event.time_zone

    @property
    def language(self) -> str:
        """The staff's language, in which they read why a letter is held."""
        return self.plan.settings.digest.language

    def work(self, *, fetch: bool = False) -> "Done":
        """Do one round, with progress bars; the mailboxes are asked only to *fetch*."""
        from mailflow import rounds, wiring
        from mailflow.cli import show
        from mailflow.desk import take

        desk = self.desk
        polls = wiring.polls(self.plan, desk, lambda raws: take(desk, raws)) if fetch else {}
        return rounds.work(desk, wiring.sender(self.plan), polls, show.progress)


@contextmanager
def desk_at(
    folder: Path, rules: Path | None = None, templates: Path | None = None
) -> Iterator[Opened]:
    """Open the desk in *folder* for one command; with other rules or templates, to try them."""
    from mailflow import wiring  # lazily: `mailflow --help` must not wait for the libraries

    plan = wiring.plan(folder, rules, templates)
    with wiring.open_desk(plan) as desk:
        yield Opened(plan=plan, desk=desk)
