"""Who may import whom. This table *is* the architecture; change it on purpose or not at all."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mailflow"

# Read downwards: a row may import only rows above it, and only those it names.
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "errors": set(),
    "lifecycle": set(),
    "script": set(),
    "reference": set(),
    "model": {"lifecycle"},
    "seating": {"model", "script"},
    "reasons": {"model", "script"},
    "likeness": {"script"},
    "documents": set(),
    "erasure": {"model", "script"},
    # The journey: pure stages that do not know each other.
    "parse": {"model", "script", "reasons", "reference"},
    "rules": {"model", "errors", "script", "reasons", "seating", "likeness"},
    "respond": {"model", "errors", "script", "reference"},
    "book": {"model", "script", "reference", "reasons", "seating", "likeness"},
    "digest": {"model", "script", "lifecycle", "reasons"},
    "export": {"model", "script"},
    "journey": {"model", "parse", "rules", "respond", "book"},
    "preview": {"model", "respond", "reference"},
    # The world: adapters that know nouns, not decisions.
    "intake": {"model", "errors"},
    "store": {"model", "errors", "lifecycle", "script"},
    "deliver": {"model", "errors"},
    "papers": {"documents"},
    "readers": {"model", "journey", "papers"},
    # Where they meet.
    "desk": {
        "model", "reference", "script", "erasure", "errors", "lifecycle", "reasons", "journey",
        "rules", "respond", "store", "deliver",
    },
    "reprocess": {
        "model", "reference", "errors", "lifecycle", "reasons", "journey", "rules", "respond",
        "store", "book", "desk",
    },
    "rounds": {
        "model", "errors", "lifecycle", "digest", "respond", "journey", "store", "deliver",
        "desk",
    },
    "settings": {"errors"},
    "wiring": {
        "model", "errors", "rules", "respond", "intake", "store", "deliver", "papers",
        "readers", "desk", "rounds", "settings",
    },
    "schedule": {"model", "errors", "desk", "rounds", "wiring", "intake", "deliver"},
    # The commands may look at everything that is kept, and decide nothing.
    "cli": {
        "model", "reference", "errors", "lifecycle", "parse", "reasons", "export", "store",
        "desk", "reprocess", "rounds", "intake", "papers", "wiring", "schedule", "preview",
        "journey",
    },
    "__main__": {"cli"},
}  # fmt: skip
# Inside parse, likewise: a layer imports only layers above it.
LAYERS = (
    "letter", "opening", "words_of", "people", "page", "organisations", "leaves", "lists",
    "writer", "affiliation", "clauses", "posts", "coming", "asked", "learnt", "intent",
    "likely", "gathered", "study", "particulars", "still", "attending", "falling_away",
    "comers", "values", "contact", "wished", "signs", "doubts", "reading", "as_json",
    "__init__",
)  # fmt: skip
PURE = {
    "errors", "model", "lifecycle", "script", "reference", "seating", "reasons", "likeness",
    "documents", "parse",
    "rules", "respond", "book", "digest", "export", "journey", "preview",
}  # fmt: skip
WORLDLY = {
    "os", "io", "socket", "ssl", "time", "random", "uuid", "subprocess", "logging",
    "tempfile", "asyncio", "threading", "imapclient", "aiosmtpd", "tinydb", "smtplib",
    "apscheduler", "psycopg",
}  # fmt: skip
# Word lists and the like are part of the program; they are read through importlib.resources.
WORLDLY_CALLS = {"open", "now", "utcnow", "today", "print", "input"}
TERMINAL = {"rich", "typer"}

FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def named(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_part_imports_only_what_its_row_allows(file: Path) -> None:
    part = part_of(file)
    names = imports(ast.parse(file.read_text("utf-8")))
    ours = {name.split(".")[1] for name in names if name.startswith("mailflow.")}

    assert ours - {part} <= MAY_IMPORT[part]


@pytest.mark.parametrize("file", [f for f in FILES if part_of(f) == "parse"], ids=named)
def test_a_layer_of_parse_imports_only_layers_above_it(file: Path) -> None:
    layer = file.relative_to(PACKAGE / "parse").parts[0].removesuffix(".py")
    names = [n.split(".") for n in imports(ast.parse(file.read_text("utf-8")))]
    used = {n[2] for n in names if n[:2] == ["mailflow", "parse"]}

    assert all(LAYERS.index(other) <= LAYERS.index(layer) for other in used), used


@pytest.mark.parametrize("file", [f for f in FILES if part_of(f) in PURE], ids=named)
def test_a_pure_part_never_touches_the_world(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    calls = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }

    assert not {name.split(".")[0] for name in imports(tree)} & WORLDLY
    assert not calls & WORLDLY_CALLS


@pytest.mark.parametrize("file", FILES, ids=named)
def test_only_the_commands_know_the_terminal(file: Path) -> None:
    names = {name.split(".")[0] for name in imports(ast.parse(file.read_text("utf-8")))}

    assert part_of(file) == "cli" or not names & TERMINAL


def test_every_row_reads_downwards() -> None:
    order = list(MAY_IMPORT)
    for part, allowed in MAY_IMPORT.items():
        assert all(order.index(other) < order.index(part) for other in allowed), part


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_module_fits_in_a_head(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    functions = [
        node
        for node in ast.walk(ast.parse("\n".join(lines)))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]

    assert len(lines) <= 300
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 40] == []
