"""Every organisation's own name, the part between quotes, replaced by another."""

import re
from typing import Any

from mailflow.script import fold, to_latin

from . import invented
from .alphabets import REACH, to_cyrillic, without_marks, words_of
from .documents import documents, other_papers, rewritten
from .letters import Case, closed, in_words, opened, pick, reheaded, say, texts

_QUOTED = re.compile('[„“"«]([^„“”"«»]+)[“”"»]')
_STEM = 5  # a word that begins like the old name is the old name in another case


def renamed(case: Case) -> Case | None:
    """Return *case* with another own name; None unless it stands undeclined wherever it is."""
    old = _own_name(case.truth)
    if not old or other_papers(opened(case)):
        return None
    told = words_of(case)
    new = pick(case, invented.OWN_NAMES)
    if set(fold(new).split()) & set(fold(told).split()):
        return None
    bare = case.truth["script"] == "Latn" and not re.search("[čćšžđ]", told, re.I)

    def words(text: str) -> str:
        return _instead(text, old, new, bare)

    message = opened(case)
    for part in texts(message):
        say(part, in_words(part, words))
    reheaded(message, words, words)
    for part in documents(message):
        rewritten(part, words)
    organisation = case.truth["organisation"]
    renamed = organisation | {
        "name": words(organisation["name"]),
        "aliases": [words(other) for other in organisation["aliases"]],
    }
    changed = closed(case, message, organisation=renamed)
    return None if _left(changed, old, new) or words(told) == told else changed


def _own_name(truth: dict[str, Any]) -> str:
    name = (truth["organisation"] or {}).get("name") or ""
    quoted = _QUOTED.search(name)
    serbian = truth["language"] in ("sr", "hr", "bs")
    return quoted[1] if quoted and serbian else ""


def _instead(text: str, old: str, new: str, bare: bool) -> str:
    joined = fold(old).replace(" ", "")
    out, at = [], 0
    for address in REACH.finditer(text):
        out.append(_in_prose(text[at : address.start()], old, new, bare))
        site = re.sub(r"[ ]", "", fold(new))
        out.append(re.sub(re.escape(joined), site, address[0], flags=re.IGNORECASE))
        at = address.end()
    return "".join(out) + _in_prose(text[at:], old, new, bare)


def _in_prose(text: str, old: str, new: str, bare: bool) -> str:
    spellings = {s for latin in (to_latin(old),) for s in (old, latin, without_marks(latin))}
    spellings |= {to_cyrillic(old)}
    choices = "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in spellings)

    def put(match: re.Match[str]) -> str:
        word = match[0]
        latin = without_marks(to_latin(new)) if bare else to_latin(new)
        written = new if re.search("[\u0400-\u04ff]", word) else latin
        if word.isupper():
            return written.upper()
        return written.lower() if word.islower() else written

    return re.sub(rf"(?<!\w)(?:{choices})(?!\w)", put, text, flags=re.IGNORECASE)


def _left(changed: Case, old: str, new: str) -> bool:
    prose = fold(REACH.sub(" ", words_of(changed))).split()
    stems = tuple(word[:_STEM] for word in fold(old).split() if len(word) >= _STEM)
    fresh = fold(new)
    return bool(stems) and any(
        word.strip('„“”".,;:()').startswith(stems) and word not in fresh for word in prose
    )
