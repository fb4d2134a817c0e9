"""Preview: every reply in every language and script, with invented people -> one HTML page.

The replies are composed as real ones are, so what the page shows is what a letter would get.
Everything in it is escaped, and it loads nothing: it may be passed on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import escape
from typing import Final

from mailflow import reference
from mailflow.model import (
    Address,
    Attendee,
    Contact,
    Found,
    Gender,
    Header,
    Intent,
    Organisation,
    Person,
    Reading,
    Registration,
    Reply,
    Script,
    Status,
    Verdict,
)
from mailflow.respond import VARIABLES, Earlier, Occasion, Templates, compose

_KEY: Final = "5b" * 32
_EMAIL: Final = "ana@example.org"
# Somebody who writes in a language; where we know nobody, the Latin one of Serbian.
_WRITERS: Final[Mapping[str, tuple[str, str, str]]] = {
    "sr": ("Ана Петровић", "Петар Петровић", "Удружење „Бреза“"),
    "sr-Latn": ("Ana Petrović", "Petar Petrović", "Udruženje „Breza“"),
    "hr": ("Ana Horvat", "Ivan Perić", "Udruga „Breza“"),
    "hu": ("Anna Nagy", "János Kovács", "Nyírfa Egyesület"),
    "sq": ("Teuta Krasniqi", "Arben Krasniqi", "Shoqata “Mështekna”"),
    "sk": ("Mária Nováková", "Ján Novák", "Združenie Breza"),
    "ro": ("Maria Popescu", "Ion Popescu", "Asociația „Mesteacănul”"),
    "mk": ("Ана Петрова", "Петар Петров", "Здружение „Бреза“"),
    "en": ("Anna Smith", "John Smith", "Birch Association"),
}
CASES: Final = ("one person", "many people", "nobody named")
_MANY: Final = 21  # so that languages which count by the last digit show it
_STATUS: Final[Mapping[str, Status]] = {
    "late": Status.LATE,
    "waiting": Status.WAITING,
    "incomplete": Status.INCOMPLETE,
    "cancelled": Status.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One reply of the page.

    Attributes:
        voice: Language and, for Serbian in Latin, script: "sr", "sr-Latn", "hu".
    """

    template: str
    voice: str
    case: str
    reply: Reply


def shown(templates: Templates, occasion: Occasion) -> Iterator[Shown]:
    """Yield every reply there is, by name, then by language, each in all CASES."""
    for name in templates.names:
        for voice in _voices(templates.languages(name)):
            for case in CASES:
                reply = _composed(name, voice, case, templates, occasion)
                yield Shown(template=name, voice=voice, case=case, reply=reply)


def _voices(languages: Sequence[str]) -> Iterator[str]:
    for language in languages:
        yield language
        if language == "sr":
            yield "sr-Latn"


def _composed(
    name: str, voice: str, case: str, templates: Templates, occasion: Occasion
) -> Reply:
    reading, now = _reading(voice, case, occasion), _registration(name, voice, case, occasion)
    others = replace(now.attendees[0], name="Мира Мирић") if now.attendees else None
    before = replace(
        now, status=Status.CONFIRMED, attendees=(others, *now.attendees[1:]) if others else ()
    )
    late = occasion.deadline + timedelta(minutes=12)
    reply = compose(
        key=_KEY,
        verdict=Verdict(rule="preview", reply=name),
        reading=reading,
        registration=now,
        before=before,
        occasion=occasion,
        templates=templates,
        received_at=late,
        composed_at=late,
        earlier=Earlier(sent_at=late, template="late") if case == CASES[1] else None,
    )
    assert reply is not None  # the letter has a sender, and the verdict a reply
    return reply


def _names(voice: str, case: str) -> list[str]:
    woman, man, _ = _WRITERS.get(voice, _WRITERS["sr-Latn"])
    # Two of them wait or are late where the others are confirmed.
    more = [f"{man} {number}" for number in range(2, _MANY + 2)]
    return {CASES[0]: [woman], CASES[1]: [man, woman, *more]}.get(case, [])


def _reading(voice: str, case: str, occasion: Occasion) -> Reading:
    language, _, script = voice.partition("-")
    woman, man, firm = _WRITERS.get(voice, _WRITERS["sr-Latn"])
    writer = {CASES[0]: (woman, Gender.FEMALE), CASES[1]: (man, Gender.MALE)}.get(case)
    sender = Address(name=writer[0] if writer else "", email=_EMAIL)
    return Reading(
        header=Header(
            sender=sender,
            reply_to=None,
            subject="",
            message_id="",
            references=(),
            sent_at=None,
            machine="",
            silence="",
        ),
        intent=Intent.REGISTER,
        because="",
        language=language,
        script=Script(script) if script else Script.CYRILLIC,
        organisation=Organisation(name=_found(firm)),
        attendees=tuple(Person(name=_found(name)) for name in _names(voice, case)),
        contact=Contact(name=_found(writer[0]), gender=writer[1]) if writer else Contact(),
        missing=("organisation", "attendee_names", *occasion.questions),
    )


