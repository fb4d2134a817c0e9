"""Decide: text -> YAML nodes, without the surprises of YAML 1.1.

PyYAML reads 17:00 as 1020, `no` as False and 016 as 14, keeps the last of two equal keys and
lets 300 bytes of aliases grow to gigabytes. So we keep to the node tree, where the written
text and its line still are, and say what is wrong instead of guessing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

import yaml

SIZE_MAX: Final = 256 * 1024  # an organiser's file is some 3 kB; more is a mistake
DEPTH_MAX: Final = 12  # PyYAML recurses; brackets without end would exhaust the stack
TEXT_TAG: Final = "tag:yaml.org,2002:str"
BOOL_TAG: Final = "tag:yaml.org,2002:bool"
NULL_TAG: Final = "tag:yaml.org,2002:null"
ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_PEOPLES_DATE: Final = re.compile(r"(\d\d?)\. ?(\d\d?)\. ?(\d{4})\.?")
_REFUSED: Final = (
    (yaml.AnchorToken, "anchors (&) are not allowed; write it out"),
    (yaml.AliasToken, "aliases (*) are not allowed; write it out, or quote the text"),
    (yaml.TagToken, "tags (!) are not allowed; quote the text or leave the '!' out"),
    (yaml.DocumentStartToken, "'---' is not needed; one file holds one desk"),
)
_OPENS: Final = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSES: Final = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


class Problems:
    """What is wrong with one file, gathered while it is read.

    Attributes:
        found: (line counted from 1, what is wrong in plain words).
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[tuple[int, str]] = []

    def add(self, node: yaml.Node | int, what: str) -> None:
        """Note that *what* is wrong at *node*, or at that line."""
        self.found.append((node if isinstance(node, int) else line(node), what))

    def told(self, filename: str) -> tuple[str, ...]:
        """Return every problem as "file:line: what", by line, each once."""
        return tuple(f"{filename}:{at}: {what}" for at, what in sorted(set(self.found)))


def line(node: yaml.Node) -> int:
    """Return the line *node* begins at, counted from 1."""
    return int(node.start_mark.line) + 1


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return the end of a message that helps with a misspelt *word*.

    >>> did_you_mean("latte", ("late", "known"))
    "; did you mean 'late'?"
    """
    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(known)}"


def compose(text: str, problems: Problems) -> yaml.MappingNode | None:
    """Return the top mapping of *text*; None, with the reason noted, if it has none."""
    if len(text) > SIZE_MAX:
        problems.add(1, f"the file is larger than {SIZE_MAX // 1024} kB")
        return None
    try:
        refused = tuple(_refused(text))
        if not refused:
            node = yaml.compose(text, yaml.SafeLoader)
            if isinstance(node, yaml.MappingNode):
                return node
            refused = ((1, "expected 'event:', 'desk:', 'deadline:' and 'rules:'"),)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        refused = ((mark.line + 1 if mark else 1, f"not YAML: {error.problem}"),)
    except yaml.reader.ReaderError as error:
        at = text.count("\n", 0, error.position) + 1
        refused = ((at, "a character that may not stand in YAML"),)
    for at, what in refused:
        problems.add(at, what)
    return None


def _refused(text: str) -> Iterator[tuple[int, str]]:
    depth = 0
    for token in yaml.scan(text, yaml.SafeLoader):
        at = token.start_mark.line + 1
        depth += isinstance(token, _OPENS) - isinstance(token, _CLOSES)
        if depth > DEPTH_MAX:
            yield at, f"more than {DEPTH_MAX} levels of nesting"
            return
        yield from ((at, what) for kind, what in _REFUSED if isinstance(token, kind))


def mapping(
    node: yaml.Node | None, what: str, known: Sequence[str], problems: Problems
) -> dict[str, yaml.Node]:
    """Return the values of *node* by key; {} with the reason noted if it is no mapping.

    Args:
        known: Keys that may stand there; () for any.
    """
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        problems.add(node, f"{what}: expected 'key: value' lines")
        return {}
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in values:
            problems.add(key, f"{what}: {name!r} stands here twice")
        elif known and name not in known:
            problems.add(key, f"{what}: unknown key {name!r}{did_you_mean(name, known)}")
        else:
            values[name] = value
    return values


def sequence(node: yaml.Node | None, what: str, problems: Problems) -> list[yaml.Node]:
    """Return the items of *node*; [] with the reason noted if it is no list."""
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        problems.add(node, f"{what}: expected a list, one '- ' a line")
        return []
    return list(node.value)


def text_of(node: yaml.Node | None, what: str, problems: Problems) -> str:
    """Return the text of *node*; "" with the reason noted if it is empty or no text."""
    if node is None:
        return ""
    if not isinstance(node, yaml.ScalarNode) or node.tag == NULL_TAG:
        problems.add(node, f"{what}: expected a text")
        return ""
    if node.tag != TEXT_TAG:
        problems.add(node, f'{what}: {node.value} must be quoted: "{node.value}"')
        return ""
    if not node.value.strip():
        problems.add(node, f"{what}: the text is empty")
    return str(node.value).strip()


def flag_of(node: yaml.Node | None, what: str, problems: Problems) -> bool:
    """Return whether *node* says true; only `true` and `false` are understood."""
    if node is None:
        return False
    if (
        not isinstance(node, yaml.ScalarNode)
        or node.style
        or node.value not in ("true", "false")
    ):
        problems.add(node, f"{what}: expected true or false, without quotes")
        return False
    return bool(node.value == "true")


def count_of(node: yaml.Node | None, what: str, problems: Problems) -> int | None:
    """Return the whole number from 1 of *node*; None if there is none, noted if it is wrong."""
    if node is None:
        return None
    written = node.value if isinstance(node, yaml.ScalarNode) else ""
    if not (written.isascii() and written.isdigit() and not written.startswith("0")):
        problems.add(node, f"{what}: expected a whole number from 1, e.g. 120")
        return None
    return int(written)


def by_language(node: yaml.Node | None, what: str, problems: Problems) -> dict[str, str]:
    """Return a text by language code; a plain text counts for every language, as key ""."""
    if isinstance(node, yaml.MappingNode):
        return {
            code: text_of(value, f"{what}.{code}", problems)
            for code, value in mapping(node, what, (), problems).items()
        }
    return {"": text_of(node, what, problems)} if node is not None else {}


def day_of(node: yaml.Node | None, what: str, problems: Problems) -> date | None:
    """Return the date *node* says, quoted or not; None if it says none."""
    if node is None:
        return None
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        told = _PEOPLES_DATE.fullmatch(str(node.value).strip())
        meant = f"{told[3]}-{int(told[2]):02}-{int(told[1]):02}" if told else "2019-03-13"
        hint = f"; did you mean {meant}?" if told else f", e.g. {meant}"
        problems.add(node, f"{what}: expected a date{hint}")
        return None


def require(
    parts: Mapping[str, yaml.Node],
    keys: tuple[str, ...],
    what: str,
    node: yaml.Node | None,
    problems: Problems,
) -> None:
    """Note every one of *keys* that *parts* of *node* lacks."""
    if isinstance(node, yaml.MappingNode):
        for key in keys:
            if key not in parts:
                problems.add(node, f"{what}: {key!r} is missing")
