"""Forgetting a person: nothing of them is left, and nobody else notices."""

import json
import shutil
from base64 import b64encode
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from quopri import encodestring

import pytest

from mailflow import desk as verbs
from mailflow import reprocess, rounds, wiring
from mailflow.desk import forgetting
from mailflow.desk.folding import OUT_OF_ORDER
from mailflow.desk.refolding import refold
from mailflow.desk.searching import search
from mailflow.erasure import Whom
from mailflow.errors import UsageError
from mailflow.lifecycle import State
from mailflow.model import RawMessage
from mailflow.store.tiny import TinyStore

from .helpers import IN_TIME, Clock, furnish, open_desk
from .test_crash import Fuse, Killed, put_in

ANA = "ana@breza.example"
PHONE = "064 123 45 67"
# The person in every form in which a file could have her.
FORMS = ("Ана Анић", "Ana Anić", "Anić", "Анић", "Ане Анић", "Anu Anić", "Anic", "ANA ANIC")
NEEDLES = (ANA, "4123456", "064 123 45 67", *FORMS)


def mail(body, sender=ANA, minutes=0, encoding="base64", **fields):
    """A letter whose text is encoded, as mail programs do."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = sender, "danilo.rodic@civilnodrustvo.gov.rs"
    message["Subject"] = fields.pop("subject", "Пријава за скуп")
    message["Message-ID"] = f"<{minutes}.{len(body)}@mail.example>"
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(body, cte=encoding)
    at = IN_TIME + timedelta(minutes=minutes)
    return RawMessage(source=message.as_bytes(), received_at=at, file=f"{sender}.eml")


TOGETHER = mail(
    "Организација: Удружење „Бреза“\nУчесници: Ана Анић, Петар Перић\n"
    f"Контакт: Ана Анић, {PHONE}\n",
    sender=f"Ана Анић <{ANA}>",
    subject="Пријава Ане Анић",
)
OTHERS = mail(
    "Organizacija: Udruženje Hrast\nUčesnik: Bora Borić\n\nO skupu smo čuli od Ane Anić.\n\n"
    "Pozdrav,\nBora Borić\n",
    sender="Bora Boric <bora@hrast.example>",
    minutes=1,
    encoding="quoted-printable",
)
ADDED = mail(
    "Dodajemo još jednu učesnicu: dolazi i Vera Verić.\n\nPozdrav,\nAna Anić\n" + PHONE,
    minutes=2,
    sender=f"Ana Anic <{ANA}>",
    subject="Re: prijava",
)
ALONE = mail(
    "Organizacija: Jela\nUčesnica: Ana Anić\nposeban zahtev: kolica",
    sender="ana@jela.example",
    minutes=3,
)
STRANGER = mail("Organizacija: Grab\nUčesnik: Goran Grabić", sender="g@grab.example", minutes=4)
LETTERS = (TOGETHER, OTHERS, ADDED, STRANGER)


def fill(folder, *raws):
    """A desk that answered *raws* into its own folder, and sent a digest there."""
    furnish(folder, '[outgoing]\nfolder = "out"\n\n[digest]\nto = ["staff@example.org"]\n')
    page = "<p>{% for name in attendees %}{{ name }}; {% endfor %}</p>\n"
    (folder / "templates" / "accepted.sr.html").write_text(page, "utf-8")
    plan = wiring.plan(folder)
    with open_desk(folder, Clock(IN_TIME + timedelta(hours=1))) as desk:
        verbs.take(desk, raws)
        rounds.work(desk, wiring.sender(plan), {})
        rounds.send_digest(desk, wiring.sender(plan), wiring.staff(plan))
    return folder


@pytest.fixture
def folder(tmp_path):
    return fill(tmp_path / "desk", *LETTERS)


def encoded(needle):
    """The bytes in which *needle* may stand in a file: as it is, escaped, or encoded."""
    text = needle.encode()
    yield text
    yield json.dumps(needle)[1:-1].encode()
    yield encodestring(text).rstrip(b"=\n")
    for before, first in ((b"", 0), (b"x", 2), (b"xx", 3)):  # base64 depends on what is before
        if len(text) > 6:
            yield b64encode(before + text)[first:-4]


WANTED = [(needle, form) for needle in NEEDLES for form in encoded(needle)]


def traces(folder):
    """Return where in the desk's own files something of the person is left."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    found = []
    for file in files:
        if file.parent.name != "templates":
            name = str(file.relative_to(folder))
            content = file.read_bytes() + name.encode()
            found += [(name, needle) for needle, form in WANTED if form in content]
    return found


