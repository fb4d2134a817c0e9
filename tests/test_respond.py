"""Answers: in the sender's language and script, in the thread, and data is only data."""

import base64
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow import reference, respond
from mailflow.errors import ConfigError
from mailflow.model import Address, Intent, Reading, Registration, Reply, Script, Status
from mailflow.respond.message import _read_back
from mailflow.respond.voices import Voice
from mailflow.script import to_latin

from .readings import (
    ANA,
    DEADLINE,
    IN_TIME,
    RULES,
    TEXTS,
    ZLA,
    found,
    header,
    key,
    organisation,
    people,
    reading,
    registration,
    travel,
)

REFERENCE = reference.make(key(1))
DESK = "danilo.rodic@civilnodrustvo.gov.rs"
LATIN = {"script": Script.LATIN}
ENGLISH = {"script": Script.LATIN, "language": "en"}


def answer(
    read: Reading,
    *earlier: Registration,
    received_at: datetime = IN_TIME,
    composed_at: datetime | None = None,
) -> Reply:
    outcome = travel(read, *earlier, received_at=received_at, composed_at=composed_at)
    assert outcome.reply is not None, outcome.verdict
    return outcome.reply


def parsed(reply: Reply) -> EmailMessage:
    message = message_from_bytes(reply.source, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def content_of(message: EmailMessage) -> str:
    text = message.get_body(("plain",))
    assert text is not None
    return str(text.get_content()).replace("\r\n", "\n")


# What it says.


def test_a_confirmation_names_event_people_reference_and_what_to_do() -> None:
    reply = answer(reading("Ана Анић", "Љиљана Његош"))

    assert reply.template == "accepted"
    for part in (
        "Поштовани,",
        "учешће је потврђено",
        "Удружење „Бреза“",
        "- Ана Анић\n- Љиљана Његош\n",
        "Партнерство за отворену управу",
        "петак, 15. март 2019.",
        "Милентија Поповића 5",
        "само одговорите на ову поруку",
        "Канцеларија за сарадњу са цивилним друштвом",
    ):
        assert part in reply.body
    assert re.search(r"Број пријаве: [0-9A-Z]{7}\n", reply.body)


@pytest.mark.parametrize(
    ("read", "language", "script", "expected"),
    [
        (reading(), "sr", Script.CYRILLIC, "Поштовани,"),
        (reading(**LATIN), "sr", Script.LATIN, "Poštovani,"),
        (reading(**LATIN, language="hr"), "hr", Script.LATIN, "Poštovani,"),
        (reading(**LATIN, language="bs"), "hr", Script.LATIN, "Poštovani,"),
        (reading(**LATIN, language="cnr"), "hr", Script.LATIN, "Poštovani,"),
        (reading(**ENGLISH), "en", Script.LATIN, "Dear colleagues,"),
        (reading(**LATIN, language="hu"), "hu", Script.LATIN, "Tisztelt Hölgyem/Uram!"),
        (reading(**LATIN, language="sq"), "sq", Script.LATIN, "Të nderuar,"),
        (reading(**LATIN, language="sk"), "sk", Script.LATIN, "Vážená pani, vážený pán,"),
        (reading(**LATIN, language="ro"), "ro", Script.LATIN, "Stimată doamnă,"),
        (reading(language="mk"), "mk", Script.CYRILLIC, "Почитувани,"),
        (reading(**LATIN, language="de"), "en", Script.LATIN, "Dear colleagues,"),
        (reading(language="rue"), "sr", Script.CYRILLIC, "Поштовани,"),
    ],
)
def test_the_answer_is_in_the_sender_s_language_and_script(
    read: Reading, language: str, script: Script, expected: str
) -> None:
    reply = answer(read)

    assert (reply.language, reply.script) == (language, script)
    assert reply.body.startswith(expected)


def test_a_latin_answer_has_no_cyrillic_left() -> None:
    reply = answer(reading("Ljiljana Njegoš", org="Udruženje „Breza“", **LATIN))

    assert not re.search("[а-яђјљњћџ]", reply.body.lower())
    assert "- Ljiljana Njegoš\n" in reply.body
    assert "petak, 15. mart 2019." in reply.body


def test_names_written_in_latin_stay_so_in_a_cyrillic_answer() -> None:
    reply = answer(reading("John Smith", org="Open Society Initiative"))

    assert "- John Smith\n" in reply.body
    assert "Организација: Open Society Initiative\n" in reply.body


def test_transliteration_leaves_addresses_and_links_alone() -> None:
    texts = TEXTS | {
        "accepted.sr.txt": "Subject: А\n\nПишите на {{ desk }}, питања@пример.срб,"
        " https://пример.срб/пријава или Његошу.\n"
    }
    templates = respond.load(texts, RULES.templates)
    voice = Voice(language="sr", script=Script.LATIN, locale="sr_Cyrl")

    assert templates.render("accepted", voice, {"desk": DESK}).body == (
        f"Pišite na {DESK}, питања@пример.срб, https://пример.срб/пријава ili Njegošu.\n"
    )


def test_a_late_notice_tells_both_times() -> None:
    reply = answer(reading(), received_at=DEADLINE + timedelta(minutes=12))

    assert reply.template == "late"
    assert "Рок за пријаве: среда, 13. март 2019. у 15:30\n" in reply.body
    assert "Ваша пријава: среда, 13. март 2019. у 15:42\n" in reply.body


def test_times_are_told_on_the_clock_of_the_event() -> None:
    late = (DEADLINE + timedelta(minutes=12)).astimezone(UTC)

    assert "у 15:42\n" in answer(reading(), received_at=late).body


@pytest.mark.parametrize(
    ("read", "asked", "not_asked"),
    [
        (reading(org=None, missing=("organisation",)), "пун назив", "име и презиме"),
        (reading(attendees=(), missing=("attendee_names",)), "име и презиме", "пун назив"),
    ],
)
def test_only_what_is_missing_is_asked_for(read: Reading, asked: str, not_asked: str) -> None:
    reply = answer(read)

    assert reply.template == "incomplete"
    assert asked in reply.body
    assert not_asked not in reply.body


def test_people_without_a_name_are_counted() -> None:
    assert "- без наведеног имена: 2\n" in answer(reading(attendee_count=3)).body


@pytest.mark.parametrize(
    ("read", "earlier", "template"),
    [
        (reading(), registration(), "duplicate"),
        (reading(intent=Intent.CANCEL), registration(), "cancelled"),
        (
            reading(intent=Intent.CHANGE, removed=(found("Ана Анић"),)),
            registration(),
            "changed",
        ),
        (reading(intent=Intent.DECLINE), None, "declined"),
    ],
)
@pytest.mark.parametrize("language", ["sr", "en"])
def test_every_other_answer_can_be_written(
    read: Reading, earlier: Registration | None, template: str, language: str
) -> None:
    known = (earlier,) if earlier else ()
    reply = answer(replace(read, language=language), *known)

    assert (reply.template, reply.language) == (template, language)


def test_a_long_list_is_cut_and_says_how_many_more() -> None:
    reply = answer(reading(*(f"Име{n} Презиме{n}" for n in range(200))))

    listed = reply.body.count("- Име")
    assert f"- и још {200 - listed} учесника\n" in reply.body


def test_a_stranger_does_not_learn_who_else_comes() -> None:
    earlier = registration("Ана Анић", "Бора Борић")
    reply = answer(reading("Зла Злић", sender=ZLA), earlier)

    assert "- Зла Злић\n" in reply.body
    assert "Бора" not in reply.body


def test_neither_does_who_borrows_the_sender_and_asks_for_answers_elsewhere() -> None:
    earlier = registration("Ана Анић", "Бора Борић")
    reply = answer(reading("Ана Анић", head={"reply_to": ZLA}), earlier)

    assert reply.to == ZLA.email
    assert "Бора" not in reply.body


@pytest.mark.parametrize("script", [{}, LATIN, ENGLISH])
@pytest.mark.parametrize("received_at", [IN_TIME, DEADLINE + timedelta(days=1)])
def test_an_answer_is_smaller_than_6_kb_whatever_the_letter(
    script: dict[str, object], received_at: datetime
) -> None:
    ids = tuple(f"<{n:060}@x.example>" for n in range(30))
    large = reading(
        *(f"Љиљана Његошевић{n}" for n in range(60)),
        org="Ж" * 300,
        head={"subject": "Ш" * 300, "references": ids},
        **script,
    )

    assert len(answer(large, received_at=received_at).source) < 6144


@pytest.mark.parametrize(
    "name", ["КУД „Св.Сава“", "Društvo Sv.Sava", "Круг д.о.о.", "К.У.Д. Опанак"]
)
def test_a_point_in_a_name_is_no_link(name: str) -> None:
    assert f"Организација: {name}\n" in answer(reading(org=name)).body


# The envelope and the header.


def test_an_answer_stands_in_the_thread() -> None:
    head = {"references": ("<a@x.example>", "<b@x.example>"), "message_id": "<c@x.example>"}
    message = parsed(answer(reading(head=head)))

    assert message["In-Reply-To"] == "<c@x.example>"
    assert message["References"] == "<a@x.example> <b@x.example> <c@x.example>"
    assert message["Subject"] == f"Re: Пријава [{REFERENCE}]"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Пријава", "Re: Пријава [{}]"),
        ("Re: Пријава [{}]", "Re: Пријава [{}]"),
        ("Re: Пријава [72PSH8K]", "Re: Пријава [{}]"),
        ("Re: Пријава [ОПАСНО!]", "Re: Пријава [ОПАСНО!] [{}]"),
        ("", "Пријава је примљена – Партнерство за отворену управу – отвореност у служби повер"
             " [{}]"),
    ],
)  # fmt: skip
def test_the_reference_stands_in_the_subject_once(subject: str, expected: str) -> None:
    written = subject.format(REFERENCE)

    assert answer(reading(head={"subject": written})).subject == expected.format(REFERENCE)


