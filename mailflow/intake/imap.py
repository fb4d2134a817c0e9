"""Take: a mailbox -> RawMessage, over IMAP (RFC 3501).

The mailbox is a person's. Reading it changes nothing: letters are fetched with BODY.PEEK, and
unless the settings say so the folder is opened read-only. What the store noted decides what is
new, never a flag: a letter somebody opened, or moved back from Junk, is still found, because
each poll compares the whole list of UIDs with what was fetched. A UID names a letter only
together with UIDVALIDITY (RFC 3501 §2.3.1.1); when that changes all letters are fetched again,
and `take` finds that they are copies.

Order of a batch: fetch, take (durable), note. Only when all of them are noted the folder is
touched, if at all. Killed in between, the next poll fetches copies or moves what is left.
"""

import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any, Final

from mailflow.errors import IntakeError
from mailflow.intake import Take
from mailflow.intake.header import HEADER_BYTES_MAX, incomplete
from mailflow.intake.imap_line import Line, Mailbox, connected
from mailflow.model import RawMessage

__all__ = ["Mailbox", "look", "poll"]

Fetched = Callable[[str, int], frozenset[int]]
NoteFetched = Callable[[str, int, Mapping[int, str]], None]

# IMAPClient holds a whole answer in memory.
BATCH_BYTES_MAX: Final = 8_388_608
BATCH_LETTERS_MAX: Final = 100
# UIDs in one command; RFC 2683 §3.2.1.5 asks for lines below 1000 octets from old servers,
# today's take 8000 (RFC 7162 §4).
COMMAND_UIDS_MAX: Final = 500
# Letters whose UIDs fit into the longest line imaplib reads, a million octets.
SEARCH_LETTERS_MAX: Final = 50_000
KEYWORD: Final = "$Mailflow"

_HEADER_ITEM: Final = f"BODY.PEEK[HEADER]<0.{HEADER_BYTES_MAX}>"


def poll(
    mailbox: Mailbox,
    *,
    fetched: Fetched,
    note_fetched: NoteFetched,
    take: Take,
    tls: ssl.SSLContext | None = None,
) -> int:
    """Take every letter of *mailbox* that was not fetched before; return how many were new.

    Copies of letters we had are noted but not counted.

    Args:
        fetched, note_fetched: The store's.
        tls: Whom to trust; None for the authorities this system trusts.

    Raises:
        IntakeError: The server cannot be reached or used now; what was taken is noted.
        StoreError: From *take* or the ledger; the letters concerned are untouched.
    """
    with connected(mailbox, tls) as line:
        uidvalidity, there = _look(line, mailbox)
        known = fetched(mailbox.account, uidvalidity)
        unknown = [uid for uid in there if uid not in known]
        taken_now: list[int] = []
        new = 0
        for raws in _letters(line, mailbox, unknown):
            taken = take(list(raws.values()))
            keys = {uid: one.key for uid, one in zip(raws, taken, strict=True)}
            note_fetched(mailbox.account, uidvalidity, keys)
            taken_now += raws
            new += sum(not one.is_copy for one in taken)
        _touch(line, mailbox, taken_now, [uid for uid in there if uid in known])
        _complain(line, mailbox, set(unknown).difference(taken_now))
    return new


def look(mailbox: Mailbox, tls: ssl.SSLContext | None = None) -> int:
    """Return how many letters the folder holds; changes nothing.

    Raises:
        IntakeError: The server cannot be reached or used now.
    """
    with connected(mailbox, tls) as line:
        return len(_look(line, replace(mailbox, afterwards="leave"))[1])


def _look(line: Line, mailbox: Mailbox) -> tuple[int, list[int]]:
    """Return UIDVALIDITY and the UIDs of all letters in the folder, oldest first."""
    # EXAMINE, not SELECT, if nothing is to be changed (RFC 3501 §6.3.2).
    folder = line.ask("select_folder", mailbox.folder, mailbox.afterwards == "leave")
    uidvalidity, exists = folder.get(b"UIDVALIDITY"), folder.get(b"EXISTS")
    if not isinstance(uidvalidity, int) or not isinstance(exists, int):
        raise IntakeError(
            f"{mailbox.host}, folder {mailbox.folder}: no UIDVALIDITY; cannot be read"
        )
    since = ["SINCE", mailbox.since] if mailbox.since else []
    uids: set[int] = set()
    for first in range(1, exists + 1, SEARCH_LETTERS_MAX):
        last = min(first + SEARCH_LETTERS_MAX - 1, exists)
        uids.update(line.ask("search", [f"{first}:{last}", *since]))
    return uidvalidity, sorted(uids)