def forget(folder, who=ANA, within=None, at=timedelta(hours=2)):
    with open_desk(folder, Clock(IN_TIME + at)) as desk:
        return forgetting.erase(desk, search(desk, who, within))


def book(folder, *, again=False):
    """The book, a line a registration; *again*: as it is when the letters are folded again."""
    with open_desk(folder, Clock(IN_TIME + timedelta(hours=3))) as desk:
        if again:
            with desk.store.transaction() as tx:
                tx.put_note(OUT_OF_ORDER, {"is": True})
            refold(desk)
        with desk.store.transaction() as tx:
            return {
                entry.reference: (
                    entry.organisation,
                    entry.status.value,
                    [(one.name, one.status.value) for one in entry.attendees],
                    entry.attendee_count,
                    entry.rule,
                )
                for entry in tx.registrations()
            }


def acts(folder):
    with open_desk(folder) as desk, desk.store.transaction() as tx:
        return [act.what for act in tx.acts()]


def test_the_test_would_find_the_person(folder):
    found = {file.split("/")[0] for file, _ in traces(folder)}

    assert found == {"data", "out"}
    assert {ANA, "Ана Анић"} <= {needle for _, needle in traces(folder)}
    assert len({file for file, _ in traces(folder)}) >= 6


@pytest.mark.parametrize("who", [ANA, "Ana Anić", "АНИЋ АНА", PHONE, "+381641234567"])
def test_nothing_of_a_person_is_left_in_any_file(folder, who):
    forget(folder, who)

    assert traces(folder) == []


def test_whoever_else_is_registered_stays_as_they_are(folder):
    before = book(folder)
    receipt = forget(folder)
    after = book(folder)

    assert set(after) == set(before)
    for reference, (organisation, status, people, count, rule) in before.items():
        left = [one for one in people if one[0] not in ("Ана Анић", "Ana Anić")]
        assert after[reference] == (
            organisation, status, left, count - len(people) + len(left), rule,
        )  # fmt: skip
    assert dict(receipt.counts)["letters, their bytes"] == 3


def test_the_book_is_the_same_when_it_is_folded_again(folder):
    forget(folder)
    after, lines = book(folder), len(acts(folder))

    assert book(folder, again=True) == after
    assert len(acts(folder)) == lines, "a letter was decided otherwise"


def test_what_staff_noted_and_corrected_of_the_person_goes_with_them(folder):
    reference = next(name for name, told in book(folder).items() if "Бреза" in told[0])
    with open_desk(folder, Clock(IN_TIME + timedelta(hours=1, minutes=30))) as desk:
        verbs.correct(desk, reference, {"attendee": "Ана Анић", "name": "Ана Антић"})
        verbs.correct(desk, reference, {"attendee": "Vera Verić", "name": "Vera Veric"})
        verbs.note(desk, reference, f"Anić je zvala sa {PHONE}, pita za Anu Antić")
    forget(folder, "Ана Антић")
    after = book(folder)

    assert traces(folder) == []
    assert [name for name, _ in after[reference][2]] == ["Петар Перић", "Vera Veric"]
    assert book(folder, again=True) == after


def test_reprocessing_finds_nothing_else_and_brings_nobody_back(folder):
    forget(folder)
    before = book(folder)
    with open_desk(folder, Clock(IN_TIME + timedelta(hours=3))) as desk:
        readings = reprocess.read_again(desk, anew=True)
        done = reprocess.reprocess(desk, readings, apply=True)

    assert [change.record.key[:8] for change in done.changes] == []
    assert dict(done.unread) == {}
    assert book(folder) == before
    assert traces(folder) == []


def test_a_registration_of_nobody_else_is_removed(tmp_path):
    folder = fill(tmp_path / "desk", ALONE, STRANGER)
    forget(folder, "ana@jela.example")
    after = book(folder)

    assert [told[0] for told in after.values()] == ["Grab"]
    assert book(folder, again=True) == after


