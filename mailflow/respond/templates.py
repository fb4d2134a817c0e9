"""Respond: template texts -> Templates, or everything that is wrong with them at once.

A letter's text is data for a template, never part of one. Templates are rendered once at
load, with and without people, so that a letter never meets a template's first mistake.
"""

import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from jinja2 import DictLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mailflow.errors import ConfigError
from mailflow.model import Status
from mailflow.respond.values import VARIABLES

LANGUAGES: Final = ("sr", "en")  # every reply must exist in these
SUBJECT: Final = "Subject: "
PART: Final = "_"  # a file that begins so is a part that templates include, no reply by itself
LENGTH_MAX: Final = 2000  # characters rendered; a reply should be read, not scrolled
_LISTS: Final[Mapping[str, Sequence[str]]] = {
    "attendees": ("Ана Анић", "Петар Перић"),
    "missing": ("organisation", "attendee_names"),
    "added": ("Вера Верић",),
    "removed": ("Бора Борић",),
    "waits": ("Јан Јелић",),
    "belated": ("Мира Мирић",),
    "questions": ("Исхрана (веганска, обична)",),
}
_NUMBERS: Final = ("more", "unnamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """Every template, checked: if you hold one, it renders.

    Attributes:
        compiled: By name and language.
    """

    compiled: Mapping[tuple[str, str], Template]

    def has(self, name: str, language: str) -> bool:
        """There is a template of that name in that language."""
        return (name, language) in self.compiled

    def render(self, name: str, language: str, values: Mapping[str, object]) -> tuple[str, str]:
        """Return subject and body, lines ended by "\\n", in the script they are written in."""
        return _split(self.compiled[name, language].render(values))


def load(texts: Mapping[str, str], needed: Sequence[str]) -> Templates:
    """Return the templates in *texts*, by file name, e.g. "accepted.sr.txt".

    Args:
        needed: Names the rules answer with; each must exist in Serbian and English.

    Raises:
        ConfigError: With one "templates/NAME:LINE: what; did you mean …?" per mistake.
    """
    wanted = {f"{name}.{language}.txt" for name in needed for language in LANGUAGES}
    environment = _environment(texts)
    problems = [f"templates/{name}:1: {what}" for name, what in _absent(wanted, texts)]
    for name, text in sorted(texts.items()):
        found = sorted(set(_problems(environment, name, text)))
        problems += [f"templates/{name}:{line}: {what}" for line, what in found]
    if problems:
        raise ConfigError(tuple(problems))
    return Templates(
        compiled={
            (stem, language): environment.get_template(name)
            for name in texts
            if not name.startswith(PART)
            for stem, language, _ in [name.split(".")]
        }
    )


def _environment(texts: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    # Plain text, so nothing is escaped. The loader knows no files but these texts, so that is
    # all an include can find.
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(texts),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _absent(wanted: set[str], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in sorted(wanted - set(texts)):
        yield name, f"no such file{_did_you_mean(name, sorted(set(texts) - wanted))}"


def _problems(
    environment: ImmutableSandboxedEnvironment, name: str, text: str
) -> Iterator[tuple[int, str]]:
    if name.count(".") != 2 or not name.endswith(".txt"):
        yield 1, "the name must read <reply>.<language>.txt, e.g. accepted.sr.txt"
        return
    if not name.startswith(PART) and not text.startswith(SUBJECT):
        yield 1, f"the first line must begin with '{SUBJECT}'"
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, f"not understood: {error.message}"
        return
    unknown = list(_unknown(tree))
    yield from unknown
    if not unknown and not name.startswith(PART):
        yield from _failures(environment, name)


def _unknown(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    own = {n.name for n in tree.find_all(nodes.Name) if n.ctx in ("store", "param")}
    known = set(VARIABLES) | own | {"loop", "range"}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known:
            hint = _did_you_mean(node.name, tuple(VARIABLES))
            yield node.lineno, f"unknown variable {node.name!r}{hint}"


def _failures(
    environment: ImmutableSandboxedEnvironment, name: str
) -> Iterator[tuple[int, str]]:
    for values in _samples():
        try:
            subject, body = _split(environment.get_template(name).render(values))
        except SecurityError as error:
            yield _line(error, name), f"not allowed in a template: {error.message}"
        except UndefinedError as error:
            yield _line(error, name), str(error.message)
        except (TemplateError, ValueError, TypeError, ArithmeticError) as error:
            yield _line(error, name), f"cannot be written: {error}"
        else:
            if not subject or not body.strip():
                yield 1, "the subject or the text below it is empty"
            if len(body) > LENGTH_MAX:
                yield 1, f"the text is longer than {LENGTH_MAX} characters"


def _samples() -> Iterator[dict[str, object]]:
    for state in ("", *Status):
        yield {**_sample(True), "state": str(state)}
    yield {**_sample(False), "state": ""}


def _sample(is_full: bool) -> dict[str, object]:
    values: dict[str, object] = {name: name for name in VARIABLES}
    values |= {name: list(items) if is_full else [] for name, items in _LISTS.items()}
    values |= {name: 2 if is_full else 0 for name in _NUMBERS}
    return values if is_full else {**values, "organisation": "", "reference": ""}


def _line(error: Exception, name: str) -> int:
    # Jinja rewrites tracebacks so that frames of a template carry its own lines.
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename.endswith(name)]
    own = [f.lineno for f in frames if f.filename == "<template>"]
    return (lines or own or [1])[-1] or 1


def _split(rendered: str) -> tuple[str, str]:
    first, _, rest = rendered.partition("\n")
    paragraphs = "\n".join(line.rstrip() for line in rest.splitlines())
    while "\n\n\n" in paragraphs:
        paragraphs = paragraphs.replace("\n\n\n", "\n\n")
    return " ".join(first.removeprefix(SUBJECT).split()), paragraphs.strip("\n") + "\n"


def _did_you_mean(word: str, known: Sequence[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
