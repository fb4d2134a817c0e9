"""Learn from letters whose truth is known what their traits speak for: experience.tsv.

What they want, by traits of theirs: intent/. Who comes and who falls away, by traits of who is
named: comers/.

    python -m scripts.learn [--check]

The rules were taught by many of these letters, and are right there more often than elsewhere.
So each letter is looked at by copies of mailflow that have forgotten half of the phrases of
cues.tsv, each copy another half: where these fail, and what speaks for the truth then, is what
a letter nobody has seen is like. Needs scikit-learn, which nothing else does; `make learn`
brings it.

What the rules say of the letters that the tests read is so: of such a letter nothing else may
be learnt (`tested.py`).

--check writes nothing: for each hand in turn, it learns from all others, reads that one's
letters by what was learnt, with all words, and prints how often the rules alone and both
together are right: what is wanted, then what becomes of people.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).parent.parent))

from mailflow.model import CONFIDENCE_MIN, Doubt, Intent
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.comers.experience import SURE_MIN, risk
from mailflow.parse.comers.experience import weighed as weighed_fate
from mailflow.parse.intent.experience import Verdict, is_alien, weighed
from mailflow.parse.intent.facts import Wanted

ROOT = Path(__file__).parent.parent
PARSE = ROOT / "mailflow" / "parse"
COPIES = 4
FORGOTTEN = 0.5  # of the phrases; of the forms of a verb, half as many
SEEN_MIN = 12  # times that a trait was seen: what was seen less is chance
# Of a letter counts a sentence of the tests, which says one thing, in few words, or a letter
# that a test reads; and of somebody, who is named there: there are many of these.
COUNTS = {"sentences": 0.3, "tests": 0.2, "people of tests": 0.02}
STUBBORN = 4  # times as much the latter two count, each time that they are told otherwise
ROUNDS = 8  # of telling, at most
STRENGTH = 0.25  # of the regression: the less, the closer to nothing all weights stay
STRENGTH_PEOPLE = 0.15
# Servers read no letter otherwise; what experience is tested for is not what the rules say.
LEFT_OUT = ["tests/adapters", "tests/parse/test_experience.py", "tests/parse/test_comers.py"]
HEAD = """\
# What traits speak for. Made by `make learn` from learning/*.jsonl; do not edit. The row
# without a trait is the first sum; a weight is what the trait adds to it, for each outcome.
"""
OVERRULED = frozenset(Verdict) - {Verdict.AS_IT_IS, Verdict.SURE}
Look = dict[str, Any]
Chances = dict[str, float]
Fitted = tuple[DictVectorizer, LogisticRegression]


def main() -> None:
    """Look at all letters; check, or write the tables."""
    tests = tested()
    plain = looks(0, 0)
    forgetful = [look for number in range(COPIES) for look in looks(FORGOTTEN, number)]
    if "--check" in sys.argv:
        check(plain, forgetful, tests)
    else:
        write("intent", *of_letters(forgetful, tests))
        write("comers", *of_people(plain, forgetful, tests))


def tested() -> list[Look]:
    """Return what the rules make of the letters that the tests read."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "looks.jsonl"
        command = [sys.executable, "-m", "pytest", "-q", "-p", "scripts.tested", "tests"]
        command += [f"--ignore={path}" for path in LEFT_OUT]
        env = {**os.environ, "LOOKS": str(file)}
        # A test that needs experience fails without it: never mind.
        subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


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


def of_letters(forgetful: Sequence[Look], tests: Sequence[Look]) -> Fitted:
    """Return what tells what a letter wants."""
    seen = [look for look in tests if "want" in look]
    return fitted(
        forgetful, seen, STRENGTH, lambda look, row: verdict(look, row)[0] in OVERRULED
    )


def of_people(
    plain: Sequence[Look], forgetful: Sequence[Look], tests: Sequence[Look]
) -> Fitted:
    """Return what tells what becomes of somebody.

    All words known teach as well here, and count as two copies.
    """
    seen = [person for look in (*plain, *plain, *forgetful) for person in people(look)]
    others = [{**look, "hand": "people of tests"} for look in tests if "rules" in look]
    return fitted(seen, others, STRENGTH_PEOPLE, is_overruled)


def people(look: Look) -> Iterator[Look]:
    """Yield everybody named in a letter."""
    yield from ({"hand": look["hand"], **person} for person in look.get("people", ()))


def fitted(
    seen: Sequence[Look],
    tests: Sequence[Look],
    strength: float,
    overruled: Callable[[Look, Chances], bool],
) -> Fitted:
    """Return what finds a trait's column, and the weights.

    The tests' letters count for little, but the more the oftener they are told otherwise: the
    boosting of Freund and Schapire (1997), for these letters alone.
    """
    everything = [*seen, *tests]
    times = Counter(trait for look in everything for trait in look["traits"])
    columns = DictVectorizer()
    rows = columns.fit_transform(
        [{t: 1 for t in look["traits"] if times[t] >= SEEN_MIN} for look in everything]
    )
    counts = [COUNTS.get(look["hand"], 1.0) for look in everything]
    truth = [look["truth"] for look in everything]
    for _ in range(ROUNDS):
        model = LogisticRegression(C=strength, max_iter=500)
        model.fit(rows, truth, sample_weight=counts)
        told = list(zip(tests, chances(model, rows[len(seen) :]), strict=True))
        wrong = [number for number, one in enumerate(told) if overruled(*one)]
        if not wrong:
            break
        for number in wrong:
            counts[len(seen) + number] *= STUBBORN
    return columns, model


