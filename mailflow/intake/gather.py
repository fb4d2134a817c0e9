"""Take together: one `take` for all messages that wait, so that they share its fsync.

While one batch is being synced in a worker thread the next one gathers (group commit). Eight
senders then cost two or three syncs instead of eight.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final

from mailflow.intake import Take
from mailflow.model import RawMessage

# More in one call would make the first of them wait too long for its answer.
BATCH_MESSAGES_MAX: Final = 64
# Of the time the last batch took, how long the next one may wait for letters it has reason to
# expect. On a slow disk a batch of all senders is worth far more than the wait.
PATIENCE: Final = 0.5
PATIENCE_S_MAX: Final = 0.05

log = logging.getLogger(__name__)


class Gathering:
    """Hands messages of many sessions to one `take`, a batch at a time.

    Belongs to one event loop; `take` runs in one thread, so it is never called twice at once.
    """

    def __init__(self, take: Take) -> None:
        """Gather for *take*."""
        self._take = take
        self._waiting: list[tuple[RawMessage, asyncio.Future[bool]]] = []
        self._thread = ThreadPoolExecutor(1, "take")
        self._emptying: asyncio.Task[None] | None = None
        self._expected = 1
        self._took_s = 0.0
        self._all_came = asyncio.Event()

    async def keep(self, raw: RawMessage) -> bool:
        """Return whether *raw* is ours and durable; False means the sender must try again.

        Cancelling the caller does not undo it: the letter may still be kept, and the sender's
        next attempt is then a copy.
        """
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((raw, answer))
        if len(self._waiting) >= self._expected:
            self._all_came.set()
        if self._emptying is None:
            self._emptying = asyncio.create_task(self._empty())
        return await answer

    async def close(self) -> None:
        """Wait for the batches under way, then let go of the thread."""
        if self._emptying:
            await self._emptying
        self._thread.shutdown()

    async def _empty(self) -> None:
        while self._waiting:
            await self._gather()
            batch = self._waiting[:BATCH_MESSAGES_MAX]
            del self._waiting[:BATCH_MESSAGES_MAX]
            error = await self._failure([raw for raw, _ in batch])
            for _, answer in batch:
                if not answer.done():  # its sender hung up
                    answer.set_result(error is None)
        self._emptying = None

    async def _gather(self) -> None:
        """Wait a little for as many as were here a moment ago; for one sender, not at all."""
        if len(self._waiting) < self._expected:
            self._all_came.clear()
            wait_s = min(PATIENCE * self._took_s, PATIENCE_S_MAX)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._all_came.wait(), wait_s)

    async def _failure(self, raws: list[RawMessage]) -> BaseException | None:
        loop = asyncio.get_running_loop()
        began_s = loop.time()
        work = loop.run_in_executor(self._thread, self._take, raws)
        await asyncio.wait({work})
        self._took_s = loop.time() - began_s
        self._expected = min(len(raws) + len(self._waiting), BATCH_MESSAGES_MAX)
        error = work.exception()
        if error:
            # The senders hear "try again"; the reason stays with us, and somebody must read it.
            log.error("%d letters not taken: %s: %s", len(raws), type(error).__name__, error)
        return error
