"""Small documents, good and bad, written by hand: nothing here needs a program."""

import io
import zipfile
import zlib
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def docx(body: str, head: str = "") -> bytes:
    whole = f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": head + whole})


def with_paper(source: bytes, name: str, payload: bytes) -> bytes:
    """The letter *source* of one part, with a document attached."""
    letter = message_from_bytes(source, policy=SMTP)
    assert isinstance(letter, EmailMessage)
    letter.add_attachment(payload, "application", "octet-stream", filename=name)
    return letter.as_bytes()


def packed(entries: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in entries.items():
            file.writestr(name, text)
    return made.getvalue()


def pdf(content: bytes, *, kids: str = "3 0 R") -> bytes:
    """A PDF of one page with *content*; its font says what Unicode its bytes mean."""
    return packed_pdf(zlib.compress(content, 9), kids=kids)


def blank(megabytes: int) -> bytes:
    """So many megabytes of nothing, packed."""
    packer, piece = zlib.compressobj(9), bytes(1_000_000)
    return b"".join([*(packer.compress(piece) for _ in range(megabytes)), packer.flush()])


def packed_pdf(thin: bytes, *, kids: str = "3 0 R") -> bytes:
    unicode = _unicode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count 1>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(thin), thin),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(unicode), unicode),
    )
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return b"".join(
        (
            made,
            b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table),
            b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(made)),
        )
    )


def _unicode() -> bytes:
    """Every byte means what it means in windows-1251."""
    pairs = [(n, bytes((n,)).decode("cp1251", "replace")) for n in range(32, 256)]
    lines = [f"<{n:02x}> <{ord(letter):04x}>" for n, letter in pairs]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /A def\n"
        "/CMapType 2 def\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n"
        f"{body}\nendcmap\nend\nend"
    ).encode()


def written(*pieces: tuple[int, int, str]) -> bytes:
    """Page content: each piece at its place (from the left, from the bottom, in points)."""
    shown = [
        b"BT /F 12 Tf %d %d Td <%s> Tj ET" % (x, y, text.encode("cp1251").hex().encode())
        for x, y, text in pieces
    ]
    return b"\n".join(shown)
