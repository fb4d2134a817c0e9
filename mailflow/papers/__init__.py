"""Papers: an untrusted document -> its text, read in a child process that may do nothing else.

reading_room.py   the desk's side: one child at a time, started when needed, never trusted
child.py          a child process: its start, what it says, its end; of readers/ too
frames.py         what goes over the two pipes
__main__.py       the child: fence, then document in, text out
fence.py          what the child may not: memory, time, files, network, programs
shelf.py          which reader opens which format
"""

from mailflow.papers.reading_room import ReadingRoom

__all__ = ["ReadingRoom"]