def test_an_answer_about_no_registration_has_no_reference_in_its_subject() -> None:
    declined = answer(reading(intent=Intent.DECLINE, head={"subject": "Re: Позив [72PSH8K]"}))

    assert declined.subject == "Re: Позив"


def test_a_long_thread_keeps_its_first_and_its_last_ids() -> None:
    ids = tuple(f"<{n}@x.example>" for n in range(100))
    told = str(parsed(answer(reading(head={"references": ids})))["References"]).split()

    assert len(told) == 20
    assert (told[0], told[-2:]) == (ids[0], [ids[-1], "<1@breza.example>"])


def test_a_thread_of_long_ids_keeps_the_letter_s_own() -> None:
    ids = tuple(f"<{n:0240}@x.example>" for n in range(9))
    own = f"<{'b' * 236}@x.example>"
    message = parsed(answer(reading(head={"references": ids, "message_id": own})))

    assert str(message["References"]).split() == [ids[0], own]


def test_long_ids_are_not_encoded() -> None:
    long = f"<{'a' * 200}@x.example>"
    source = answer(reading(head={"message_id": long})).source

    assert f"In-Reply-To: {long}\r\n".encode() in source


def test_a_letter_without_id_is_answered_out_of_thread() -> None:
    message = parsed(answer(reading(head={"message_id": ""})))

    assert message["In-Reply-To"] is None
    assert message["References"] is None


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Пријава", "Re: Пријава"),
        ("Re: Пријава", "Re: Пријава"),
        ("Одг: Пријава", "Одг: Пријава"),
        ("", "Пријава је примљена – Партнерство за отворену управу"),
        ("Buy at evil.com now", "Пријава је примљена – Партнерство за отворену управу"),
    ],
)
def test_the_subject_is_the_letter_s_own(subject: str, expected: str) -> None:
    assert answer(reading(head={"subject": subject})).subject.startswith(expected)


