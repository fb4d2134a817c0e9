"""The preview: every answer there is, in every language, script and case; nothing hostile."""

import re
from dataclasses import replace
from itertools import product

from mailflow import respond
from mailflow.journey import occasion
from mailflow.preview import CASES, page, shown

from .readings import RULES, TEXTS

REPLIES = tuple(sorted({name.split(".")[0] for name in TEXTS if name[0] != "_"}))
TEMPLATES = respond.load(TEXTS, REPLIES)
VOICES = ("en", "hr", "hu", "mk", "ro", "sk", "sq", "sr", "sr-Latn")


def test_every_answer_is_there_in_every_language_script_and_case() -> None:
    every = {(one.template, one.voice, one.case) for one in shown(TEMPLATES, occasion(RULES))}

    assert every == set(product(REPLIES, VOICES, CASES))


def test_each_is_written_in_its_own_language_and_script() -> None:
    for one in shown(TEMPLATES, occasion(RULES)):
        language, _, script = one.voice.partition("-")

        assert one.reply.language == language
        assert not script or one.reply.script.value == script


def test_organisers_texts_are_escaped() -> None:
    evil = {"": "<script>alert(1)</script> & <b>"}
    of = replace(occasion(RULES), title=evil, place=evil, signature=evil)
    html = page(respond.load(TEXTS, REPLIES), of, "</title><script>")

    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_page_is_whole() -> None:
    html = page(TEMPLATES, occasion(RULES), "Answers")
    opened = re.findall(r"<(section|article|details|div|pre|p|nav|main|header)\b", html)
    closed = re.findall(r"</(section|article|details|div|pre|p|nav|main|header)>", html)

    assert sorted(opened) == sorted(closed)
    assert html.count("<section ") == len(REPLIES) + 1  # and what templates may say
    assert html.count("<article ") == len(REPLIES) * len(VOICES)