def test_the_seat_goes_to_who_waits_for_one_as_after_a_cancellation(tmp_path):
    folder = furnish(tmp_path / "desk")
    rules = (folder / "rules.yaml").read_text("utf-8")
    full = "  - {name: the hall is full, when: full, reply: waiting}\n\n  - name: something"
    limits = "limits: {capacity: 1, waiting_list: true}\n"
    rules = rules.replace("# limits:\n", limits, 1).replace("  - name: something", full, 1)
    (folder / "rules.yaml").write_text(rules, "utf-8")
    sent = []
    with open_desk(folder, Clock(IN_TIME + timedelta(hours=1))) as desk:
        verbs.take(desk, [ALONE, STRANGER])
        verbs.settle(desk)
        verbs.answer(desk, lambda reply: sent.append(reply.template) or "250 taken")
    receipt = forget(folder, "ana@jela.example")
    with open_desk(folder, Clock(IN_TIME + timedelta(hours=3))) as desk:
        verbs.answer(desk, lambda reply: sent.append(reply.template) or "250 taken")
    after = book(folder)

    assert sent == ["accepted", "waiting", "accepted"]
    assert dict(receipt.counts)["registrations in which somebody moved up"] == 1
    assert [(told[0], told[1]) for told in after.values()] == [("Grab", "confirmed")]
    assert book(folder, again=True) == after


def test_the_same_letter_again_is_a_copy_and_brings_nobody_back(folder):
    forget(folder)
    with open_desk(folder) as desk:
        assert [one.is_copy for one in verbs.take(desk, [TOGETHER, ADDED])] == [True, True]
        verbs.settle(desk)

    assert traces(folder) == []


def test_who_writes_again_is_somebody_new(folder):
    forget(folder)
    before = book(folder)
    again = mail("Organizacija: Ana i drugi\nUčesnica: Ana Anić", minutes=200)
    with open_desk(folder, Clock(IN_TIME + timedelta(hours=4))) as desk:
        verbs.take(desk, [again])
        verbs.settle(desk)
    after = book(folder)

    assert len(after) == len(before) + 1
    assert ("Ana Anić", "confirmed") in [one for told in after.values() for one in told[2]]


def test_of_two_people_called_the_same_it_is_asked_which(tmp_path):
    folder = fill(tmp_path / "desk", TOGETHER, ALONE)
    with open_desk(folder) as desk, pytest.raises(UsageError, match="more than one"):
        search(desk, "Ana Anić")
    reference = next(name for name, told in book(folder).items() if told[0] == "Jela")

    forget(folder, "Ana Anić", within=reference)

    [told] = book(folder).values()
    assert told[2] == [("Ана Анић", "confirmed"), ("Петар Перић", "confirmed")]


@pytest.mark.parametrize("who", ["Јанош Ковач", "Kovács János"])
def test_a_person_is_forgotten_in_every_spelling_taken_for_the_same(tmp_path, who):
    head = "Organizacija: Udruženje „Hrast“\n"
    first = mail(head + "Učesnici: Јанош Ковач, Bora Borić\n", sender="bora@hrast.example")
    second = mail(
        head + "Učesnici: Kovács János, Vera Verić\n", sender="bora@hrast.example", minutes=1
    )
    folder = fill(tmp_path / "desk", first, second)
    [before] = book(folder).values()
    forget(folder, who)
    [after] = book(folder, again=True).values()

    assert [name for name, _ in before[2]] == ["Јанош Ковач", "Bora Borić", "Vera Verić"]
    assert [name for name, _ in after[2]] == ["Bora Borić", "Vera Verić"]


ALIKE = ("Anica Anić", "Anđela Anić", "Ivana Petrović", "Ana Anićević", "Anja Anić")


@pytest.mark.parametrize("name", ALIKE)
@pytest.mark.parametrize("who", ["Ana Anić", "Ivan Petrović"])
def test_whoever_is_called_nearly_the_same_is_left_alone(tmp_path, name, who):
    body = f"Organizacija: Udruženje „Hrast“\nUčesnici: {name}, {who}\n"
    folder = fill(tmp_path / "desk", mail(body, sender="bora@hrast.example"))
    forget(folder, who)

    [told] = book(folder).values()
    assert [person for person, _ in told[2]] == [name]