def test_the_header_says_that_a_machine_answers() -> None:
    message = parsed(answer(reading()))

    assert message["Auto-Submitted"] == "auto-replied"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["From"].addresses[0].addr_spec == DESK
    assert message["From"].addresses[0].display_name.startswith("Канцеларија")
    assert message["To"] == ANA.email
    assert [name for name in message if name.lower() in ("cc", "bcc", "reply-to")] == []


@pytest.mark.parametrize("half", [b"\r", b"\n", b"\n\r"])
def test_nothing_is_sent_with_half_a_line_end(half: bytes) -> None:
    source = b"Subject: a\r\nContent-Type: text/plain\r\n\r\nAna" + half + b"Vera\r\n"

    with pytest.raises(ValueError, match="half a line end"):
        _read_back(source, ["Subject"])


def test_the_answer_goes_where_the_sender_wants_it() -> None:
    assert answer(reading(head={"reply_to": ZLA})).to == ZLA.email


def test_the_bytes_say_what_the_fields_say() -> None:
    reply = answer(reading())
    message = parsed(reply)

    assert message["Message-ID"] == reply.message_id
    assert message["Subject"] == reply.subject
    assert content_of(message) == reply.body
    assert reply.source.isascii()


def test_the_same_answer_has_the_same_message_id_for_ever() -> None:
    first = answer(reading(), composed_at=IN_TIME)
    later = answer(reading(), composed_at=IN_TIME + timedelta(days=30))

    assert first.message_id == later.message_id
    assert re.fullmatch(r"<[0-9a-f]{40}@civilnodrustvo\.gov\.rs>", first.message_id)
    assert parsedate_to_datetime(parsed(later)["Date"]) == IN_TIME + timedelta(days=30)


