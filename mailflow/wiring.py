"""Wiring: a desk folder -> an open desk. The only place that names concrete classes."""

import getpass
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from mailflow import respond, rules, settings
from mailflow.deliver import Send
from mailflow.desk import Caps, Desk, finish_forgetting
from mailflow.errors import ConfigError
from mailflow.intake import Take
from mailflow.model import Languages, LetterRecord, Question
from mailflow.rounds import Staff
from mailflow.settings import Settings

if TYPE_CHECKING:
    from mailflow.deliver.smtp import Outgoing
    from mailflow.intake.imap import Mailbox

T = TypeVar("T")
DATA: Final = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a desk folder says, checked whole; if you hold one, the desk can be opened.

    Attributes:
        folder: With rules.yaml, templates/, data/ and, unless the defaults do, mailflow.toml.
    """

    folder: Path
    rulebook: rules.Rulebook
    templates: respond.Templates
    settings: Settings


def plan(
    folder: Path, rules_file: Path | None = None, templates_folder: Path | None = None
) -> Plan:
    """Return what *folder* says.

    Args:
        rules_file, templates_folder: To be used instead of those in it, for a trial.

    Raises:
        ConfigError: With every problem of every file.
    """
    problems: list[str] = []

    def checked(make: Callable[[], T]) -> T | None:
        try:
            return make()
        except ConfigError as error:
            problems.extend(error.problems)
            return None

    file = rules_file or folder / "rules.yaml"
    rulebook = checked(lambda: rules.load(_text(file), str(rules_file or file.name)))
    needed = rulebook.templates if rulebook else ()
    languages = rulebook.languages if rulebook else Languages()
    texts = checked(lambda: _templates(templates_folder or folder / "templates"))
    templates = (
        checked(lambda: respond.load(texts, needed, languages)) if texts is not None else None
    )
    configured = checked(lambda: settings.load(_text(folder / settings.FILE, missing="")))
    if rulebook is None or templates is None or configured is None:
        raise ConfigError(tuple(problems))
    return Plan(folder=folder, rulebook=rulebook, templates=templates, settings=configured)


def questions(folder: Path) -> tuple[Question, ...]:
    """Return what the rules in *folder* ask beside names; () where there are none.

    Raises:
        ConfigError: rules.yaml cannot be used.
    """
    text = _text(folder / "rules.yaml", missing="")
    return rules.load(text).questions if text else ()


def _text(file: Path, missing: str | None = None) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        if missing is not None:
            return missing
        hint = "a desk is a folder with rules.yaml and templates/; name it with --desk"
        raise ConfigError((f"{file}:1: there is no such file; {hint}",)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError((f"{file}:1: cannot be read: {error}",)) from None


def _templates(folder: Path) -> Mapping[str, str]:
    if not folder.is_dir():
        raise ConfigError((f"{folder}:1: there is no such folder",))
    files = (*folder.glob("*.txt"), *folder.glob("*.html"))
    return {file.name: _text(file) for file in sorted(files)}


def system_clock() -> datetime:
    """Return the time now, aware."""
    return datetime.now(UTC)


@contextmanager
def open_desk(
    plan: Plan, now: Callable[[], datetime] = system_clock, who: str | None = None
) -> Iterator[Desk]:
    """Open the desk that *plan* describes; its data folder is made if it is missing.

    Args:
        who: Stands in the history; None for the login name.
    """
    from mailflow.papers import ReadingRoom
    from mailflow.readers import Readers, version
    from mailflow.store.tiny import TinyStore

    answers = plan.settings.answers
    store = TinyStore(plan.folder / DATA, now)
    room = ReadingRoom()
    try:
        desk = Desk(
            store=store,
            rulebook=plan.rulebook,
            templates=plan.templates,
            now=now,
            caps=Caps(per_address_a_day=answers.per_address_a_day, a_day=answers.a_day),
            who=who or getpass.getuser(),
            open_paper=room.open,
            reader=version(plan.rulebook.questions),
            read_many=Readers({"questions": plan.rulebook.questions}).read,
            answers_folder=_answers_folder(plan),
        )
        finish_forgetting(desk)
        yield desk
    finally:
        room.close()
        store.close()


def sender(plan: Plan) -> Send:
    """Return what hands over replies: the outgoing server, or a folder of the desk.

    Raises:
        ConfigError: The environment variable for the password is not set.
    """
    from mailflow.deliver.folder import folder_sender
    from mailflow.deliver.smtp import smtp_sender

    folder = _answers_folder(plan)
    if folder is not None:
        return folder_sender(folder)
    return smtp_sender(_server(plan, plan.settings.outgoing.host or ""))


def _answers_folder(plan: Plan) -> Path | None:
    outgoing = plan.settings.outgoing
    return None if outgoing.host else plan.folder / (outgoing.folder or "out")


def knock(plan: Plan) -> str:
    """Log in to the outgoing server and leave; raises as `deliver.smtp.knock`."""
    from mailflow.deliver.smtp import knock as knock_at

    return knock_at(_server(plan, plan.settings.outgoing.host or ""))


def _server(plan: Plan, host: str) -> "Outgoing":
    from mailflow.deliver.smtp import Outgoing

    told = plan.settings.outgoing
    password = _secret("outgoing", told.password_env) if told.user else ""
    return Outgoing(
        host=host,
        port=told.port,
        security=told.security,
        user=told.user or "",
        password=password,
    )


def polls(plan: Plan, desk: Desk, take: Take) -> Mapping[str, Callable[[], int]]:
    """Return one poll for each mailbox, by name; each returns how many letters were new.

    Raises:
        ConfigError: An environment variable for a password is not set.
    """
    from mailflow.intake.imap import poll

    store = desk.store
    return {
        name: partial(
            poll,
            _mailbox(plan, name),
            fetched=store.fetched,
            note_fetched=store.note_fetched,
            take=take,
        )
        for name in plan.settings.imap
    }


def look_into(plan: Plan, name: str) -> int:
    """Return how many letters are in the mailbox *name*; raises as `intake.imap.look`."""
    from mailflow.intake.imap import look

    return look(_mailbox(plan, name))


def erase_from_mailboxes(plan: Plan, desk: Desk, letters: Sequence[LetterRecord]) -> int:
    """Delete *letters* in every mailbox that is polled; return how many were there.

    Raises:
        IntakeError: As `intake.imap_erase.erase`.
    """
    from mailflow.intake.imap_erase import erase
    from mailflow.store.key import key_of

    ids = {record.key: record.message_id for record in letters}
    noted = list(desk.store.uids(ids))
    count = 0
    for mailbox in (_mailbox(plan, name) for name in plan.settings.imap):
        here = [(validity, uid) for box, validity, uid, _ in noted if box == mailbox.account]
        count += erase(mailbox, ids, here, key_of)
    return count


def _mailbox(plan: Plan, name: str) -> "Mailbox":
    from mailflow.intake.imap import Mailbox

    told = plan.settings.imap[name]
    password = _secret(f"imap.{name}", told.password_env)
    return Mailbox(name=name, password=password, **told.model_dump(exclude={"password_env"}))


def _secret(section: str, variable: str | None) -> str:
    value = os.environ.get(variable or "")
    if not value:
        problem = f"[{section}] needs the environment variable {variable or 'password_env'}"
        raise ConfigError((f"{settings.FILE}:1: {problem}, which is not set",))
    return value


def addresses(plan: Plan) -> frozenset[str]:
    """Return the desk's own addresses, lower case."""
    return frozenset(plan.rulebook.addresses)


def letter_file(plan: Plan, key: str) -> Path:
    """Return where the letter's bytes lie, for people to open with a mail program."""
    return plan.folder / DATA / "letters" / f"{key}.eml"


def staff(plan: Plan) -> Staff:
    """Return who reads the digest."""
    told = plan.settings.digest
    return Staff(to=told.to, language=told.language, at=told.at)


def vocabulary() -> str:
    """Return the page that tells organisers the words of rules.yaml."""
    return rules.page()
