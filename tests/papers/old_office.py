"""Small documents of Word before 2007 and of Outlook, written by hand."""

import struct
from collections.abc import Mapping, Sequence

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file ([MS-CFB]) of folders and streams; short streams in small sectors."""
    entries: list[list[object]] = [["Root Entry", 5, FREE, FREE, FREE, END, 0]]
    small, big = bytearray(), bytearray()
    small_next: list[int] = []
    big_next: list[int] = []
    _fill(tree, 0, entries, (small, small_next), (big, big_next))
    entries[0][5], entries[0][6] = _put(bytes(small), (big, big_next), 512), len(small)
    small_table = _put(_packed(small_next), (big, big_next), 512)
    folder = b"".join(_entry(*entry) for entry in entries)
    folder_start = _put(folder.ljust(-(-len(folder) // 512) * 512, b"\0"), (big, big_next), 512)
    count = next(n for n in range(1, 200) if 128 * n >= len(big_next) + n)
    places = range(len(big_next), len(big_next) + count)
    table = _packed([*big_next, *[TABLE] * count]).ljust(512 * count, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6s", 0x3E, 3, 0xFFFE, 9, 6, b"")
    head += struct.pack("<9I", 0, count, folder_start, 0, 4096, small_table, 1, END, 0)
    head += _packed([*places, *[FREE] * (109 - count)])
    return head + bytes(big) + table


def _fill(tree, parent, entries, small, big) -> None:
    """Siblings hang in a chain to the right; the first is the folder's child."""
    before = None
    for name, content in tree.items():
        number = len(entries)
        if before is None:
            entries[parent][4] = number
        else:
            entries[before][3] = number
        before = number
        if isinstance(content, bytes):
            place, size = (small, 64) if len(content) < 4096 else (big, 512)
            start = _put(content, place, size) if content else END
            entries.append([name, 2, FREE, FREE, FREE, start, len(content)])
        else:
            entries.append([name, 1, FREE, FREE, FREE, 0, 0])
            _fill(content, number, entries, small, big)


def _put(content: bytes, place: tuple[bytearray, list[int]], size: int) -> int:
    data, following = place
    start, count = len(following), max(1, -(-len(content) // size))
    following += [*range(start + 1, start + count), END]
    data += content.ljust(count * size, b"\0")
    return start


def _packed(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _entry(name, kind, left, right, child, start, size) -> bytes:
    told = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I16sI8s8sIQ", told, len(told) + 2, kind, 1, left, right, child, b"", 0, b"",
        b"", start, size,
    )  # fmt: skip


def doc(*pieces: str, narrow: Sequence[int] = (), flags: int = 0, behind: int = 0) -> bytes:
    """A Word document of 1997 in *pieces*; those in *narrow* are kept in windows-1252.

    Its last *behind* letters are no body but headers and footnotes.
    """
    text, places, ends = bytearray(b"\0" * 0x200), [], [0]
    for at, piece in enumerate(pieces):
        start = len(text)
        places.append(start * 2 | 0x40000000 if at in narrow else start)
        text += piece.encode("cp1252" if at in narrow else "utf-16-le")
        ends.append(ends[-1] + len(piece))
    table = _packed(ends) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    told = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(table)) + table
    text[0:2] = b"\xec\xa5"
    text[10:12] = struct.pack("<H", 0x0200 | flags)
    text[0x4C:0x50] = struct.pack("<I", ends[-1] - behind)
    text[0x1A2:0x1AA] = struct.pack("<2I", 0, len(told))
    return compound({"WordDocument": bytes(text), "1Table": told})


def msg(
    subject: str = "", body: str = "", sender: str = "", papers: Sequence[tuple] = (),
    more: Tree | None = None, head: int = 32,
) -> bytes:  # fmt: skip
    """A letter of Outlook; a paper is a name and bytes, or a name and another tree."""
    return compound(msg_tree(subject, body, sender, papers, more, head))


def msg_tree(subject="", body="", sender="", papers=(), more=None, head=32) -> Tree:
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": b"\0" * head + struct.pack("<IIQ", 0x3FFD0003, 6, 1250),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
        "__substg1.0_0C1A001F": sender.partition(" <")[0].encode("utf-16-le"),
        "__substg1.0_5D01001F": sender.partition(" <")[2][:-1].encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(papers):
        kind = "0102" if isinstance(content, bytes) else "000D"
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            f"__substg1.0_3701{kind}": content,
        }
    return tree | dict(more or {})


def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    """A winmail.dat of attributes: level, number, data."""
    packed = (
        struct.pack("<BII", level, number, len(data)) + data + b"\0\0"
        for level, number, data in attributes
    )
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(packed)


def properties(*values: tuple[int, int, bytes]) -> bytes:
    """MAPI properties as they lie in a winmail.dat: type, number, value."""
    packed = [struct.pack("<I", len(values))]
    for kind, number, value in values:
        packed.append(struct.pack("<HH", kind, number))
        if kind in (0x0003, 0x000B):
            packed.append(value.ljust(4, b"\0"))
        else:
            packed.append(struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4))
    return b"".join(packed)


def winmail(body: str, papers: Sequence[tuple[str, bytes]] = (), subject: str = "") -> bytes:
    """A winmail.dat as Outlook writes it."""
    told = properties(
        (0x0003, 0x3FDE, struct.pack("<I", 1251)),
        (0x001F, 0x0037, subject.encode("utf-16-le") + b"\0\0"),
        (0x001F, 0x1000, body.encode("utf-16-le") + b"\0\0"),
    )
    attributes = [(1, 0x00069007, struct.pack("<II", 1251, 0)), (1, 0x00069003, told)]
    for name, payload in papers:
        names = properties((0x001F, 0x3707, name.encode("utf-16-le") + b"\0\0"))
        attributes += [
            (2, 0x00069002, b"\0" * 14),
            (2, 0x00018010, b"SHORT~1.DAT\0"),
            (2, 0x0006800F, payload),
            (2, 0x00069005, names),
        ]
    return tnef(*attributes)


def xls(*rows: Sequence[str | float], hidden: bool = False) -> bytes:
    """A sheet of Excel 97 ([MS-XLS]) with a label or a number in each cell."""
    begun = (0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    pages = [begun, (0x0042, struct.pack("<H", 1200))]
    name = "Списак".encode("utf-16-le")
    sheet = [(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))]
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                told = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                sheet.append((0x0204, place + told))
            else:
                sheet.append((0x0203, place + struct.pack("<d", value)))
    start = len(_records(pages)) + 4 + 8 + len(name) + 4
    pages.append((0x0085, struct.pack("<IBBBB", start, hidden, 0, len(name) // 2, 1) + name))
    return compound(
        {"Workbook": _records([*pages, (0x000A, b"")]) + _records([*sheet, (0x000A, b"")])}
    )


def _records(records: Sequence[tuple[int, bytes]]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)
