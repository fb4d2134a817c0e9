"""Fence: what the process that opens strangers' documents may not do. Cannot be undone.

First `enclose`: memory, written bytes, further programs, and the network as far as the kernel
lets us. Then the readers' libraries are imported, and `shut` takes away the right to open
anything more: no file, no socket, no pipe. From then on the process has its two pipes and its
memory, and each document has `CPU_S_MAX` of the processor. No seccomp filter is needed for
that, and where a kernel refuses new namespaces `shut` alone still keeps sockets out.
"""

import ctypes
import os
import resource
from math import ceil
from typing import Final

MEMORY_BYTES_MAX: Final = 512 * 1024 * 1024  # address space, the libraries' own included
CPU_S_MAX: Final = 5  # for one document; an ordinary one takes milliseconds
_NEW_USER: Final = 0x10000000  # CLONE_NEWUSER: lets an ordinary user make the next one
_NEW_NETWORK: Final = 0x40000000  # CLONE_NEWNET: nothing in it, not even loopback


def enclose() -> None:
    """Limit memory and files, forbid further programs, leave the network."""
    limit_memory(MEMORY_BYTES_MAX)
    _never_more(resource.RLIMIT_FSIZE, 0)
    _without_network()
    # After the namespace, which counts as a process; root's own processes are not counted.
    _never_more(resource.RLIMIT_NPROC, 0)


def limit_memory(bytes_max: int) -> None:
    """Limit the address space, and what a process that dies of it leaves on the disk."""
    _never_more(resource.RLIMIT_AS, bytes_max)
    _never_more(resource.RLIMIT_CORE, 0)


def shut(last: int) -> None:
    """Forbid to open anything: every descriptor above *last* is closed, none comes again."""
    highest = max(int(number) for number in os.listdir("/proc/self/fd"))
    _never_more(resource.RLIMIT_NOFILE, last + 1)
    os.closerange(last + 1, highest + 1)


def allow_one_document() -> None:
    """Give the next document its share of the processor."""
    allow(CPU_S_MAX)


def allow(cpu_s: int) -> None:
    """Give what comes now so much of the processor; past it the process is ended."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    # The kernel counts whole seconds; of the one begun next to nothing may be left.
    share = ceil(used.ru_utime + used.ru_stime) + max(cpu_s, 1)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (_lower(share, hard), hard))


def _never_more(what: int, limit: int) -> None:
    """Whoever started the desk may have set a limit that is lower still."""
    lowest = _lower(limit, resource.getrlimit(what)[1])
    resource.setrlimit(what, (lowest, lowest))


def _lower(limit: int, hard: int) -> int:
    return limit if hard == resource.RLIM_INFINITY else min(limit, hard)


def _without_network() -> bool:
    """Return whether the process is now in a network of its own; needs no right to fail."""
    libc = ctypes.CDLL(None, use_errno=True)
    return any(libc.unshare(how) == 0 for how in (_NEW_USER | _NEW_NETWORK, _NEW_NETWORK))
