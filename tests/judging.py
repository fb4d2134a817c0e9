"""Readings compared with what a careful clerk wrote down."""

from collections import Counter
from typing import Any

from rapidfuzz import fuzz

from mailflow.script import fold

ACTIVE = ("register", "change", "cancel")


def plain(text: str | None) -> str:
    kept = (c if c.isalnum() else " " for c in fold(text or ""))
    return " ".join("".join(kept).split())


def people(names: list[str]) -> Counter:
    return Counter(" ".join(sorted(plain(name).split())) for name in names)


def same_organisation(truth: dict | None, got: dict | None) -> bool:
    if truth is None or got is None:
        return truth is got
    name = plain(got["name"])
    wanted = [plain(other) for other in (truth["name"], *truth["aliases"])]
    return any(fuzz.token_sort_ratio(name, other) >= 95 for other in wanted)


def names_of(attendees: list[dict]) -> list[str]:
    return [attendee["name"] for attendee in attendees]


def exact_faults(truth: dict, got: dict) -> list[str]:
    """Return what of intent, organisation and people is not as in *truth*, in a few words."""
    if got["intent"] != truth["intent"]:
        return [f"intent {truth['intent']} / {got['intent']}"]
    if truth["intent"] not in ACTIVE:
        return []
    faults = []
    if not same_organisation(truth["organisation"], got["organisation"]):
        faults.append(_versus("organisation", _name(truth), _name(got)))
    if people(names_of(truth["attendees"])) != people(names_of(got["attendees"])):
        faults.append(
            _versus("attendees", names_of(truth["attendees"]), names_of(got["attendees"]))
        )
    if people(truth["removed"]) != people(got["removed"]):
        faults.append(_versus("removed", truth["removed"], got["removed"]))
    return faults


def finer_faults(truth: dict, got: dict) -> list[str]:
    """Return what of number, wishes and what is missing is not as in *truth*."""
    if truth["intent"] not in ACTIVE:
        return []
    faults = []
    if (truth["attendee_count"] or 0) != (got["attendee_count"] or 0):
        faults.append(_versus("count", truth["attendee_count"], got["attendee_count"]))
    for field in ("requests", "missing"):
        if set(truth[field]) != set(got[field]):
            faults.append(_versus(field, sorted(truth[field]), sorted(got[field])))
    return faults


def _versus(field: str, wanted: Any, got: Any) -> str:
    return f"{field} {wanted} / {got}"


def _name(reading: dict) -> str | None:
    return (reading["organisation"] or {}).get("name")
