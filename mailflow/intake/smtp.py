"""Take: an SMTP or LMTP session -> RawMessage. The sink on this machine.

An answer of 250 means: on disk and synced (RFC 5321 §6.1). What goes wrong on our side is 451,
so that the other server keeps the letter and tries again; a letter is refused for good only
for what its sender can mend: wrong address (550), too large (552), malformed address (553).
There is neither TLS nor AUTH: the sink listens on loopback, behind the office's mail server.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from typing import Any

from mailflow.errors import IntakeError
from mailflow.intake import Take
from mailflow.intake.gather import Gathering
from mailflow.intake.session import Door, Hall, SinkSettings

__all__ = ["SinkSettings", "open_sink", "sink"]


@asynccontextmanager
async def sink(
    take: Take, settings: SinkSettings, now: Callable[[], datetime]
) -> AsyncIterator[int]:
    """Listen while the block runs; the value is the port.

    Leaving finishes what is being received, for at most STOP_WAIT_S, and answers 421 to
    everybody else.

    Args:
        take: Called in one worker thread, with the letters that arrived together.
        now: The aware time of receipt: when the DATA command came.

    Raises:
        IntakeError: The port cannot be opened.
    """
    # aiosmtpd notes every command, addresses and all, at INFO.
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    hall = Hall(Gathering(take), settings, now)
    try:
        server = await asyncio.get_running_loop().create_server(
            lambda: Door(hall), settings.host, settings.port
        )
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise IntakeError(f"cannot listen on {where}: {error.strerror or error}") from error
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await hall.close()


@contextmanager
def open_sink(take: Take, settings: SinkSettings, now: Callable[[], datetime]) -> Iterator[int]:
    """Run `sink` in a thread of its own while the block runs; the value is the port."""
    opened: Future[tuple[int, asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        async with sink(take, settings, now) as port:
            leave = asyncio.Event()
            opened.set_result((port, asyncio.get_running_loop(), leave))
            await leave.wait()

    with ThreadPoolExecutor(1, "sink") as thread:
        served = thread.submit(lambda: asyncio.run(serve()))
        both: set[Future[Any]] = {opened, served}
        wait(both, return_when=FIRST_COMPLETED)
        if served.done():
            served.result()
        port, loop, leave = opened.result()
        try:
            yield port
        finally:
            loop.call_soon_threadsafe(leave.set)
            served.result()
