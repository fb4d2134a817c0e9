"""The desk knows its own answers again where a letter quotes them, in every language."""

import re

import pytest

from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue
from tests.helpers import ROOT
from tests.parse.opened import opened

LANGUAGES = ("sr", "en", "hu", "sq", "sk", "ro", "mk", "hr")
JINJA = re.compile(r"{%.*?%}|{{.*?}}")


def senses(template: str, language: str) -> set[str]:
    """Return what the cues of an answer tell, whatever its conditions leave of it."""
    text = (ROOT / "templates" / f"{template}.{language}.txt").read_text("utf-8")
    cues: list[Cue] = []
    for passage in opened(JINJA.sub("", text)).passages:
        cues += Leaf(passage, language=language).cues
    return {cue.sense for cue in cues}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["accepted", "changed", "duplicate", "waiting", "status"])
def test_an_answer_that_has_a_registration_is_known(template: str, language: str) -> None:
    assert "confirms" in senses(template, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_asks_for_what_is_missing_is_known(language: str) -> None:
    assert {"asked_names", "asked_organisation"} <= senses("_missing", language)
