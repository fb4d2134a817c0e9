"""Take, settle, answer, and what a person decides."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from mailflow import desk as verbs
from mailflow import parse
from mailflow.desk import settling
from mailflow.desk.answering import WAITS
from mailflow.errors import PerhapsSent, RefusedForGood, RefusedForNow, StoreError, UsageError
from mailflow.lifecycle import State
from mailflow.model import RawMessage, ReplyState
from mailflow.reasons import doubt

from .helpers import FULL, IN_TIME, Clock, Post, letter, open_desk, work
from .papers.making import PARAGRAPH, docx, with_paper

UNSURE = letter("Dolazim.", From="Ana <ana@breza.example>, Bora <bora@breza.example>")


def only(desk):
    """The one letter of a desk that has one."""
    with desk.store.transaction() as tx:
        (record,) = tx.letters()
        return record, tx.reply(record.reply or "")


def states(desk):
    with desk.store.transaction() as tx:
        return [record.state for record in tx.letters()]


def history(desk, key):
    with desk.store.transaction() as tx:
        return [act.what for act in tx.acts(key)]


def test_a_letter_is_registered_answered_and_closed(desk, post):
    work(desk, post, letter())

    record, reply = only(desk)
    assert (record.state, reply.state, post.templates) == ("closed", "sent", ["accepted"])
    with desk.store.transaction() as tx:
        assert tx.registration(record.registration).attendees[0].name == "Ana Anić"


def test_a_form_in_word_registers_as_if_it_stood_in_the_letter(desk, post):
    form = docx("".join(PARAGRAPH.format(line) for line in FULL.splitlines()))
    note = letter("U prilogu je naša prijava.\n").source
    source = with_paper(note, "prijava.docx", form)
    work(desk, post, RawMessage(source=source, received_at=IN_TIME))

    record, _ = only(desk)
    assert post.templates == ["accepted"]
    with desk.store.transaction() as tx:
        assert tx.registration(record.registration).attendees[0].name == "Ana Anić"


def test_the_history_tells_which_rule_decided_and_what_was_answered(desk, post):
    work(desk, post, letter())

    told = history(desk, only(desk)[0].key)
    assert told[0].startswith("rule “registered”: answer “accepted”")
    assert "250" in told[1]


def test_a_temporary_refusal_is_tried_again_with_growing_waits(desk, clock):
    tries = []

    def busy(reply):
        tries.append(clock.at)
        raise RefusedForNow("421 busy")

    work(desk, busy, letter())
    for wait in WAITS[:4]:
        clock.at += wait / 2
        verbs.answer(desk, busy)
        clock.at += wait / 2
        verbs.answer(desk, busy)

    assert tuple(b - a for a, b in pairwise(tries)) == WAITS[:4]
    assert states(desk) == ["reply due"]


def test_after_days_of_temporary_refusals_a_person_is_asked(desk, clock):
    def busy(reply):
        raise RefusedForNow("421 busy")

    work(desk, busy, letter())
    for wait in WAITS:
        clock.at += wait
        verbs.answer(desk, busy)

    assert states(desk) == ["held"]
    assert "421 busy" in only(desk)[0].held_because


def test_the_reply_of_a_retry_is_the_same_to_the_byte(desk, clock, post):
    seen = []

    def busy(reply):
        seen.append(reply.source)
        raise RefusedForNow("451")

    work(desk, busy, letter())
    clock.pass_(days=1)
    work(desk, post)

    assert seen == [post.sent[0].source]


@pytest.mark.parametrize("error", [RefusedForGood("550 no such user"), PerhapsSent("gone")])
def test_a_final_refusal_or_a_broken_line_waits_for_a_person(desk, post, error):
    def refuse(reply):
        raise error

    work(desk, refuse, letter())
    assert states(desk) == ["held"]

    verbs.release(desk, only(desk)[0].key)
    work(desk, post)
    assert states(desk) == ["closed"]
    assert post.templates == ["accepted"]


def test_killed_while_sending_the_letter_is_held_and_dismissed_by_a_person(desk, post):
    def die(reply):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work(desk, die, letter())
    assert states(desk) == ["sending"]

    verbs.answer(desk, post)
    assert states(desk) == ["held"]
    verbs.dismiss(desk, only(desk)[0].key)
    verbs.answer(desk, post)
    assert (states(desk), post.sent) == (["closed"], [])


def test_while_another_process_answers_this_one_does_not(desk, post):
    verbs.take(desk, [letter()])
    verbs.settle(desk)

    with desk.store.alone("answering") as granted:
        assert granted
        assert verbs.answer(desk, post) == 0
    assert verbs.answer(desk, post) == 1


def test_the_fourth_answer_of_a_day_to_one_address_is_held(desk, clock, post):
    for number in range(5):
        body = f"Organizacija: Udruženje „Breza {number}“\nUčesnik: Ana Anić\n"
        work(desk, post, letter(body))
        clock.pass_(minutes=1)

    assert len(post.sent) == desk.caps.per_address_a_day
    assert states(desk).count(State.HELD) == 2

    clock.pass_(days=1)
    work(desk, post, letter("Organizacija: Udruženje „Jela“\nUčesnik: Ana Anić\n"))
    assert len(post.sent) == desk.caps.per_address_a_day + 1


def test_a_person_may_release_an_answer_beyond_the_cap(desk, post):
    for number in range(4):
        work(desk, post, letter(f"Organizacija: Udruženje „Breza {number}“\nUčesnik: Ana Anić"))
    with desk.store.transaction() as tx:
        (held,) = tx.letters(State.HELD)

    verbs.release(desk, held.key)
    work(desk, post)

    assert len(post.sent) == 4


def test_a_flood_of_senders_trips_the_fuse_for_all(tmp_path, clock, post):
    with open_desk(tmp_path, clock) as desk:
        desk = replace(desk, caps=replace(desk.caps, a_day=3))
        floods = [
            letter(sender=f"ana@host{n}.example", Subject=f"Prijava {n}") for n in range(6)
        ]
        for flood in floods:
            work(desk, post, flood)

        assert len(post.sent) == 3


def test_a_letter_with_two_authors_is_held_and_never_answered(desk, post):
    work(desk, post, UNSURE)
    assert states(desk) == ["held"]

    verbs.release(desk, only(desk)[0].key)
    work(desk, post)
    assert post.sent == []


@pytest.mark.parametrize(
    "machine",
    [
        {"Auto_Submitted": "auto-replied"},
        {"sender": "danilo.rodic@civilnodrustvo.gov.rs"},
        {"Precedence": "bulk", "List_Id": "<novosti.breza.example>"},
    ],
)
def test_a_machine_and_our_own_letters_get_no_answer(desk, post, machine):
    work(desk, post, letter(**machine))

    assert post.sent == []
    assert states(desk) == ["closed"]


def test_who_asks_for_silence_is_registered_but_not_answered(desk, post):
    work(desk, post, letter(X_Auto_Response_Suppress="All"))

    assert post.sent == []
    with desk.store.transaction() as tx:
        assert len(list(tx.registrations())) == 1


def test_a_poisonous_letter_is_held_and_the_next_is_answered(desk, post, monkeypatch):
    def read_or_break(raw, *rest, read=parse.read):
        if b"poison" in raw.source:
            raise ZeroDivisionError("a bug of ours")
        return read(raw, *rest)

    monkeypatch.setattr(parse, "read", read_or_break)
    work(desk, post, letter("poison"), letter())

    assert sorted(states(desk)) == ["closed", "held"]
    assert post.templates == ["accepted"]


def test_a_letter_that_kills_the_process_is_held_after_three_attempts(desk, post, monkeypatch):
    def kill(raw, *rest):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(parse, "read", kill)
        verbs.take(desk, [letter()])
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                verbs.settle(desk)
    verbs.settle(desk)

    assert states(desk) == ["held"]


def test_a_store_that_fails_is_not_taken_for_a_bad_letter(desk, tmp_path):
    verbs.take(desk, [letter()])
    (file,) = tmp_path.rglob(f"{only(desk)[0].key}*")
    file.unlink()
    file.mkdir()  # whoever reads it now gets an error of the disk

    with pytest.raises(StoreError):
        verbs.settle(desk)
    assert states(desk) == ["received"]


def test_a_letter_whose_file_is_gone_is_held_and_the_next_is_answered(desk, post, tmp_path):
    verbs.take(desk, [letter()])
    (file,) = tmp_path.rglob(f"{only(desk)[0].key}*")
    file.unlink()

    work(desk, post, letter(sender="bora@hrast.example"))

    assert sorted(states(desk)) == ["closed", "held"]
    assert [reply.to for reply in post.sent] == ["bora@hrast.example"]


def test_the_same_letters_in_any_order_of_arrival_give_the_same_book(tmp_path):
    early = letter("Organizacija: Udruženje „Breza“\nUčesnik: Ana Anić\n")
    late = letter(
        "Organizacija: Udruzenje Breza\nUcesnik: Ana Anic\n",
        sender="bora@breza.example",
        received_at=Clock().at.replace(hour=12),
    )
    books = []
    for number, order in enumerate(((early, late), (late, early))):
        with open_desk(tmp_path / str(number)) as desk:
            for raw in order:
                work(desk, Post(), raw)
            with desk.store.transaction() as tx:
                books.append(list(tx.registrations()))

    assert books[0] == books[1]
    assert len(books[0]) == 1


def test_what_an_older_letter_makes_doubtful_waits_for_a_person(desk, post):
    short = letter("Organizacija: CRST\nUčesnik: Bora Borić\n", sender="bora@jela.example")
    whole = letter("Organizacija: Centar za razvoj seoskog turizma\nUčesnik: Ana Anić\n")

    work(desk, post, short)
    work(desk, post, replace(whole, received_at=IN_TIME - timedelta(hours=1)))

    assert post.templates == ["accepted", "accepted"]
    assert states(desk) == ["closed", "held"]
    with desk.store.transaction() as tx:
        assert [r.contact_email for r in tx.registrations()] == ["ana@breza.example"]


def test_a_book_out_of_order_is_made_again_even_after_a_kill(tmp_path, monkeypatch):
    first = letter("Organizacija: Udruženje „Breza“\nUčesnik: Ana Anić\n")
    second = letter(
        "Organizacija: Udruzenje Breza\nUcesnik: Ana Anic\n",
        sender="bora@breza.example",
        received_at=Clock().at.replace(hour=12),
    )

    def die(desk):
        raise KeyboardInterrupt

    with open_desk(tmp_path) as desk:
        work(desk, Post(), second)
        with monkeypatch.context() as patch:
            patch.setattr(settling, "refold", die)
            with pytest.raises(KeyboardInterrupt):
                work(desk, Post(), first)
    with open_desk(tmp_path) as desk:
        work(desk, Post())
        with desk.store.transaction() as tx:
            (entry,) = tx.registrations()
            records = list(tx.letters())

    assert entry.letters == tuple(record.key for record in records)


def test_mail_that_is_not_ours_leaves_only_its_identity(desk, post):
    spam = letter(
        "You won a lottery! Click http://win.example/", sender="x@win.example", Subject="Hi"
    )
    work(desk, post, replace(spam, via="imap:office"))

    record, reply = only(desk)
    assert (record.state, record.reading, reply) == ("closed", None, None)
    with pytest.raises(StoreError):
        desk.store.source(record.key)


def test_a_key_that_names_no_letter_or_several_is_said_so(desk):
    with pytest.raises(UsageError, match="no letter"):
        verbs.release(desk, "abcdef")


def test_only_held_letters_can_be_released(desk, post):
    work(desk, post, letter())
    with pytest.raises(UsageError, match="closed, not held"):
        verbs.release(desk, only(desk)[0].key)


def test_a_dismissed_letter_withdraws_its_answer(desk, post):
    def refuse(reply):
        raise RefusedForGood("550")

    work(desk, refuse, letter())
    verbs.dismiss(desk, only(desk)[0].key)

    assert only(desk)[1].state is ReplyState.WITHDRAWN


LATER = Clock().at.replace(hour=11)


def answering(reply, body, **fields):
    """A letter that answers our *reply*."""
    thread = {
        "Subject": f"Re: {reply.subject}",
        "In_Reply_To": reply.message_id,
        "References": f"<a@b.example> {reply.message_id}",
        "received_at": LATER,
    }
    return letter(body, **(thread | fields))


SWAP = "Umesto Ane Anić dolazi Bora Borić.\n"


def people_of(desk):
    with desk.store.transaction() as tx:
        (entry,) = tx.registrations()
        return [attendee.name for attendee in entry.attendees]


def test_an_answer_to_our_answer_changes_the_registration_it_is_about(desk, post):
    work(desk, post, letter())
    work(desk, post, answering(post.sent[0], SWAP, Subject="Izmena"))

    assert post.templates == ["accepted", "changed"]
    assert people_of(desk) == ["Bora Borić"]
    assert post.sent[0].subject.split("[")[1] in post.sent[1].subject


def test_a_reference_read_out_over_the_telephone_finds_the_registration(desk, post):
    work(desk, post, letter())
    reference = post.sent[0].subject[-8:-1]
    told = f"Prijava {reference.lower()}. {SWAP}"
    work(desk, post, letter(told, Subject="Izmena", received_at=LATER))

    assert post.templates == ["accepted", "changed"]


@pytest.mark.parametrize("thread", [True, False])
def test_a_stranger_in_a_thread_passed_on_changes_nothing_and_learns_nothing(
    desk, post, thread
):
    work(desk, post, letter())
    forged = {} if thread else {"In_Reply_To": "<x@x.example>", "References": "<x@x.example>"}
    work(desk, post, answering(post.sent[0], SWAP, sender="zla@evil.example", **forged))

    assert post.templates == ["accepted"]
    assert sorted(states(desk)) == ["closed", "held"]
    assert people_of(desk) == ["Ana Anić"]


def test_a_book_made_again_finds_the_thread_again(desk, post):
    work(desk, post, letter())
    later = answering(post.sent[0], SWAP, received_at=Clock().at.replace(hour=12))
    work(desk, post, later)
    older = letter(
        "Organizacija: Udruženje „Jela“\nUčesnik: Vera Verić\n", sender="v@j.example"
    )
    work(desk, post, replace(older, received_at=Clock().at.replace(hour=9)))

    with desk.store.transaction() as tx:
        names = [[a.name for a in entry.attendees] for entry in tx.registrations()]
    assert names == [["Vera Verić"], ["Bora Borić"]]


def test_letters_of_the_same_second_make_the_same_book_in_either_order(tmp_path):
    one, other = letter(), letter("Organizacija: Udruzenje Breza\nUcesnik: Bora Boric\n")
    books = []
    for number, order in enumerate(((one, other), (other, one))):
        with open_desk(tmp_path / str(number)) as desk:
            for raw in order:
                work(desk, Post(), raw)
            with desk.store.transaction() as tx:
                books.append(list(tx.registrations()))

    assert books[0] == books[1]


QUESTION = letter("Da li ima parkinga kod hotela?", sender="bora@hrast.example")


def test_a_question_is_promised_an_answer_and_waits_for_a_person(desk, post):
    work(desk, post, QUESTION)
    record, reply = only(desk)

    assert (record.state, reply.state, post.templates) == ("held", "sent", ["question"])
    assert "answer it by hand" in record.held_because


def test_a_question_released_is_not_promised_again_and_waits_on(desk, post):
    work(desk, post, QUESTION)
    verbs.release(desk, only(desk)[0].key)
    work(desk, post)

    assert (states(desk), post.templates) == (["held"], ["question"])

    verbs.dismiss(desk, only(desk)[0].key)
    work(desk, post)

    assert (states(desk), post.templates) == (["closed"], ["question"])
    assert only(desk)[1].state is ReplyState.SENT


def test_a_promise_that_was_refused_is_held_with_both_reasons(desk):
    def refuse(reply):
        raise RefusedForGood("550 no such user")

    work(desk, refuse, QUESTION)
    record, _ = only(desk)

    assert record.state == "held"
    assert "550" in record.held_because
    assert "answer it by hand" in record.held_because


def test_while_a_promise_is_due_the_book_made_again_leaves_the_letter_alone(desk, post):
    def busy(reply):
        raise RefusedForNow("421 busy")

    work(desk, busy, QUESTION)
    work(desk, busy, replace(letter(), received_at=Clock().at.replace(hour=9)))

    with desk.store.transaction() as tx:
        verdicts = [record.verdict for record in tx.letters()]
    assert [verdict.rule for verdict in verdicts] == ["registered", "a question"]


@pytest.mark.parametrize(
    ("sender", "template"),
    [("ana@breza.example", "status"), ("zla@evil.example", "question")],
)
def test_did_you_get_it_is_answered_with_the_registration_to_its_owner_only(
    desk, post, sender, template
):
    work(desk, post, letter())
    work(desk, post, answering(post.sent[0], "Da li ste primili našu prijavu?", sender=sender))

    assert post.templates == ["accepted", template]
    assert ("Ana Anić" in post.sent[1].body) == (template == "status")
    assert ("potvrđeno" in post.sent[1].body) == (template == "status")


def test_an_owner_whose_answer_would_go_elsewhere_is_a_stranger(desk, post):
    work(desk, post, letter())
    forged = {"Reply_To": "zla@evil.example"}
    work(desk, post, letter("Da li ste primili našu prijavu?", **forged))
    work(desk, post, answering(post.sent[0], SWAP, **forged))

    assert post.templates == ["accepted", "question"]
    assert "Breza" not in post.sent[1].body
    assert people_of(desk) == ["Ana Anić"]


def test_did_you_get_it_is_answered_after_a_cancellation_too(desk, post):
    work(desk, post, letter())
    at = Clock().at
    gone = answering(post.sent[0], "Moramo da otkažemo prijavu. Niko neće doći.")
    work(desk, post, replace(gone, received_at=at.replace(hour=11)))
    asks = answering(post.sent[0], "Da li ste primili našu prijavu?")
    work(desk, post, replace(asks, received_at=at.replace(hour=12)))

    assert post.templates == ["accepted", "cancelled", "status"]
    assert "vaša prijava je otkazana" in post.sent[2].body


def test_an_answer_says_what_changed(desk, post):
    work(desk, post, letter())
    work(desk, post, answering(post.sent[0], SWAP))

    assert "Dodato: Bora Borić\nUklonjeno: Ana Anić\n" in post.sent[1].body


def test_a_cancellation_that_was_seen_before_its_registration_is_carried_out_after(desk, post):
    at = Clock().at
    gone = letter("Moramo da otkažemo prijavu. Niko neće doći.", Subject="Otkazivanje prijave")
    work(desk, post, replace(gone, received_at=at.replace(hour=12)))
    assert states(desk) == ["held"]

    work(desk, post, letter())
    assert states(desk) == ["closed", "closed"]
    assert post.templates == ["accepted", "cancelled"]


def test_what_a_person_looks_at_for_another_reason_is_not_decided_behind_his_back(desk, post):
    def refuse(reply):
        raise RefusedForGood("550")

    later = letter("Da li ste primili našu prijavu?")
    work(desk, refuse, replace(later, received_at=Clock().at.replace(hour=12)))
    work(desk, post, letter())

    assert states(desk) == ["closed", "held"]
    assert post.templates == ["accepted"]


def test_who_is_registered_by_two_organisations_is_two_seats_and_told_to_staff(desk, post):
    work(desk, post, letter())
    other = letter(
        "Organizacija: Fondacija „Jela“\nUčesnik: Ana Anić\n", sender="j@jela.example"
    )
    work(desk, post, replace(other, received_at=Clock().at.replace(hour=12)))

    assert post.templates == ["accepted", "accepted"]
    with desk.store.transaction() as tx:
        first, second = (record.verdict.findings for record in tx.letters())
        (entry, _) = tx.registrations()
    assert first == ()
    assert second == (doubt("elsewhere", "Ana Anić", entry.reference, "Udruženje „Breza“"),)


def test_who_was_cancelled_elsewhere_or_writes_again_is_nobody_else(desk, post):
    at = Clock().at
    work(desk, post, letter(), letter(FULL + "\nUčesnik: Bora Borić\n"))
    gone = letter("Moramo da otkažemo prijavu. Niko neće doći.", Subject="Otkazivanje prijave")
    work(desk, post, replace(gone, received_at=at.replace(hour=11)))
    other = letter(
        "Organizacija: Fondacija „Jela“\nUčesnik: Ana Anić\n", sender="j@jela.example"
    )
    work(desk, post, replace(other, received_at=at.replace(hour=12)))

    with desk.store.transaction() as tx:
        assert [record.verdict.findings for record in tx.letters()] == [()] * 4