def _registration(name: str, voice: str, case: str, occasion: Occasion) -> Registration:
    status = _STATUS.get(name, Status.CONFIRMED)
    people = tuple(Attendee(name=one, status=status) for one in _names(voice, case))
    if case == CASES[1] and status is Status.CONFIRMED:
        people = (
            *people[:-2],
            replace(people[-2], status=Status.WAITING),
            replace(people[-1], status=Status.LATE),
        )
    return Registration(
        reference=reference.make(_KEY),
        status=status,
        organisation=_WRITERS.get(voice, _WRITERS["sr-Latn"])[2],
        attendees=people,
        attendee_count=len(people) or _MANY,
        received_at=_begun(occasion),
        letters=(_KEY,),
        rule="preview",
        marks=(f"from:{_EMAIL}",),
    )


def _begun(occasion: Occasion) -> datetime:
    return occasion.deadline - timedelta(days=1)


def _found(value: str) -> Found:
    return Found(value=value, part="text", line=1, column=1, because="")


def page(templates: Templates, occasion: Occasion, title: str) -> str:
    """Return the whole page; *title* is told at its top."""
    every = tuple(shown(templates, occasion))
    anchors = (*templates.names, "variables")
    links = " ".join(f'<a href="#{name}">{name}</a>' for name in anchors)
    sections = "\n".join(_section(name, every) for name in templates.names)
    voices = len({one.voice for one in every})
    told = f"{len(templates.names)} answers, {voices} languages and scripts, invented people"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style></head>\n<body>\n"
        f"<header><h1>{escape(title)}</h1><p>{told}</p><nav>{links}</nav></header>\n"
        f"<main>{sections}{_variables()}</main>\n</body></html>\n"
    )


def _variables() -> str:
    rows = "".join(
        f"<dt>{name}</dt><dd>{escape(told)}</dd>" for name, told in VARIABLES.items()
    )
    return f'<section id="variables"><h2>What a template may say</h2><dl>{rows}</dl></section>'


def _section(name: str, every: Sequence[Shown]) -> str:
    voices = dict.fromkeys(one.voice for one in every if one.template == name)
    cards = "\n".join(
        _card(voice, [o for o in every if (o.template, o.voice) == (name, voice)])
        for voice in voices
    )
    return f'<section id="{name}"><h2>{name}</h2><div class="cards">{cards}</div></section>'


def _card(voice: str, cases: Sequence[Shown]) -> str:
    told = "\n".join(
        f"<details{' open' if place == 0 else ''}><summary>{one.case}</summary>"
        f"{_mail(one.reply)}</details>"
        for place, one in enumerate(cases)
    )
    return f'<article lang="{voice}"><h3>{voice}</h3>{told}</article>'


def _mail(reply: Reply) -> str:
    parts = [
        f'<p class="subject">{escape(reply.subject)}</p>',
        f'<div class="body">{escape(reply.body)}</div>',
    ]
    if reply.html:
        parts.append(f'<p class="part">also as a page</p><pre>{escape(reply.html)}</pre>')
    if reply.calendar:
        parts.append(f'<p class="part">event.ics</p><pre>{escape(reply.calendar)}</pre>')
    return "".join(parts)


_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"
_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d2433; --paper: #f4f5f8; --card: #fff;
  --line: #d9dde6; --soft: #5b6475; --mark: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9f0; --paper: #14171d;
  --card: #1d2129; --line: #343a46; --soft: #9aa3b4; --mark: #7db7f0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 1; padding: .8rem 1.5rem;
  background: var(--card); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.15rem; } header p { margin: 0; color: var(--soft); }
nav { margin-top: .4rem; display: flex; flex-wrap: wrap; gap: .2rem 1rem; }
a { color: var(--mark); }
section { padding: .5rem 1.5rem 1.5rem; scroll-margin-top: 7rem; }
.cards { display: grid; gap: 1rem; align-items: start;
  grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr)); }
article { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: .8rem 1rem; overflow-wrap: anywhere; }
h3 { margin: 0 0 .3rem; font-size: .85rem; color: var(--soft); text-transform: none; }
summary { cursor: pointer; color: var(--mark); padding: .2rem 0; }
.subject { margin: .4rem 0; font-weight: 600; }
.body { white-space: pre-wrap; border-left: 3px solid var(--line); padding-left: .8rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; }
dt { font-family: ui-monospace, monospace; color: var(--mark); } dd { margin: 0; }
.part { margin: .8rem 0 .2rem; color: var(--soft); font-size: .85rem; }
pre { margin: 0; padding: .6rem; overflow-x: auto; font-size: .75rem; background: var(--paper);
  border-radius: 6px; }
@media print { header { position: static; } article { break-inside: avoid; } }
"""
