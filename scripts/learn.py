"""Learn from letters whose intent is known what their traits speak for: intent/experience.tsv.

    python -m scripts.learn [--check]

The rules were taught by many of these letters, and are right there more often than elsewhere.
So each letter is looked at by copies of mailflow that have forgotten half of the phrases of
cues.tsv, each copy another half: where these fail, and what speaks for the truth then, is what
a letter nobody has seen is like. Needs scikit-learn, which nothing else does; `make learn`
brings it.

--check writes nothing: it learns from all hands but one, reads that one's letters by what was
learnt, with all words, for each hand in turn, and prints how often the rules alone and both
together are right.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent.parent))

from mailflow.parse.intent.experience import GUESSES, TAKEN_MIN

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "mailflow" / "parse" / "intent" / "experience.tsv"
COPIES = 4
FORGOTTEN = 0.5  # of the phrases; of the forms of a verb, half as many
SEEN_MIN = 12  # times the copies saw a trait: what was seen less is chance
STRENGTH = 1.0  # of the regression: the less, the closer to nothing all weights stay
HEAD = """\
# What the traits of a letter speak for, where the rules guess what it wants: experience.py.
# Made by `make learn` from learning/*.jsonl; do not edit. The row without a trait is the first
# sum; a weight is what the trait adds to it, for each intent.
"""
Look = dict[str, Any]
Fitted = tuple[DictVectorizer, LogisticRegression]


def main() -> None:
    """Look at all letters; check, or write the table."""
    forgetful = [look for number in range(COPIES) for look in looks(FORGOTTEN, number)]
    if "--check" in sys.argv:
        check(looks(0, 0), forgetful)
    else:
        write(*fitted(forgetful))


def looks(forgotten: float, number: int) -> list[Look]:
    """Return what copy *number* of mailflow, a share of its phrases *forgotten*, sees."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "mailflow"
        shutil.copytree(ROOT / "mailflow", copy, ignore=shutil.ignore_patterns("__pycache__"))
        cues = copy / "parse" / "words" / "cues.tsv"
        lines = cues.read_text("utf-8").splitlines()
        kept = remembered(lines, forgotten, random.Random(number))
        cues.write_text("\n".join(kept) + "\n", "utf-8")
        command = [sys.executable, "-m", "scripts.look"]
        path = os.pathsep.join([folder, str(ROOT)])  # the copy is found before ourselves
        env = {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
        done = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.splitlines()]


def remembered(lines: Sequence[str], forgotten: float, chance: random.Random) -> list[str]:
    """Return the rows that are not forgotten; of a named choice, some of its forms are."""
    kept = []
    for line in lines:
        if not line.startswith("@"):
            kept += [line] if chance.random() >= forgotten else []
            continue
        name, language, forms, *rest = line.split("\t")
        known = [one for one in forms.split("|") if chance.random() >= forgotten / 2]
        some = "|".join(known) or forms
        kept.append("\t".join([name, language, some, *rest]))
    return kept


def fitted(seen: Sequence[Look]) -> Fitted:
    """Return what finds a trait's column, and the weights; each letter counts once."""
    times = Counter(trait for look in seen for trait in look["traits"])
    columns = DictVectorizer()
    rows = [{t: 1 for t in look["traits"] if times[t] >= SEEN_MIN} for look in seen]
    model = LogisticRegression(C=STRENGTH / COPIES, max_iter=500)
    return columns, model.fit(columns.fit_transform(rows), [look["truth"] for look in seen])


def write(columns: DictVectorizer, model: LogisticRegression) -> None:
    """Write the weights, traits in order."""
    lines = ["\t".join(["trait", *model.classes_])]
    lines += ["\t".join(["", *(f"{one:.2f}" for one in model.intercept_)])]
    for name, weights in zip(columns.get_feature_names_out(), model.coef_.T, strict=True):
        numbers = [f"{one:.2f}" for one in weights]
        if any(float(number) for number in numbers):
            lines.append("\t".join([name, *numbers]))
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines) - 2} traits in {TABLE.relative_to(ROOT)}")


def check(plain: Sequence[Look], forgetful: Sequence[Look]) -> None:
    """Print how the rules alone and both together do on letters of hands not learnt from."""
    print(f"{'hand':10}{'letters':>8}{'rules':>8}{'both':>8}{'mended':>8}{'broken':>8}")
    for hand in sorted({look["hand"] for look in plain}):
        columns, model = fitted([look for look in forgetful if look["hand"] != hand])
        mine = [look for look in plain if look["hand"] == hand]
        rows = columns.transform([dict.fromkeys(look["traits"], 1) for look in mine])
        chances = model.predict_proba(rows)
        chances = model.predict_proba(rows)
        both = [
            said if look["doubt"] in GUESSES and max(chance) > TAKEN_MIN else look["want"]
            for look, said, chance in zip(mine, model.predict(rows), chances, strict=True)
        ]
        was = [look["want"] == look["truth"] for look in mine]
        now = [guess == look["truth"] for look, guess in zip(mine, both, strict=True)]
        mended = sum(b and not a for a, b in zip(was, now, strict=True))
        broken = sum(a and not b for a, b in zip(was, now, strict=True))
        shares = f"{sum(was) / len(mine):8.3f}{sum(now) / len(mine):8.3f}"
        print(f"{hand:10}{len(mine):8}{shares}{mended:8}{broken:8}", flush=True)


if __name__ == "__main__":
    main()
