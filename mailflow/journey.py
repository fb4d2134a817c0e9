"""The whole journey of one letter, with no I/O: read, decide, enter, compose.

Everything the desk can do to a letter is visible here. What it does to the world (take, keep,
send) is in desk/. `read` and `decide_and_compose` are two halves, because reprocessing may
go on from a reading that was kept.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from mailflow import book, parse, respond, rules
from mailflow.model import (
    Correction,
    Extension,
    History,
    OpenPaper,
    Outcome,
    Promotion,
    Question,
    RawMessage,
    Reading,
    Registration,
    Reply,
    StaffAct,
    Verdict,
)


def read(
    raw: RawMessage,
    open_paper: OpenPaper | None = None,
    questions: Sequence[Question] = (),
) -> Reading:
    """Return what we understand of the letter; never raises. See `parse.read`."""
    return parse.read(raw, open_paper, questions)


def words_of(raw: RawMessage, open_paper: OpenPaper | None = None) -> str:
    """Return all the words of the letter. See `parse.words_of`."""
    return parse.words_of(raw, open_paper)


def marks(reading: Reading) -> tuple[str, ...]:
    """Return under what the book may know this letter's organisation or sender already."""
    return book.marks(reading)


def reread(
    reading: Reading, acts: Iterable[StaffAct]
) -> tuple[Reading, tuple[Correction, ...]]:
    """Return the reading as staff corrected it, and what that was."""
    return book.reread(reading, acts)


def respell(reading: Reading, history: History) -> Reading:
    """Return a letter as it is meant, now that staff corrected what earlier ones told."""
    return book.respell(reading, history)


def same_people(readings: Iterable[Reading]) -> Iterable[tuple[str, str]]:
    """Return pairs of names that are one person's in letters of one registration."""
    return book.same_people(readings)


def correction(
    of: Registration | Reading, wanted: Mapping[str, str]
) -> tuple[Mapping[str, str], str]:
    """Return what an act tells that corrects *of* as *wanted*, and an objection; "" if none."""
    return book.correction(of, wanted)


def extensions(acts: Iterable[StaffAct]) -> tuple[Extension, ...]:
    """Return the extensions of the deadline that staff granted."""
    return book.extensions(acts)


def act_on(
    act: StaffAct, found: tuple[Registration, ...], is_taken: Callable[[str], bool]
) -> tuple[Registration, ...]:
    """Return the registrations that stand instead of *found* once *act* is done."""
    return book.act_on(act, found, is_taken)


def alike(
    reading: Reading, references_marked: Callable[[str], Collection[str]]
) -> tuple[str, ...]:
    """Return references of the registrations most like this letter's; see book.alike."""
    return book.alike(reading, references_marked)


def person_marks(reading: Reading) -> tuple[str, ...]:
    """Return under what people called the same are found in other registrations."""
    return book.person_marks(reading)


def decide_and_compose(
    key: str,
    reading: Reading,
    history: History,
    rulebook: rules.Rulebook,
    templates: respond.Templates,
    *,
    received_at: datetime,
    return_path: str | None,
    composed_at: datetime,
    released: bool = False,
    is_taken: Callable[[str], bool] = lambda reference: False,
    earlier: respond.Earlier | None = None,
) -> Outcome:
    """Return what a letter, already read, leads to; its reply is None where `why_silent`.

    A stranger hears his own words: how the book spells people is told to its owner alone.

    Args:
        released: A person looked at the letter and said: go on.
        is_taken: Whether another registration has that reference already.
        earlier: What was answered to this letter before; the reply takes it back.
    """
    given = facts(reading, history, rulebook, received_at=received_at, released=released)
    verdict = rules.decide(given, rulebook)
    place = book.Belonging(registration=given.earlier)
    registration = book.enter(
        key, received_at, given.reading, verdict, history, is_taken, place
    )
    is_own = given.earlier is not None and given.earlier.is_of(reading.header)
    silent = why_silent(reading, return_path, rulebook)
    reply = None if silent else respond.compose(
        key=key, verdict=verdict, reading=given.reading if is_own else reading,
        registration=registration, before=given.earlier, earlier=earlier,
        occasion=occasion(rulebook, given), templates=templates, received_at=received_at,
        composed_at=composed_at,
    )  # fmt: skip
    return Outcome(reading=reading, verdict=verdict, registration=registration, reply=reply)


def frees(before: Registration | None, after: Registration) -> bool:
    """Tell whether somebody may move up because of this; see `promote`."""
    return before is not None and book.frees(before, after)


