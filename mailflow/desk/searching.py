"""Search: everything at the desk that speaks of a person, to be shown before it is erased."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mailflow import erasure, journey
from mailflow.deliver import folder
from mailflow.desk.desk import Desk
from mailflow.desk.leaving import leavings
from mailflow.desk.settling import raw_of
from mailflow.desk.whom import Everybody, meant
from mailflow.erasure import Whom
from mailflow.errors import LetterDamaged
from mailflow.model import LetterRecord, RawMessage
from mailflow.script import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be erased.

    Attributes:
        letters: That speak of the person; their bytes go.
        replies: Message-IDs of answers that do.
        registrations: References of those that do.
        files: Ends of the names of files in the folder of answers.
        forgotten_on: The day this person was erased before, in the desk's words; "" if never.
    """

    whom: tuple[Whom, ...]
    letters: tuple[LetterRecord, ...]
    replies: tuple[str, ...]
    registrations: tuple[str, ...]
    files: tuple[str, ...] = ()
    forgotten_on: str = ""

    @property
    def is_empty(self) -> bool:
        """There is nothing to erase."""
        return not (self.letters or self.replies or self.registrations or self.files)


def search(
    desk: Desk,
    who: str,
    within: str | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Plan:
    """Return what erasing *who* would take; changes nothing.

    Args:
        who: Address, name, reference or telephone.
        within: Reference, where several people are called so.
        progress: Called with 1 after each letter looked through.

    Raises:
        UsageError: It is not clear who is meant.
    """
    with desk.store.transaction() as tx:
        records, book = list(tx.letters()), list(tx.registrations())
        replies = list(tx.replies())
        there = Everybody(records, book, list(tx.staff_acts()))
        whom = meant(who, there, within, len(leavings(tx)) + 1)
        days = [tx.buried_on(name) for one in whom for name in names_of(one)]
    letters = []
    for record in records:
        progress(1)
        if _speaks(desk, record, whom):
            letters.append(record)
    keys = {record.key for record in letters}
    return Plan(
        whom=whom,
        letters=tuple(letters),
        replies=tuple(
            r.reply.message_id for r in replies if r.letter in keys or _is_in(r, whom, r.letter)
        ),
        registrations=tuple(
            one.reference for one in book if _is_in(one, named_in(whom, one.letters), "")
        ),
        files=tuple(_files(desk, whom)),
        forgotten_on=max((f"{day:%d.%m.%Y.}" for day in days if day), default=""),
    )


def named_in(whom: Sequence[Whom], letters: Sequence[str]) -> tuple[Whom, ...]:
    """Return whom to look for in what *letters* together made."""
    return tuple(
        replace(one, letters=None)
        if one.letters is None or one.letters & set(letters)
        else one.at("")
        for one in whom
    )


def _is_in(noun: object, whom: Sequence[Whom], letter: str) -> bool:
    texts = list(erasure.texts(noun))
    return any(one.at(letter).is_in(text) for one in whom for text in texts)


def _speaks(desk: Desk, record: LetterRecord, whom: Sequence[Whom]) -> bool:
    """Tell whether the letter, as it came or as it was understood, speaks of the person."""
    if _is_in(record, whom, record.key):
        return True
    if record.erased:
        return False
    try:
        words = journey.words_of(raw_of(desk, record), desk.open_paper)
    except LetterDamaged:
        return False
    return any(one.at(record.key).is_in(words, declined=True) for one in whom)


def _files(desk: Desk, whom: Sequence[Whom]) -> Iterator[str]:
    """Yield the answers and digests in a rehearsal's folder that speak of the person."""
    for end, source in folder.kept(desk.answers_folder):
        raw = RawMessage(source=source, received_at=desk.now())
        if any(one.is_in(journey.words_of(raw), declined=True) for one in whom):
            yield end


def names_of(one: Whom) -> Iterator[str]:
    """Yield under what it is remembered that the person was erased."""
    yield from (*one.emails, *one.phones, *(" ".join(name_key(n)) for n in one.names))