def _letters(line: Line, mailbox: Mailbox, uids: list[int]) -> Iterator[dict[int, RawMessage]]:
    """Yield the letters named by *uids* in batches.

    Left out is what vanished meanwhile, or what the server gives no text or time of (NIL).
    """
    for some in _chunks(uids, COMMAND_UIDS_MAX):
        facts = line.ask("fetch", some, ["RFC822.SIZE", "INTERNALDATE"])
        sizes = {uid: _size(fact) for uid, fact in facts.items() if _at(fact)}
        for batch in _batches(sizes, mailbox.size_bytes_max):
            sources = _sources(line, batch, sizes, mailbox.size_bytes_max)
            yield {
                uid: RawMessage(source=source, received_at=at, via=f"imap:{mailbox.name}")
                for uid, source in sources.items()
                if (at := _at(facts[uid]))
            }


def _size(fact: Mapping[bytes, Any]) -> int:
    size = fact.get(b"RFC822.SIZE")
    return size if isinstance(size, int) else 0


def _at(fact: Mapping[bytes, Any]) -> datetime | None:
    at = fact.get(b"INTERNALDATE")
    return at if isinstance(at, datetime) else None


def _batches(sizes: Mapping[int, int], size_bytes_max: int) -> Iterator[list[int]]:
    """Yield runs of UIDs that fit together; a letter too large is a run of its own."""
    bytes_max = min(BATCH_BYTES_MAX, size_bytes_max)
    batch: list[int] = []
    batch_bytes = 0
    for uid, size_bytes in sizes.items():
        is_full = len(batch) == BATCH_LETTERS_MAX or batch_bytes + size_bytes > bytes_max
        if batch and is_full:
            yield batch
            batch, batch_bytes = [], 0
        batch.append(uid)
        batch_bytes += size_bytes
    if batch:
        yield batch


def _sources(
    line: Line, uids: list[int], sizes: Mapping[int, int], size_bytes_max: int
) -> dict[int, bytes]:
    if sizes[uids[0]] > size_bytes_max:  # alone in its batch
        heads = _bodies(line, uids, _HEADER_ITEM, b"BODY[HEADER]<0>")
        return {uid: incomplete(head, sizes[uid]) for uid, head in heads.items()}
    return _bodies(line, uids, "BODY.PEEK[]", b"BODY[]")


def _bodies(line: Line, uids: list[int], item: str, name: bytes) -> dict[int, bytes]:
    answer = line.ask("fetch", uids, [item])
    return {
        uid: fact[name] for uid, fact in answer.items() if isinstance(fact.get(name), bytes)
    }


def _touch(line: Line, mailbox: Mailbox, taken: list[int], noted: list[int]) -> None:
    """Flag or move as the settings say; a courtesy to people, nothing depends on it."""
    if mailbox.afterwards == "flag":
        for uids in _chunks(taken, COMMAND_UIDS_MAX):
            line.ask("add_flags", uids, [KEYWORD], True)
    elif mailbox.moves_to and (noted or taken):
        # Those noted but still here were left by a poll that was cut off.
        if not line.can("MOVE"):
            raise IntakeError(f"{mailbox.host}: cannot MOVE; set afterwards to flag or leave")
        for uids in _chunks(noted + taken, COMMAND_UIDS_MAX):
            line.ask("move", uids, mailbox.moves_to)


def _complain(line: Line, mailbox: Mailbox, missing: set[int]) -> None:
    """Say so if the server keeps letters from us; the next poll asks for them again."""
    if missing and (kept_back := missing.intersection(_look(line, mailbox)[1])):
        some = ", ".join(map(str, sorted(kept_back)[:5]))
        raise IntakeError(
            f"{mailbox.host}, folder {mailbox.folder}: the server does not give out "
            f"{len(kept_back)} letters (UID {some}); look at them with a mail program"
        )


def _chunks(uids: Iterable[int], size: int) -> Iterator[Sequence[int]]:
    rest = iter(uids)
    while chunk := list(islice(rest, size)):
        yield chunk
