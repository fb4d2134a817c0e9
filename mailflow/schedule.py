"""The service: sink, polls, rounds, digest, until told to stop.

All of the desk's own work happens in one thread, here; the scheduler only wakes it, and the
sink and the polls only take.
"""

import logging
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from signal import SIGINT, SIGTERM
from threading import Event, current_thread, main_thread
from typing import Final

from apscheduler.schedulers.background import BackgroundScheduler

from mailflow import rounds, wiring
from mailflow.deliver import Send
from mailflow.desk import Desk, purge_if_due, take
from mailflow.errors import ConfigError, StoreError
from mailflow.intake.smtp import SinkSettings, open_sink
from mailflow.model import RawMessage, Taken
from mailflow.rounds import Poll
from mailflow.wiring import Plan

log = logging.getLogger(__name__)

# A job that was late, because the machine slept, runs once when it can: APScheduler's own
# default drops it after one second.
JOB_DEFAULTS: Final = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}

# What wakes the desk. Not an Event: a signal that comes while the main thread enters its wait
# finds the Event's own lock taken, and its handler waits for ever. A put here is reentrant.
Bell = SimpleQueue[None]


def run(plan: Plan, desk: Desk, stop: Event | None = None) -> None:
    """Serve until SIGTERM, SIGINT or *stop*; what is under way is finished first.

    Raises:
        ConfigError: There is neither a sink nor a mailbox to take letters from.
        IntakeError: The sink's port cannot be opened.
    """
    bell, stop = Bell(), stop or Event()

    def taking(raws: Sequence[RawMessage]) -> list[Taken]:
        taken = take(desk, raws)
        bell.put(None)
        return taken

    polls = wiring.polls(plan, desk, taking)
    if plan.settings.sink is None and not polls:
        raise ConfigError(("mailflow.toml:1: no [sink] and no [imap.NAME]: nothing to do",))
    send = wiring.sender(plan)
    with ExitStack() as stack:
        stack.enter_context(_stopped_by_signals(stop, bell))
        if sink := plan.settings.sink:
            settings = SinkSettings(addresses=wiring.addresses(plan), **sink.model_dump())
            port = stack.enter_context(open_sink(taking, settings, desk.now))
            log.info("listening on %s:%d (%s)", sink.host, port, sink.protocol)
        stack.enter_context(_scheduled(polls, bell, plan.settings.poll_s))
        _serve(plan, desk, send, stop, bell)
    log.info("stopped; what is due goes out at the next start")


def _serve(plan: Plan, desk: Desk, send: Send, stop: Event, bell: Bell) -> None:
    """Settle and answer whenever something woke us; a full disk is waited out."""
    while not stop.is_set():
        try:
            rounds.work(desk, send, {})
            rounds.send_digest_if_due(desk, send, wiring.staff(plan))
            purge_if_due(desk)
        except StoreError as error:
            log.warning("%s; tried again in %d s", error, plan.settings.poll_s)
        _wait(bell)


def _wait(bell: Bell) -> None:
    """Wait until the bell rings; however often it rang, it is one call."""
    bell.get()
    with suppress(Empty):
        while True:
            bell.get_nowait()


@contextmanager
def _scheduled(polls: Mapping[str, Poll], bell: Bell, every_s: int) -> Iterator[None]:
    """Poll each mailbox, and wake the desk for retries and the digest, every so often."""
    scheduler = BackgroundScheduler(job_defaults=JOB_DEFAULTS, timezone=UTC)
    soon = datetime.now(UTC)
    scheduler.add_job(bell.put, "interval", (None,), seconds=every_s)
    for name, poll in polls.items():
        scheduler.add_job(
            _poll, "interval", (name, poll), seconds=every_s, next_run_time=soon, name=name
        )
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=True)


def _poll(name: str, poll: Poll) -> None:
    try:
        rounds.fetch({name: poll})
    except StoreError as error:
        log.warning("mailbox %s: %s", name, error)


@contextmanager
def _stopped_by_signals(stop: Event, bell: Bell) -> Iterator[None]:
    """Let SIGTERM and SIGINT end the service cleanly; only the main thread can ask for it."""

    def leave(number: int, frame: object) -> None:
        log.info("%s: stopping", signal.Signals(number).name)
        stop.set()
        bell.put(None)

    if current_thread() is not main_thread():
        yield
        return
    before = {number: signal.signal(number, leave) for number in (SIGTERM, SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
