"""Which registration a letter belongs to: our own answer, the reference, the organisation."""

from dataclasses import replace

import pytest

from mailflow import book, rules
from mailflow.model import Address, History, Intent, Reading, Registration, Status

from .readings import (
    ACCEPTED,
    ANA,
    IN_TIME,
    RULES,
    ZLA,
    found,
    key,
    organisation,
    people,
    reading,
    registration,
    travel,
)

BREZA = registration("Ана Анић", reference="K7M2QXA")
JELA = replace(
    registration("Јан Јелић", reference="72PSH8K", organisation="Фондација Јела"),
    marks=("from:jan@jela.example", "org:fondacija jela"),
)
BORA = Address(name="Бора Борић", email="bora@breza.example")


def belonging(
    read: Reading, *there: Registration, threaded: tuple[str, ...] = ()
) -> book.Belonging:
    return book.belonging(read, History(registrations=there, threaded=threaded))


def cite(*names: str, **fields: object) -> Reading:
    """A change that names no organisation and cites references."""
    ordinary = {"intent": Intent.CHANGE, "org": None, "cited": tuple(map(found, names))}
    return reading(**(ordinary | fields))  # type: ignore[arg-type]


def rule(read: Reading, *there: Registration, **knowing: object) -> str:
    history = History(registrations=there, threaded=knowing.pop("threaded", ()))  # type: ignore[arg-type]
    place = book.belonging(read, history)
    facts = rules.Facts(
        reading=read,
        history=history,
        earlier=place.registration,
        stranger=place.stranger,
        likely=place.likely,
        received_at=IN_TIME,
        **knowing,  # type: ignore[arg-type]
    )
    return rules.decide(facts, RULES).rule


def test_the_answer_it_answers_counts_before_the_reference_it_cites() -> None:
    mine = replace(JELA, marks=BREZA.marks)

    assert belonging(cite("K7M2QXA"), BREZA, mine).registration == BREZA
    assert belonging(cite("K7M2QXA"), BREZA, mine, threaded=("72PSH8K",)).registration == mine


def test_the_newest_answer_in_the_thread_counts() -> None:
    mine = replace(JELA, marks=BREZA.marks)

    for threaded, expected in ((("K7M2QXA", "72PSH8K"), BREZA), (("72PSH8K", "K7M2QXA"), mine)):
        assert belonging(cite(), BREZA, mine, threaded=threaded).registration == expected


def test_a_reference_the_book_does_not_have_is_as_none() -> None:
    assert belonging(cite("0000000"), BREZA).registration == BREZA  # its sender's only one
    assert belonging(cite("0000000", sender=ZLA), BREZA).registration is None


def test_a_cancelled_registration_is_past_even_if_it_is_cited() -> None:
    gone = replace(BREZA, status=Status.CANCELLED)

    assert belonging(cite("K7M2QXA"), gone, threaded=("K7M2QXA",)).registration is None


@pytest.mark.parametrize("intent", [Intent.CHANGE, Intent.CANCEL])
@pytest.mark.parametrize("released", [False, True])
def test_a_stranger_who_cites_or_answers_is_held(intent: Intent, released: bool) -> None:
    cites = cite("K7M2QXA", sender=ZLA, intent=intent)
    answers = replace(cites, cited=())
    held = "about somebody else's registration"
    done = "changed" if intent is Intent.CHANGE else "cancelled"

    assert rule(cites, BREZA, released=released) == (done if released else held)
    assert rule(answers, BREZA, threaded=("K7M2QXA",), released=released) == (
        done if released else held
    )


def test_a_stranger_who_names_the_organisation_too_is_held() -> None:
    forged = cite("K7M2QXA", sender=ZLA, org="Удружење „Бреза“")

    assert rule(forged, BREZA) == "about somebody else's registration"


def test_a_stranger_who_cites_and_brings_people_without_organisation_is_held() -> None:
    brings = cite("K7M2QXA", sender=ZLA, intent=Intent.REGISTER)

    assert rule(brings, BREZA) == "about somebody else's registration"


def test_whoever_was_sent_somebody_s_thread_may_register_his_own_organisation() -> None:
    own = cite("K7M2QXA", sender=ZLA, intent=Intent.REGISTER, org="Фондација Липа")

    assert belonging(own, BREZA, threaded=("K7M2QXA",)) == book.Belonging(registration=None)
    assert rule(own, BREZA, threaded=("K7M2QXA",)) == "registered"


def test_no_answer_to_a_stranger_tells_what_the_registration_holds() -> None:
    for intent in (Intent.CHANGE, Intent.CANCEL, Intent.REGISTER):
        assert travel(cite("K7M2QXA", sender=ZLA, intent=intent), BREZA).reply is None


