"""Respond: template texts -> Templates, or everything that is wrong with them at once.

A letter's text is data for a template, never part of one. Templates are rendered once at
load, with and without people, so that a letter never meets a template's first mistake.
"""

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from jinja2 import DictLoader, StrictUndefined, Template, TemplateError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mailflow.errors import ConfigError
from mailflow.model import Languages
from mailflow.respond.occasion import USUAL
from mailflow.respond.samples import samples
from mailflow.respond.transliteration import latin, latin_page
from mailflow.respond.values import VARIABLES
from mailflow.respond.voices import Voice, is_language, plural

SUBJECT: Final = "Subject: "
PART: Final = "_"  # a file that begins so is a part that templates include, no reply by itself
TEXT: Final = "txt"
PAGE: Final = "html"
LENGTH_MAX: Final = 2000  # characters of a text; a reply should be read, not scrolled
PAGE_LENGTH_MAX: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What a template became.

    Attributes:
        subject: One line.
        body: Lines ended by "\\n".
        html: The same as a page; "" where there is no template for one.
    """

    subject: str
    body: str
    html: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """Every template, checked: if you hold one, it renders.

    Attributes:
        compiled: By name, language and kind, TEXT or PAGE.
    """

    compiled: Mapping[tuple[str, str, str], Template]

    def has(self, name: str, *languages: str) -> bool:
        """There is a template of that name in one of those languages."""
        return any((name, language, TEXT) in self.compiled for language in languages)

    def languages(self, name: str) -> tuple[str, ...]:
        """Return the languages in which that reply can be written, sorted."""
        return tuple(sorted(code for known, code, kind in self.compiled if known == name))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all replies there are, sorted."""
        return tuple(sorted({name for name, _, _ in self.compiled}))

    def render(self, name: str, voice: Voice, values: Mapping[str, object]) -> Text:
        """Return the reply as *voice* says it."""
        subject, body = _split(self.compiled[name, voice.language, TEXT].render(values))
        page = self.compiled.get((name, voice.language, PAGE))
        html = page.render(values) if page else ""
        if not voice.is_transliterated:
            return Text(subject=subject, body=body, html=html)
        return Text(subject=latin(subject), body=latin(body), html=latin_page(html))


def load(
    texts: Mapping[str, str], needed: Sequence[str], languages: Languages = USUAL
) -> Templates:
    """Return the templates in *texts*, by file name, e.g. "accepted.sr.txt".

    Args:
        needed: Names the rules answer with; each must exist in every language to fall back to,
            and in those that go together.

    Raises:
        ConfigError: With one "templates/NAME:LINE: what; did you mean …?" per mistake.
    """
    both = (pair for pairs in languages.bilingual.items() for pair in pairs)
    codes = {*languages.fallback, *both}
    wanted = frozenset(f"{name}.{code}.{TEXT}" for name in needed for code in codes)
    return _loaded(tuple(sorted(texts.items())), wanted)


# Compiling eighty templates takes as long as answering three hundred letters; several desks of
# one process, and every desk of its tests, have the same.
@lru_cache(maxsize=16)
def _loaded(named: tuple[tuple[str, str], ...], wanted: frozenset[str]) -> Templates:
    texts = dict(named)
    environments = {TEXT: _environment(texts), PAGE: _environment(texts, is_page=True)}
    problems = [f"templates/{name}:1: {what}" for name, what in _absent(wanted, texts)]
    for name, text in named:
        found = sorted(set(_problems(environments, texts, name, text)))
        problems += [f"templates/{name}:{line}: {what}" for line, what in found]
    if problems:
        raise ConfigError(tuple(problems))
    return Templates(
        compiled={
            (stem, language, kind): environments[kind].get_template(name)
            for name in texts
            if not name.startswith(PART)
            for stem, language, kind in [name.split(".")]
        }
    )


def _environment(
    texts: Mapping[str, str], *, is_page: bool = False
) -> ImmutableSandboxedEnvironment:
    # The loader knows no files but these texts, so that is all an include can find. Plain text
    # has nothing to escape; in a page everything is, since a name may be "<script>".
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(texts),
        undefined=StrictUndefined,
        autoescape=is_page,
        trim_blocks=True,
        lstrip_blocks=True,
        # A part that ends in words ends a line, as a part that ends in a block does.
        keep_trailing_newline=True,
        cache_size=len(texts) + 1,
    )
    environment.filters["plural"] = plural
    return environment


def _absent(wanted: Set[str], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in sorted(wanted - set(texts)):
        yield name, f"no such file{_did_you_mean(name, sorted(set(texts) - wanted))}"


def _problems(
    environments: Mapping[str, ImmutableSandboxedEnvironment],
    texts: Mapping[str, str],
    name: str,
    text: str,
) -> Iterator[tuple[int, str]]:
    stem, _, ending = name.partition(".")
    language, _, kind = ending.partition(".")
    if kind not in environments:
        yield 1, "the name must read <reply>.<language>.txt, e.g. accepted.sr.txt"
        return
    yield from ((1, what) for what in _misnamed(texts, stem, language, kind, text))
    environment = environments[kind]
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, f"not understood: {error.message}"
        return
    unknown = list(_unknown(tree))
    yield from unknown
    if not unknown and not name.startswith(PART):
        tried = samples(language, tells_state="state" in _with_parts(texts, text))
        yield from _failures(environment, name, kind, tried)


def _with_parts(texts: Mapping[str, str], text: str) -> str:
    return "\n".join((text, *(part for name, part in texts.items() if name[0] == PART)))


def _misnamed(
    texts: Mapping[str, str], stem: str, language: str, kind: str, text: str
) -> Iterator[str]:
    if not is_language(language):
        yield f"{language!r} is no language; use its ISO 639 code, e.g. sr"
    if stem.startswith(PART):
        return
    if kind == TEXT and not text.startswith(SUBJECT):
        yield f"the first line must begin with '{SUBJECT}'"
    if kind == PAGE and f"{stem}.{language}.{TEXT}" not in texts:
        yield f"a page needs its text beside it, {stem}.{language}.{TEXT}"


def _unknown(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    own = {n.name for n in tree.find_all(nodes.Name) if n.ctx in ("store", "param")}
    known = set(VARIABLES) | own | {"loop", "range"}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known:
            hint = _did_you_mean(node.name, tuple(VARIABLES))
            yield node.lineno, f"unknown variable {node.name!r}{hint}"


def _failures(
    environment: ImmutableSandboxedEnvironment,
    name: str,
    kind: str,
    tried: Iterable[Mapping[str, object]],
) -> Iterator[tuple[int, str]]:
    template = None
    for values in tried:
        try:
            template = template or environment.get_template(name)
            rendered = template.render(values)
        except SecurityError as error:
            yield _line(error, name), f"not allowed in a template: {error.message}"
        except UndefinedError as error:
            yield _line(error, name), str(error.message)
        except (TemplateError, ValueError, TypeError, ArithmeticError) as error:
            yield _line(error, name), f"cannot be written: {error}"
        else:
            yield from _unfit(rendered, kind)


def _unfit(rendered: str, kind: str) -> Iterator[tuple[int, str]]:
    subject, body = _split(rendered) if kind == TEXT else ("page", rendered)
    longest = LENGTH_MAX if kind == TEXT else PAGE_LENGTH_MAX
    if not subject or not body.strip():
        yield 1, "the subject or the text below it is empty"
    if len(body) > longest:
        yield 1, f"the text is longer than {longest} characters"


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
