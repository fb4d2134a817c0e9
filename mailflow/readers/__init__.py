"""Readers: many letters -> their readings, by several child processes side by side.

A letter at which a reader dies or hangs is not the end of the others: it is shown once more to
a fresh reader, and then said to be unreadable. Strangers' documents in it are opened by the
reader's own fenced child, as everywhere (papers/).

pool.py       the desk's side: as many readers as there are cores, started when needed
__main__.py   a reader: letters in, readings out
version.py    what made a reading: code, words, questions
"""

from mailflow.readers.pool import Readers
from mailflow.readers.version import version

__all__ = ["Readers", "version"]
