"""What several tests share: an ordinary letter, an open desk, a folder that is a desk."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from mailflow import desk as verbs
from mailflow import wiring
from mailflow.desk import Desk
from mailflow.model import RawMessage, Reply

ROOT = Path(__file__).parent.parent
IN_TIME = datetime.fromisoformat("2019-03-12T10:00+01:00")
FULL = "Organizacija: Udruženje „Breza“\nUčesnik: Ana Anić\n"


def letter(
    body: str = FULL,
    *,
    sender: str = "ana@breza.example",
    received_at: datetime = IN_TIME,
    **fields: str,
) -> RawMessage:
    """A plain letter; everything the test does not say is ordinary."""
    head = {
        "From": f"Ana Anic <{sender}>",
        "To": "danilo.rodic@civilnodrustvo.gov.rs",
        "Subject": "Prijava",
        "Message-ID": f"<{sha256((body + sender).encode()).hexdigest()[:16]}@breza.example>",
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    lines = [f"{name}: {value}" for name, value in head.items()]
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", body]
    return RawMessage(source="\r\n".join(lines).encode(), received_at=received_at)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    at: datetime = IN_TIME

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class Post:
    """The outgoing server as a list."""

    sent: list[Reply] = field(default_factory=list)

    def __call__(self, reply: Reply) -> str:
        self.sent.append(reply)
        return "250 2.0.0 taken"

    @property
    def templates(self) -> list[str]:
        return [reply.template for reply in self.sent]


def furnish(folder: Path, settings: str = '[outgoing]\nfolder = "out"\n') -> Path:
    """Make *folder* a desk with the event's own rules and templates."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "templates", folder / "templates", dirs_exist_ok=True)
    shutil.copy(ROOT / "rules.yaml", folder)
    (folder / "mailflow.toml").write_text(settings, "utf-8")
    return folder


@contextmanager
def open_desk(folder: Path, clock: Clock | None = None) -> Iterator[Desk]:
    if not (folder / "rules.yaml").exists():
        furnish(folder)
    with wiring.open_desk(wiring.plan(folder), now=clock or Clock(), who="test") as desk:
        yield desk


def work(desk: Desk, post: Post, *raws: RawMessage) -> None:
    """Take, settle, answer."""
    if raws:
        verbs.take(desk, raws)
    verbs.settle(desk)
    verbs.answer(desk, post)