@pytest.mark.parametrize(
    ("text", "is_in"),
    [
        ("Pozdravite Anu Anić!", True),
        ("са Аном Анић", True),
        ("Anić, Ana", True),
        ("ANA M. ANIC", True),
        ("Annin predlog; Anić", False),
        ("predlog Ivana Petrovića", True),
        ("Ivanom Petrovicem", True),
        ("Ivana Petrović dolazi", False),
        ("pišite na ana@breza.example.", True),
        ("pišite na diana@breza.example", False),
        ("tel. 064/123-45-67", True),
        ("tel. +381 64 1234567", True),
        ("PIB 641234568", False),
    ],
)
def test_a_person_is_recognised_in_running_text(text, is_in):
    names = {"names": ("Ana Anić", "Ivan Petrović")}
    whom = Whom(**names, emails=(ANA,), phones=("+381641234567",), number=1)

    assert whom.is_in(text, declined=True) == is_in
    assert not whom.is_in(whom.redacted(text, thorough=True), declined=True)


def test_everybody_of_a_registration_is_erased_by_its_reference(folder):
    reference = next(name for name, told in book(folder).items() if "Бреза" in told[0])
    forget(folder, reference)

    assert reference not in book(folder)
    assert traces(folder) == [], "Bora's letter speaks of her, too"


def test_an_answer_that_is_still_due_to_somebody_else_is_waited_for(tmp_path):
    furnish(tmp_path)
    with open_desk(tmp_path) as desk:
        verbs.take(desk, [TOGETHER, OTHERS])
        verbs.settle(desk)
        with pytest.raises(UsageError, match="reply due still"):
            forgetting.erase(desk, search(desk, ANA))
        with desk.store.transaction() as tx:
            assert [record.erased for record in tx.letters()] == [False, False]


def test_an_answer_that_is_still_due_to_the_person_is_withdrawn(tmp_path):
    furnish(tmp_path)
    sent = []
    with open_desk(tmp_path) as desk:
        verbs.take(desk, [TOGETHER])
        verbs.settle(desk)
        forgetting.erase(desk, search(desk, ANA))
        verbs.answer(desk, sent.append)
        with desk.store.transaction() as tx:
            assert [record.state for record in tx.letters()] == [State.CLOSED]

    assert sent == []


def test_a_held_letter_is_decided_from_what_was_understood_of_it(tmp_path):
    held = mail(
        "Organizacija: Hrast\nUčesnici: Bora Borić, Ana Anić\n\nDa li ima parkinga?",
        sender="bora@hrast.example",
    )
    held = RawMessage(source=held.source.replace(b"From:", b"From: x@y.example\r\nFrom:"),
                      received_at=held.received_at)  # fmt: skip
    folder = fill(tmp_path / "desk", held)
    forget(folder, "Ana Anić")
    with open_desk(folder) as desk:
        with desk.store.transaction() as tx:
            [record] = tx.letters(State.HELD)
        verbs.release(desk, record.key)
        verbs.settle(desk)

    [told] = book(folder).values()
    assert "Bora Borić" in [name for name, _ in told[2]]
    assert traces(folder) == []


def live(folder, post=None):
    """Erase as the command does; with the fuse in, it may be killed anywhere."""
    with open_desk(folder, Clock(IN_TIME + timedelta(hours=2))) as desk:
        plan = search(desk, ANA)
        if not plan.is_empty:
            forgetting.erase(desk, plan)


def test_killed_at_any_step_nothing_is_erased_or_all_of_it(tmp_path, monkeypatch):
    endings = set()
    origin = fill(tmp_path / "origin", TOGETHER, STRANGER)
    whole = traces(origin)
    for length in range(2000):
        folder = tmp_path / str(length)
        shutil.copytree(origin, folder)
        fuse = Fuse(length)
        with monkeypatch.context() as patch:
            put_in(fuse, patch)
            patch.setattr(TinyStore, "compact", fuse.on(TinyStore.compact))
            try:
                live(folder)
                killed = False
            except Killed:
                killed = True
        with open_desk(folder):
            pass  # whoever opens the desk next goes on

        left = traces(folder)
        assert left in ([], whole), f"erased by half at step {length}"
        endings.add(bool(left))
        if not killed:
            break

    assert endings == {True, False}
    assert length > 30, "the fuse must reach every step"
