"""Header sections that we write: whatever is in them, they are read as they were meant."""

from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.respond.header import header, mailbox, text

# As `clean` leaves them: one line, single spaces, nothing that cannot be seen.
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


def parsed(*fields):
    section = header(fields)
    assert section.isascii()
    assert all(len(line) <= 998 for line in section.split(b"\r\n"))
    return message_from_bytes(section + b"\r\n", policy=policy.default)


@given(LINES)
def test_any_subject_is_read_as_it_was_meant(words):
    message = parsed(("Subject", text(words)), ("Date", "now"))

    assert message.keys() == ["Subject", "Date"]
    assert message["Subject"] == words


@given(LINES)
def test_any_name_is_read_as_it_was_meant(name):
    message = message_from_bytes(header([("From", mailbox(name, "desk@example.org"))]))

    told, email = parseaddr(message["From"].replace("\n", ""))
    assert (str(make_header(decode_header(told))), email) == (name, "desk@example.org")


@pytest.mark.parametrize("words", ["a\r\nBcc: zla@example.org", "a\x00b", "a\nb", "\x1b[2J"])
def test_control_characters_are_refused(words):
    for write in (text, lambda name: mailbox(name, "a@example.org")):
        with pytest.raises(ValueError, match="control character"):
            write(words)


@pytest.mark.parametrize("email", ["a@b.rs, c@d.rs", "a@b.rs>\r\nBcc: c@d.rs", "", "a b@c.rs"])
def test_what_is_no_plain_address_is_refused(email):
    with pytest.raises(ValueError, match="cannot stand"):
        mailbox("Ana", email)


def test_many_ids_are_folded_between_them_and_never_encoded():
    ids = " ".join(f"<{n:040x}@mail.example.org>" for n in range(20))

    section = header([("References", ids)])

    assert max(map(len, section.split(b"\r\n"))) <= 78
    assert section.replace(b"\r\n", b"").decode() == f"References: {ids}"
