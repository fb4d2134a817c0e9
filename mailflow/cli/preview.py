"""Command that shows how answers read: preview."""

from pathlib import Path
from typing import Annotated

import typer

from mailflow.cli.common import HERE, Folder

To = Annotated[
    Path, typer.Option("--to", dir_okay=False, help="The page to write.", metavar="FILE.html")
]


def preview(desk: Folder = HERE, to: To = Path("preview.html")) -> None:
    """Write every answer in every language and script into one page to look at."""
    from mailflow import journey, wiring
    from mailflow.cli import show
    from mailflow.errors import UsageError
    from mailflow.preview import page

    plan = wiring.plan(desk)
    occasion = journey.occasion(plan.rulebook)
    event = plan.rulebook.event.title
    title = next((event[code] for code in ("", "sr", *event) if event.get(code)), "")
    try:
        to.write_text(page(plan.templates, occasion, f"Answers – {title}"), "utf-8")
    except OSError as error:
        raise UsageError(f"{to}: cannot be written: {error.strerror}") from None
    show.say(f"{to}: {len(plan.templates.names)} answers; open it with a browser")
