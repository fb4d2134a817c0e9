"""Understand: RawMessage -> Reading. Pure; never raises; never guesses silently."""

from collections.abc import Sequence
from dataclasses import replace

from mailflow.model import (
    Doubt,
    Intent,
    OpenPaper,
    Question,
    RawMessage,
    Reading,
)
from mailflow.parse.asked import answers_of
from mailflow.parse.attending import COMING, attendees_of
from mailflow.parse.comers.experience import Comers, unsettled
from mailflow.parse.comers.experience import by_experience as people_by_experience
from mailflow.parse.contact import contact_of
from mailflow.parse.doubts import doubts
from mailflow.parse.falling_away import removed_of
from mailflow.parse.gathered import desk_of, gathered
from mailflow.parse.intent.answering import answering
from mailflow.parse.intent.asking import asks_only
from mailflow.parse.intent.experience import by_experience
from mailflow.parse.intent.facts import Wanted
from mailflow.parse.intent.likeliest import wanted
from mailflow.parse.intent.luring import by_machine
from mailflow.parse.intent.thanking import thanks_again, thanks_for_answer
from mailflow.parse.leaves.spread import spread
from mailflow.parse.letter import Letter
from mailflow.parse.likely import in_stead
from mailflow.parse.opening.header import recipients
from mailflow.parse.opening.open import open_letter
from mailflow.parse.page.language import Tongue
from mailflow.parse.signs.evidence import Evidence
from mailflow.parse.signs.nothing import of_nothing
from mailflow.parse.study import Study
from mailflow.parse.values import (
    check_digits,
    choice_of,
    cited_of,
    count_of,
    missing_of,
    organisation_of,
)
from mailflow.parse.wished import requests_of


def read(
    raw: RawMessage,
    open_paper: OpenPaper | None = None,
    questions: Sequence[Question] = (),
) -> Reading:
    """Return what we understood of a message; what we could not is in doubts and findings.

    Args:
        open_paper: Reads the documents that this process must not; None leaves them unread.
        questions: The organiser's own, to look for answers to.
    """
    letter = open_letter(raw, open_paper)
    to = recipients(raw.source)
    desk = desk_of(letter.header, to)
    leaves = spread(letter, desk)
    tongue = leaves.tongue
    if letter.header.machine:
        return _silent(letter, by_machine(letter.header.machine, leaves.own), tongue)
    told = gathered(letter, leaves, to, questions)
    sender, party, said, facts = told.sender, told.party, told.said, told.facts
    if thanks := thanks_for_answer(letter.header, leaves, sender, desk):
        return replace(_silent(letter, thanks, tongue), thanks=True)
    want = answering(wanted(facts), said, letter.header, leaves)
    want = in_stead(by_experience(want, facts), party)
    if want.intent is Intent.AUTOMATIC:
        return _silent(letter, want, tongue)
    if want.intent is Intent.UNRELATED:
        nothing = _silent(letter, want, tongue, tuple(of_nothing(leaves, letter)))
        return replace(nothing, thanks=thanks_again(letter.header, leaves, sender, desk))
    return _full(
        Study(letter, leaves, party, sender, facts, want, tongue, to, desk, questions, said)
    )


def _silent(
    letter: Letter, want: Wanted, tongue: Tongue, signs: tuple[Doubt, ...] = ()
) -> Reading:
    """Return the reading of a letter that needs no answer."""
    return Reading(
        header=letter.header, intent=want.intent, because=want.because,
        language=tongue.language, script=tongue.script,
        doubts=((want.doubt, *signs) if want.doubt else signs), findings=letter.findings,
    )  # fmt: skip


def _full(study: Study) -> Reading:
    """Return the reading of a letter that wants something of the desk."""
    want, letter = study.want, study.letter
    choice = choice_of(study)
    organisation = organisation_of(choice, study)
    rules = Comers(attendees_of(study, organisation), removed_of(study))
    comers = people_by_experience(study, organisation, rules)
    attendees, removed = comers.attendees, comers.removed
    count = count_of(want, study.leaves, attendees, len(removed))
    answers, unsure = answers_of(study.said, attendees) if want.intent in COMING else ((), ())
    evidence = Evidence(study, choice, organisation, attendees, removed, count)
    return Reading(
        header=letter.header,
        intent=want.intent,
        because=want.because,
        language=study.tongue.language,
        script=study.tongue.script,
        organisation=organisation,
        attendees=attendees,
        attendee_count=count,
        removed=removed,
        corrected=study.party.mended if want.intent is Intent.CHANGE else (),
        contact=contact_of(study, attendees),
        requests=requests_of(study, choice, attendees),
        missing=missing_of(study, organisation, attendees, count, answers),
        cited=cited_of(study.leaves),
        thanks=thanks_again(letter.header, study.leaves, study.sender, study.desk),
        asks_status=want.intent is Intent.QUESTION and asks_only(study.leaves.own),
        doubts=(*letter.doubts, *unsettled(doubts(evidence), comers), *unsure),
        findings=(*letter.findings, *check_digits(organisation)),
        answers=answers,
    )