def promote(
    waiting: Sequence[Registration], rulebook: rules.Rulebook, *, seats_taken: int, at: datetime
) -> list[Promotion]:
    """Return who moves up from the waiting list, now that seats became free.

    Args:
        waiting: Every registration in which somebody waits.
        at: When the letter was received that made them free, or a person acted; not the time
            now, so that the book made again is the same.
    """
    limits = rulebook.limits
    if not limits.waiting_list or (limits.promote_until and at > limits.promote_until):
        return []
    return book.promote(waiting, _room(rulebook, seats_taken))


def is_queued(
    waiting: Sequence[Registration], rulebook: rules.Rulebook, seats_taken: int
) -> bool:
    """Tell whether somebody waits for a seat in the hall, whom nobody may overtake."""
    return book.is_queued(waiting, _room(rulebook, seats_taken))


def _room(rulebook: rules.Rulebook, seats_taken: int) -> book.Room:
    limits = rulebook.limits
    hall = None if limits.capacity is None else limits.capacity - limits.reserved
    return book.Room(
        free=None if hall is None else max(hall - seats_taken, 0),
        per_organisation=limits.attendees_per_organisation,
        in_parts=rulebook.in_parts,
    )


def tell_promoted(
    key: str,
    reading: Reading,
    promotion: Promotion,
    rulebook: rules.Rulebook,
    templates: respond.Templates,
    *,
    received_at: datetime,
    return_path: str | None,
    composed_at: datetime,
    earlier: respond.Earlier | None = None,
) -> Reply | None:
    """Return what to tell whom the letter *key* had put on the waiting list; None for silence.

    Who moved up is told what all others were whose registration was confirmed at once.
    """
    if why_silent(reading, return_path, rulebook) or rules.MOVED_UP not in templates.names:
        return None
    return respond.compose(
        key=key,
        verdict=Verdict(rule=promotion.after.rule, reply=rules.MOVED_UP, registers=True),
        reading=reading,
        registration=promotion.after,
        before=promotion.before,
        occasion=occasion(rulebook),
        templates=templates,
        received_at=received_at,
        composed_at=composed_at,
        earlier=earlier,
    )


def enter(
    key: str,
    reading: Reading,
    verdict: Verdict,
    history: History,
    *,
    received_at: datetime,
    is_taken: Callable[[str], bool],
) -> Outcome:
    """Return what a letter leads to whose *verdict* stands: nobody is answered anew."""
    place = book.belonging(reading, history)
    meant = book.recognise(reading, place.registration).reading
    registration = book.enter(key, received_at, meant, verdict, history, is_taken, place)
    return Outcome(reading=reading, verdict=verdict, registration=registration, reply=None)


def tell(
    key: str,
    template: str,
    reading: Reading,
    registration: Registration,
    before: Registration,
    rulebook: rules.Rulebook,
    templates: respond.Templates,
    *,
    received_at: datetime,
    composed_at: datetime,
) -> Reply | None:
    """Return the answer to the letter *key* that tells what staff decided; None if none can.

    Ask `why_silent` before.
    """
    if not templates.has(template, *rulebook.languages.preferred(reading.language)):
        return None
    return respond.compose(
        key=key,
        verdict=Verdict(rule="", reply=template),
        reading=reading,
        registration=registration,
        before=before,
        occasion=occasion(rulebook),
        templates=templates,
        received_at=received_at,
        composed_at=composed_at,
    )


def facts(
    reading: Reading,
    history: History,
    rulebook: rules.Rulebook,
    *,
    received_at: datetime,
    released: bool,
) -> rules.Facts:
    """Return all that the rules may look at; see `decide_and_compose`."""
    place = book.belonging(reading, history)
    recognised = book.recognise(reading, place.registration)
    return rules.Facts(
        reading=book.take_out(recognised.reading, place.registration),
        history=replace(history, extensions=(*rulebook.extensions, *history.extensions)),
        earlier=place.registration,
        stranger=place.stranger,
        likely=place.likely,
        likely_people=recognised.likely,
        received_at=received_at,
        released=released,
    )


def why_silent(reading: Reading, return_path: str | None, rulebook: rules.Rulebook) -> str:
    """Return why this letter may not be answered by us, in plain words; "" if it may."""
    return respond.unanswerable(reading.header, return_path, rulebook.addresses)


def occasion(rulebook: rules.Rulebook, given: rules.Facts | None = None) -> respond.Occasion:
    """Return the event and the desk as replies speak of them.

    Args:
        given: Of the letter that is answered, whose sender may have more time than others.
    """
    more = rules.registering_until(given, rulebook.bounds) if given else None
    return respond.Occasion(
        title=rulebook.event.title,
        place=rulebook.event.place,
        signature=rulebook.desk.signature,
        day=rulebook.event.day,
        deadline=more or rulebook.deadline,
        address=rulebook.desk.address,
        questions={field.name: field.label for field in rulebook.fields},
        starts=rulebook.event.starts,
        ends=rulebook.event.ends,
        languages=rulebook.languages,
    )