def test_another_text_has_another_message_id() -> None:
    assert answer(reading("Ана Анић")).message_id != answer(reading("Бора Борић")).message_id


# To whom nothing is written.


@pytest.mark.parametrize(
    ("head", "return_path", "why"),
    [
        ({}, "", "no return path"),
        ({}, "<>", "no return path"),
        ({"sender": None}, None, "exactly one sender"),
        ({"machine": "List-Id"}, None, "List-Id"),
        ({"silence": "X-Auto-Response-Suppress: All"}, None, "Suppress"),
        ({"sender": Address(name="", email=DESK)}, None, "our own"),
        ({"reply_to": Address(name="", email=DESK)}, None, "our own"),
        ({"reply_to": Address(name="", email=DESK.upper())}, None, "our own"),
        ({"sender": Address(name="", email="ана@бреза.срб")}, None, "cannot be written to"),
        ({"sender": Address(name="", email="a b@x.example")}, None, "cannot be written to"),
        ({"sender": Address(name="", email="a@x.example,b@x.example")}, None, "cannot be"),
        ({}, "ana@breza.example", ""),
        ({}, None, ""),
    ],
)
def test_some_letters_are_never_answered(
    head: dict[str, object], return_path: str | None, why: str
) -> None:
    told = respond.unanswerable(header(**head), return_path, (DESK,))

    assert (why in told) if why else told == ""


def test_a_letter_that_may_not_be_answered_is_entered_all_the_same() -> None:
    outcome = travel(reading(head={"silence": "X-Auto-Response-Suppress: All"}))

    assert outcome.reply is None
    assert outcome.verdict.reply == "accepted"
    assert outcome.registration is not None


# What a stranger writes is data.

