"""Commands that tell how rules decide: explain, vocabulary."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from mailflow.cli.common import HERE, Folder, Json, Key, desk_at

if TYPE_CHECKING:
    from mailflow.cli.common import Opened
    from mailflow.desk.explaining import Explanation


def explain(key: Key, desk: Folder = HERE, json: Json = False) -> None:
    """Show each rule, the facts it looked at and why it held for a letter or did not.

    The facts are those of the book as it was when the letter came; the rules are today's.
    """
    from mailflow.cli import show
    from mailflow.desk.explaining import explain as explain_letter

    with desk_at(desk) as opened:
        with opened.desk.store.transaction() as tx:
            letters = sum(1 for _ in tx.letters())
        with show.progress("folding", letters) as step:
            why = explain_letter(opened.desk, key, step)
        if json:
            show.as_json([_as_json(why)])
        else:
            _tell(opened, why)


def vocabulary() -> None:
    """Print the words that `when` in rules.yaml may use, as a page of Markdown."""
    import sys

    from mailflow import wiring

    sys.stdout.write(wiring.vocabulary())


def _tell(opened: "Opened", why: "Explanation") -> None:
    from mailflow.cli import show

    record = why.record
    received = show.when(record.received_at, opened.zone)
    deadline = show.when(why.deadline, opened.zone)
    more = f", extended: {why.extension.reason or 'no reason told'}" if why.extension else ""
    show.say(f"Letter {record.key[:8]}, received {received}; its deadline is {deadline}{more}.")
    show.say(_told_rules(why) + "\n")
    rows = [
        (
            "→" if step.decides else "",
            str(step.rule.line),
            step.rule.name,
            {True: "yes", False: "no", None: "?"}[step.holds],
            step.trouble or _told_facts(opened, step.facts) or "always",
        )
        for step in why.steps
    ]
    show.table(("", "line", "rule", "holds", "because"), rows, wide=2)


def _told_rules(why: "Explanation") -> str:
    now = next(step.rule.name for step in why.steps if step.decides)
    then = why.record.verdict.rule if why.record.verdict else ""
    if not then:
        return f"Not decided yet; today's rules ({why.rulebook[:8]}) say “{now}”."
    if why.is_outdated:
        old = (why.record.rulebook or "")[:8]
        return (
            f"Decided by other rules ({old}) than today's ({why.rulebook[:8]}): then “{then}”, "
            f"now “{now}”. `mailflow reprocess` shows what today's would alter."
        )
    if now != then:
        return (
            f"Decided “{then}”; the book before it is another now, and would lead to “{now}”."
        )
    return f"Decided by rule “{then}” of today's rules ({why.rulebook[:8]})."


def _told_facts(opened: "Opened", facts: Any) -> str:
    return ", ".join(f"{name} = {_told(opened, value)}" for name, value in facts.items())


def _told(opened: "Opened", value: object) -> str:
    from mailflow.cli import show

    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, datetime):
        return show.when(value, opened.zone)
    if isinstance(value, dict):
        return str(value.get("name", ""))
    if isinstance(value, list):
        return f"[{', '.join(_told(opened, one) for one in value)}]"
    return str(value)


def _as_json(why: "Explanation") -> dict[str, object]:
    record = why.record
    return {
        "key": record.key,
        "received_at": record.received_at.isoformat(),
        "deadline": why.deadline.isoformat(),
        "extended_because": why.extension.reason if why.extension else None,
        "rule": record.verdict.rule if record.verdict else None,
        "rulebook": record.rulebook,
        "rulebook_now": why.rulebook,
        "rules": [
            {
                "name": step.rule.name,
                "line": step.rule.line,
                "when": step.when or None,
                "facts": step.facts,
                "holds": step.holds,
                "decides": step.decides,
                "trouble": step.trouble or None,
            }
            for step in why.steps
        ],
    }
