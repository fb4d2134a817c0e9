"""Whatever arrives: it is kept, it is held or closed, staff see it, and the next is handled."""

import pytest

from mailflow import desk as verbs
from mailflow.model import RawMessage

from .helpers import IN_TIME, Post, letter, work

HEAD = (
    b"From: Ana <ana@breza.example>\r\nTo: danilo.rodic@civilnodrustvo.gov.rs\r\n"
    b"Subject: Prijava\r\nMessage-ID: <bad@breza.example>\r\nMIME-Version: 1.0\r\n"
)


def parts(count: int) -> bytes:
    one = b"--x\r\nContent-Type: text/plain\r\n\r\nPrijavljujem Anu.\r\n"
    return (
        HEAD
        + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
        + one * count
        + b"--x--\r\n"
    )


def nested(depth: int) -> bytes:
    body = b"Content-Type: text/plain\r\n\r\nPrijavljujem Anu.\r\n"
    for number in range(depth):
        edge = b"b%d" % number
        body = (
            b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n--%s\r\n%s\r\n--%s--\r\n'
            % (edge, edge, body, edge)
        )
    return HEAD + body


BAD = {
    "nothing at all": b"",
    "only the header of a letter too large": b"X-Mailflow-Incomplete: 30 MB\r\n" + HEAD,
    "no mail at all": bytes(range(256)) * 50,
    "only a header": HEAD,
    "no From": b"Subject: Prijava\r\n\r\nPrijavljujem Anu Anic, udruzenje Breza.\r\n",
    "several Froms": b"From: b@breza.example\r\n" + HEAD + b"\r\nDolazim.\r\n",
    "two authors in one From": b"From: a@x.example, b@x.example\r\n\r\nDolazim.\r\n",
    "a charset nobody knows": HEAD
    + b"Content-Type: text/plain; charset=x-bogus\r\n\r\nDolazim \xe6\xff.\r\n",
    "bytes that are not the charset": HEAD
    + b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xcf\xf0\xe8\xff\xfe\xfd\r\n",
    "broken base64": HEAD
    + b"Content-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\n!!!!====AAA\r\n",
    "5,000 parts": parts(5_000),
    "parts 1,000 deep": nested(1_000),
    "30,000 fields": b"X-A: b\r\n" * 30_000 + HEAD + b"\r\nDolazim.\r\n",
    "10,000 open brackets in From": b"From: " + b"(" * 10_000 + b"\r\n\r\nDolazim.\r\n",
    "one line of a million characters": HEAD + b"\r\n" + b"Ana Anic " * 111_111 + b"\r\n",
    "100,000 empty lines": HEAD + b"\r\n" + b"\r\n" * 100_000,
    "a NUL in every word": HEAD + b"\r\nDo\x00lazim Ana\x00 Anic.\r\n",
}


def states(desk):
    with desk.store.transaction() as tx:
        return [record.state for record in tx.letters()]


@pytest.mark.parametrize("source", BAD.values(), ids=BAD.keys())
def test_it_is_kept_nobody_is_registered_by_guess_and_the_next_is_handled(desk, source):
    post = Post()
    work(desk, post, RawMessage(source=source, received_at=IN_TIME), letter())

    assert sorted(states(desk)) in (["closed", "closed"], ["closed", "held"])
    assert [reply.to for reply in post.sent].count("ana@breza.example") >= 1
    with desk.store.transaction() as tx:
        for record in tx.letters():
            assert desk.store.source(record.key)[:20] in (source[:20], letter().source[:20])


@pytest.mark.parametrize(
    "name",
    [
        "no From",
        "several Froms",
        "two authors in one From",
        "5,000 parts",
        "only the header of a letter too large",
    ],
)
def test_what_cannot_be_sure_waits_for_a_person_with_a_reason(desk, name):
    work(desk, Post(), RawMessage(source=BAD[name], received_at=IN_TIME))

    with desk.store.transaction() as tx:
        (record,) = tx.letters()
    assert record.state == "held"
    assert record.held_because


def test_the_same_bad_letter_again_is_only_a_copy(desk):
    raw = RawMessage(source=BAD["5,000 parts"], received_at=IN_TIME)

    assert [one.is_copy for one in verbs.take(desk, [raw, raw])] == [False, True]