EVIL = (
    "{{7*7}}",
    "{{ cycler.__init__.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "Бреза\r\nBcc: victim@x.example",
    "Бреза\n.\nMAIL FROM:<a@x.example>",
    "Бреза\u2028Bcc: x",
    "Бреза\u202egpj.exe",
    "Бреза\x00\x1b[31m",
    "=?utf-8?q?Hi=0ABcc=3A_victim=40x.rs?=",
    "https://evil.example/win",
    "Купите на evil.com",
    "EVIL.COM",
    "Evil.Com",
    "evil.срб",
    "WWW evil",
    "пишите на zla@evil.example",
    "<script>alert(1)</script>",
    "А" * 5000,
)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("field", ["organisation", "name", "subject", "display name"])
def test_whatever_stands_in_a_letter_the_answer_is_one_clean_message(
    evil: str, field: str
) -> None:
    read = {
        "organisation": reading(org=organisation(evil)),
        "name": reading(attendees=people(evil)),
        "subject": reading(head={"subject": evil}),
        "display name": reading(sender=replace(ANA, name=evil)),
    }[field]
    reply = answer(read)
    plain, odd = parsed(answer(reading())), parsed(reply)

    assert sorted(odd.keys()) == sorted(plain.keys())
    assert odd["To"] == ANA.email
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", reply.source)
    text = reply.subject + reply.body.replace("\n", "")
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e]", text)
    assert "evil" not in text.lower()
    assert "49" not in text
    assert len(reply.body) < 2500


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=60), st.sampled_from(["sr", "en", "hu"]))
def test_any_text_at_all_gives_one_clean_message(org: str, name: str, language: str) -> None:
    read = reading(
        attendees=people(name), org=organisation(org or "x"), language=language,
        head={"subject": name, "message_id": org},
    )  # fmt: skip
    reply = answer(replace(read, script=Script.LATIN))

    assert "Bcc" not in parsed(reply)
    assert max(map(len, reply.source.split(b"\r\n"))) <= 998


def test_an_id_with_more_in_it_is_left_out() -> None:
    forged = "<a@b.example>\r\n Bcc: v@x.example"
    message = parsed(answer(reading(head={"message_id": forged, "references": (forged,)})))

    assert message["References"] is None
    assert message["In-Reply-To"] is None


# Templates are checked at start.


def problems(**texts: str | None) -> tuple[str, ...]:
    """What is wrong once `name__sr` is put in the place of templates/name.sr.txt."""
    changed = {f"{name.replace('__', '.')}.txt": text for name, text in texts.items()}
    kept = {name: text for name, text in TEXTS.items() if name not in changed}
    new = {name: text for name, text in changed.items() if text is not None}
    with pytest.raises(ConfigError) as caught:
        respond.load(kept | new, RULES.templates)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Subject: A\n\n{{ organization }}\n", ":3: unknown variable 'organization';"
         " did you mean 'organisation'?"),
        ("Poštovani,\n", ":1: the first line must begin with 'Subject: '"),
        ("Subject: A\n\n{% if more %}\nx\n", ": not understood: "),
        ("Subject: A\n\n\n{{ event.__class__ }}\n", ":4: not allowed in a template"),
        ("Subject: A\n\n{{ ''.__class__.__mro__ }}\n", ":3: not allowed in a template"),
        ("Subject: A\n\n{{ event.nme }}\n", ":3: "),
        ("Subject: A\n\n{% if not attendees %}\n{{ event.nme }}\n{% endif %}x\n", ":4: "),
        ("Subject: A\n\n{% include '/etc/passwd' %}\n", ":3: cannot be written"),
        ("Subject: A\n\n{{ 1 // more }}\n", ":3: cannot be written"),
        ("Subject: A\n\n{% for i in range(999999) %}x{% endfor %}\n", ":3: cannot be"),
        ("Subject: A\n\n{{ attendees.append('x') }}\n", ":3: not allowed"),
        ("Subject: \n\nText\n", ":1: the subject or the text below it is empty"),
        ("Subject: A\n", ":1: the subject or the text below it is empty"),
        ("Subject: A\n\n" + "дуго " * 600, "longer than"),
    ],
)  # fmt: skip
def test_a_template_with_a_mistake_is_refused_with_its_line(text: str, expected: str) -> None:
    told = problems(late__sr=text)

    assert any(expected in problem for problem in told)
    assert all(problem.startswith("templates/late.sr.txt:") for problem in told)