def write(part: str, columns: DictVectorizer, model: LogisticRegression) -> None:
    """Write the weights, traits in order."""
    lines = ["\t".join(["trait", *model.classes_])]
    lines += ["\t".join(["", *(f"{one:.2f}" for one in model.intercept_)])]
    for name, weights in zip(columns.get_feature_names_out(), model.coef_.T, strict=True):
        numbers = [f"{one:.2f}" for one in weights]
        if any(float(number) for number in numbers):
            lines.append("\t".join([name, *numbers]))
    table = PARSE / part / "experience.tsv"
    table.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines) - 2} traits in {table.relative_to(ROOT)}")


def check(plain: Sequence[Look], forgetful: Sequence[Look], tests: Sequence[Look]) -> None:
    """Print how the rules alone and both together do on letters of hands not learnt from.

    Of 100 letters, then of 100 people: how often the rules are right, and both; how many were
    mended and broken; how many are wrong and not doubted, then right but doubted, before and
    now. The rules doubt nobody.
    """
    hands = sorted({look["hand"] for look in plain if look["people"]})
    print(f"{'hand':10}{'letters':>8}{'rules':>7}{'both':>7}{'mended':>7}{'broken':>7}", end="")
    print(f"{'silent':>8}{'now':>5}{'doubted':>9}{'now':>5}")
    for hand in hands:
        others = [look for look in forgetful if look["hand"] != hand]
        mine = [look for look in plain if look["hand"] == hand]
        print(line(hand, mine, judged, of_letters(others, tests)), flush=True)
    for hand in hands:
        others = [look for look in forgetful if look["hand"] != hand]
        taught = [look for look in plain if look["hand"] != hand]
        mine = [person for look in plain if look["hand"] == hand for person in people(look)]
        print(line(hand, mine, judged_person, of_people(taught, others, tests)), flush=True)


def line(
    hand: str,
    mine: Sequence[Look],
    judge: Callable[[Look, Chances], dict[str, bool]],
    learnt: Fitted,
) -> str:
    """Return a line of the table."""
    columns, model = learnt
    rows = columns.transform([dict.fromkeys(look["traits"], 1) for look in mine])
    judgements = [judge(*one) for one in zip(mine, chances(model, rows), strict=True)]
    return f"{hand:10}{len(mine):8}{told(judgements)}"


def judged(look: Look, row: Chances) -> dict[str, bool]:
    """Return whether rules and both are right of a letter, and whether they doubt it."""
    want, truth, doubted = look["want"], look["truth"], bool(look["doubt"])
    said, other = verdict(look, row)
    now = other if said in (Verdict.TAKEN, Verdict.TAKEN_SURELY) else want
    unsure = said in (Verdict.TAKEN, Verdict.DOUBTED) or (doubted and said is Verdict.AS_IT_IS)
    return {"was": want == truth, "is": now == truth, "doubted": doubted, "unsure": unsure}


def judged_person(look: Look, row: Chances) -> dict[str, bool]:
    """Return the same of somebody named."""
    fate, share = fate_of(look, row)
    was, right = look["rules"] == look["truth"], fate == look["truth"]
    unsure = 1 - risk(share, moved=fate != look["rules"]) < CONFIDENCE_MIN
    return {"was": was, "is": right, "doubted": False, "unsure": unsure}


def fate_of(look: Look, row: Chances) -> tuple[str, float]:
    """Return what experience makes of somebody, and how likely it is."""
    likely = {Standing[name]: share for name, share in row.items()}
    fate, share = weighed_fate(Standing[look["rules"]], likely, Intent(look["intent"]))
    return fate.name, share


def verdict(look: Look, row: Chances) -> tuple[Verdict, str]:
    """Return what experience says of a letter, and which intent comes next."""
    want, code = look["want"], look["doubt"]
    other = max((one for one in row if one != want), key=row.__getitem__)
    wanted = Wanted(Intent(want), "", Doubt(code=code) if code else None)
    said = weighed(row[want], row[other], doubted=bool(code), alien=is_alien(wanted))
    return said, other


def is_overruled(look: Look, row: Chances) -> bool:
    """Tell whether somebody's fate is another, or not sure where the rules are."""
    fate, share = fate_of(look, row)
    return fate != look["rules"] or (share < SURE_MIN and not look["doubted"])


def chances(model: LogisticRegression, rows: Any) -> Iterator[Chances]:
    """Yield for each row how likely each outcome is."""
    for row in model.predict_proba(rows) if rows.shape[0] else ():
        yield dict(zip(model.classes_, map(float, row), strict=True))


def told(letters: Sequence[dict[str, bool]]) -> str:
    """Return a row of the table, after the number of letters."""
    share = 100 / len(letters)
    was, now = (sum(one[key] for one in letters) * share for key in ("was", "is"))
    mended = sum(one["is"] and not one["was"] for one in letters)
    broken = sum(one["was"] and not one["is"] for one in letters)
    silent = sum(not (one["was"] or one["doubted"]) for one in letters) * share
    still = sum(not (one["is"] or one["unsure"]) for one in letters) * share
    doubted = sum(one["was"] and one["doubted"] for one in letters) * share
    unsure = sum(one["is"] and one["unsure"] for one in letters) * share
    numbers = f"{was:7.1f}{now:7.1f}{mended:7}{broken:7}"
    return f"{numbers}{silent:8.1f}{still:5.1f}{doubted:9.1f}{unsure:5.1f}"


if __name__ == "__main__":
    main()
