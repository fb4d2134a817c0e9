"""Erase: letters of a mailbox that the desk has, deleted there too, when a person says so.

The only place that deletes in a mailbox. Each letter is known by its UID in our ledger, or
found by its Message-ID and then compared by content, because anybody can write any Message-ID.
"""

import ssl
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from mailflow.errors import IntakeError
from mailflow.intake.imap_line import Line, Mailbox, connected

KeyOf = Callable[[bytes], str]
# Copies of one letter; more hits are somebody's game with Message-IDs.
HITS_MAX: Final = 20


def erase(
    mailbox: Mailbox,
    letters: Mapping[str, str],
    noted: Collection[tuple[int, int]],
    key_of: KeyOf,
    tls: ssl.SSLContext | None = None,
) -> int:
    """Delete *letters* from the folder, and from the one letters are moved to; return how many.

    Args:
        letters: Message-ID by key; "" where there is none.
        noted: UIDVALIDITY and UID of each, as the ledger has them.
        key_of: Names a letter by its content.

    Raises:
        IntakeError: The server cannot be used, or cannot delete single letters; what was
            deleted is deleted, and it may be asked again.
    """
    with connected(mailbox, tls) as line:
        if not line.can("UIDPLUS"):
            # EXPUNGE alone would also delete what people marked (RFC 4315 §2.1).
            raise IntakeError(f"{mailbox.host}: cannot delete single letters (no UIDPLUS)")
        count = _in_folder(line, mailbox.folder, letters, noted, key_of)
        if mailbox.moves_to:
            count += _in_folder(line, mailbox.moves_to, letters, (), key_of)
    return count


def _in_folder(
    line: Line, folder: str, letters: Mapping[str, str], noted: Iterable[tuple[int, int]],
    key_of: KeyOf,
) -> int:  # fmt: skip
    uidvalidity = line.ask("select_folder", folder, False).get(b"UIDVALIDITY")
    known = {uid for validity, uid in noted if validity == uidvalidity}
    ours = set(line.ask("search", ["UID", ",".join(map(str, sorted(known)))]) if known else ())
    ours |= set(_by_content(line, letters, ours, key_of))
    if ours:
        line.ask("add_flags", sorted(ours), [b"\\Deleted"], True)
        line.ask("uid_expunge", sorted(ours))
    return len(ours)


def _by_content(
    line: Line, letters: Mapping[str, str], known: Collection[int], key_of: KeyOf
) -> Iterator[int]:
    for message_id in sorted(set(letters.values()) - {""}):
        hits = line.ask("search", ["HEADER", "Message-ID", message_id])
        for uid in [hit for hit in hits if hit not in known][:HITS_MAX]:
            fact = line.ask("fetch", [uid], ["BODY.PEEK[]"]).get(uid, {})
            source = fact.get(b"BODY[]")
            if isinstance(source, bytes) and key_of(source) in letters:
                yield uid
