"""The child: `python -m mailflow.papers`. Reads documents from one pipe, tells their text.

Every import and every codec must be there before `fence.shut`: after it no file opens.
"""

import codecs
import os
import sys
from collections.abc import Callable
from typing import IO, Final

from mailflow.papers import fence, frames

# A document's bytes may be in these; Python loads a codec from a file when first asked.
_CODECS: Final = (
    "ascii", "latin-1", "utf-8", "utf-16", "utf-16-le", "cp1250", "cp1251", "cp1252", "cp437",
    "cp852", "cp855", "cp866", "koi8-r", "mac-roman", "mac-cyrillic", "iso8859-2", "iso8859-5",
)  # fmt: skip


def main() -> None:
    """Answer until the pipe is closed, or until a document is too much."""
    fence.enclose()
    from mailflow.papers import shelf

    for name in _CODECS:
        codecs.lookup(name)
    answers = _apart_from_output()
    fence.shut(answers.fileno())
    frames.put(answers, b"", b"")  # ready
    serve(sys.stdin.buffer, answers, shelf.read)


def _apart_from_output() -> IO[bytes]:
    """Return the pipe for answers; what a library prints goes where standard error leads."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def serve(
    papers: IO[bytes], answers: IO[bytes], read: Callable[[str, bytes], tuple[str, str]]
) -> None:
    """Answer every document that comes from *papers*, until there are no more."""
    while True:
        try:
            form, payload = frames.get(papers, frames.FORM_BYTES_MAX, frames.PAPER_BYTES_MAX)
        except frames.BrokenFrame:
            return
        fence.allow_one_document()
        name = form.decode("ascii", "replace")
        text, reason = read(name, payload)
        frames.put(answers, _cut(text, frames.text_bytes_max(name)), _cut(reason, 200))


def _cut(text: str, bytes_max: int) -> bytes:
    """Return the beginning of *text*, whole characters, at most *bytes_max* long."""
    cut = text.encode("utf-8", "replace")[:bytes_max]
    return cut.decode("utf-8", "ignore").encode()


if __name__ == "__main__":
    main()