def named(*, by: Address) -> Registration:
    """Breza's, begun by Ана, as it is once *by* wrote that Бора comes, with his address."""
    bora = replace(people("Бора Борић")[0], email=found(BORA.email))
    read = reading(attendees=(bora,), sender=by)
    after = book.enter(key(2), IN_TIME, read, ACCEPTED, History(registrations=(BREZA,)))
    assert after is not None
    return after


def test_whom_the_first_sender_names_with_an_address_may_change_it() -> None:
    swap = cite(sender=BORA, removed=(found("Бора Борић"),))

    assert rule(swap, named(by=ANA)) == "changed"


def test_whom_a_stranger_names_may_not() -> None:
    swap = cite("K7M2QXA", sender=BORA, removed=(found("Бора Борић"),))

    assert rule(swap, named(by=ZLA)) == "about somebody else's registration"


def test_whoever_was_named_once_and_registers_begins_a_registration_of_his_own() -> None:
    own = reading("Бора Борић", org=None, sender=BORA)

    assert belonging(own, named(by=ANA)).registration is None


def test_who_answers_about_one_organisation_and_names_another_of_his_means_the_other() -> None:
    mine = replace(JELA, marks=(*JELA.marks, *BREZA.marks))
    cancel = reading(org="Фондација Јела", intent=Intent.CANCEL)

    assert belonging(cancel, BREZA, mine, threaded=("K7M2QXA",)).registration == mine


@pytest.mark.parametrize(
    ("intent", "released_rule"), [(Intent.REGISTER, "registered"), (Intent.CHANGE, "changed")]
)
def test_who_answers_about_one_organisation_and_names_an_unknown_one_is_asked_about(
    intent: Intent, released_rule: str
) -> None:
    other = reading("Бора Борић", org="Фондација Липа", intent=intent)
    given = {"threaded": ("K7M2QXA",)}

    assert rule(other, BREZA, **given) == "perhaps in the book already"
    assert rule(other, BREZA, **given, released=True) == released_rule


def test_staff_are_shown_both_organisations() -> None:
    other = reading("Бора Борић", org="Фондација Липа", cited=(found("K7M2QXA"),))
    held = travel(other, BREZA).verdict.hold

    assert held is not None
    assert "Фондација Липа" in held
    assert "Удружење „Бреза“" in held


def test_of_two_namesakes_whom_no_town_tells_apart_the_sender_s_own_is_meant() -> None:
    nis = replace(JELA, city="Ниш", organisation=BREZA.organisation)
    here = replace(BREZA, city="Београд")
    read = reading(org=organisation("Бреза"))

    assert belonging(read, nis, here).registration == here


def test_who_thanks_and_cannot_come_but_is_registered_is_asked_about() -> None:
    sorry = reading(intent=Intent.DECLINE)

    assert rule(sorry, BREZA) == "registered, and cannot come"
    assert rule(sorry, BREZA, released=True) == "cancelled"
    assert rule(replace(sorry, header=replace(sorry.header, sender=ZLA)), BREZA) == (
        "cannot come"
    )


def test_an_organisation_by_another_spelling_is_one_and_a_likely_one_is_asked_about() -> None:
    same = reading(org="Fondacije „Jela“", sender=ZLA)
    likely = reading(org="Centar „Jela“", sender=ZLA)

    assert belonging(same, JELA) == book.Belonging(registration=JELA)
    assert belonging(likely, JELA) == book.Belonging(registration=None, likely=JELA)
    assert rule(likely, JELA) == "perhaps in the book already"
    assert rule(likely, JELA, released=True) == "registered"


def test_who_began_it_may_write_his_organisation_for_short() -> None:
    mine = replace(BREZA, organisation="Центар за развој села и туризма")
    short = reading(org="ЦРСТ")

    assert belonging(short, mine).registration == mine
    assert belonging(replace(short, header=reading(sender=ZLA).header), mine).likely == mine


def test_who_began_it_may_register_another_kind_or_another_one_of_his_domain() -> None:
    kind, other = reading(org="Фондација „Бреза“"), reading(org="Мрежа „Липа“")
    ana = Address(name="Ана", email="ana@breza.rs")
    mine = replace(BREZA, marks=("from:ana@breza.rs",), contact_email=None)

    assert belonging(kind, BREZA).likely == BREZA
    assert belonging(replace(other, header=reading(sender=ana).header), mine).likely is None
    eva = Address(name="Ева", email="eva@breza.rs")
    assert belonging(replace(other, header=reading(sender=eva).header), mine).likely == mine


def test_a_letter_leads_to_those_most_like_it_by_their_marks() -> None:
    index = {mark: ["K7M2QXA"] for mark in BREZA.marks}

    def references_marked(mark: str) -> list[str]:
        return index.get(mark, [])

    assert book.alike(reading(org="Udruženja „Breza“"), references_marked) == ("K7M2QXA",)
    assert book.alike(reading(org="Fondacija Lipa", sender=ZLA), references_marked) == ()
    assert book.alike(reading(org=None), references_marked) == ()