def test_a_template_that_is_missing_is_named_with_a_suggestion() -> None:
    assert problems(late__sr=None, latte__sr=TEXTS["late.sr.txt"]) == (
        "templates/late.sr.txt:1: no such file; did you mean 'latte.sr.txt'?",
    )


def test_a_mistake_in_a_part_that_templates_share_is_told_once_with_its_line() -> None:
    part = TEXTS["_registration.sr.txt"].replace("{{ organisation }}", "{{ organisaton }}")

    assert problems(_registration__sr=part)[0] == (
        "templates/_registration.sr.txt:5: unknown variable 'organisaton';"
        " did you mean 'organisation'?"
    )


def test_a_part_that_is_not_there_is_named() -> None:
    text = 'Subject: X\n\n{% include "_registraton.sr.txt" %}\n'

    assert problems(late__sr=text) == (
        "templates/late.sr.txt:3: cannot be written: _registraton.sr.txt",
    )


def test_a_part_is_no_reply_by_itself() -> None:
    assert not respond.load(TEXTS, ("accepted",)).has("_registration", "sr")


def test_all_templates_with_mistakes_are_told_at_once() -> None:
    told = problems(late__sr="Subject: A\n\n{{ x }}\n", accepted__en="A", duplicate__en=None)

    assert list(dict.fromkeys(problem.split(":")[0] for problem in told)) == [
        "templates/duplicate.en.txt",
        "templates/accepted.en.txt",
        "templates/late.sr.txt",
    ]


def test_an_organiser_may_add_a_language() -> None:
    texts = TEXTS | {
        "accepted.hu.txt": "Subject: Jelentkezés\n\nTisztelt {{ organisation }}!\n"
    }
    templates = respond.load(texts, RULES.templates)

    assert templates.has("accepted", "hu")


def test_the_waiting_list_has_its_templates_ready() -> None:
    assert respond.load(TEXTS, (*RULES.templates, "waiting"))


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_serbian_is_written_once_in_cyrillic(name: str) -> None:
    words = re.sub(r"(?s)\{%.*?%\}|\{\{.*?\}\}|^Subject: ", "", TEXTS[name])
    is_cyrillic = name.endswith((".sr.txt", ".mk.txt"))

    assert bool(re.search("[A-Za-zÀ-ɏ]", words)) != is_cyrillic
    assert (to_latin(words) != words) == is_cyrillic


# The desk's own messages.


def test_a_digest_is_a_message_of_its_own() -> None:
    from mailflow.journey import occasion

    reply = respond.announce(
        name="digest",
        to="staff@example.org",
        subject="Пријаве",
        body="Стигло: 3\n",
        language="sr",
        occasion=occasion(RULES),
        composed_at=IN_TIME,
    )
    message = parsed(reply)

    assert message["Auto-Submitted"] == "auto-generated"
    assert message["In-Reply-To"] is None
    assert base64.b64decode(message.get_payload()).decode() == "Стигло: 3\r\n"


def test_who_comes_too_late_is_told_apart_from_who_is_registered() -> None:
    there = registration("Ана Анић", status=Status.CONFIRMED)
    reply = answer(
        reading("Бора Борић", intent=Intent.CHANGE),
        there,
        received_at=DEADLINE + timedelta(hours=1),
    )

    assert reply.template == "late"
    assert "Учесници:\n- Ана Анић\n" in reply.body
    assert "\n\nСтигло после рока, за сада без места:\n- Бора Борић\n" in reply.body
