"""The waiting list at a real desk: who moves up is told so once, whatever the order."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailflow import desk as verbs
from mailflow.errors import RefusedForGood, RefusedForNow
from mailflow.lifecycle import State
from mailflow.model import ReplyState

from .helpers import IN_TIME, Clock, Post, furnish, letter, open_desk, work
from .readings import with_limits


def limited(folder, **limits):
    """Make *folder* a desk with limits."""
    (furnish(folder) / "rules.yaml").write_text(with_limits(**limits), "utf-8")
    return folder


@pytest.fixture
def one_seat(tmp_path, clock):
    with open_desk(limited(tmp_path, capacity=1), clock) as desk:
        yield desk


def of(house, *names, minutes=0, text=None, **fields):
    """A letter from somebody of *house*: a registration of *names* unless it says else."""
    people = "\n".join(f"Učesnik: {name}" for name in names)
    body = text or f"Organizacija: Udruženje „{house}“\n{people}\n"
    at = IN_TIME + timedelta(minutes=minutes)
    fields = {"Message_ID": f"<{house}-{minutes}@x.example>"} | fields
    return letter(body, sender=f"a@{house.lower()}.example", received_at=at, **fields)


def gone(house, minutes=30):
    text = f"Moramo da otkažemo prijavu udruženja „{house}“. Niko neće doći.\n"
    return of(house, minutes=minutes, text=text, Subject="Otkazivanje prijave")


BREZA, JELA = of("Breza", "Ana Anić"), of("Jela", "Jana Janić", minutes=1)
LIPA = of("Lipa", "Vera Verić", minutes=2)


def book(desk):
    with desk.store.transaction() as tx:
        return sorted(
            (entry.organisation, *(f"{a.name} {a.status}" for a in entry.attendees))
            for entry in tx.registrations()
        )


def sent(post):
    return [
        (reply.template, reply.to.partition("@")[2].partition(".")[0]) for reply in post.sent
    ]


def record_of(desk, raw):
    with desk.store.transaction() as tx:
        return next(r for r in tx.letters() if r.received_at == raw.received_at)


def test_who_waits_moves_up_when_somebody_cancels_and_is_told_once(one_seat, post):
    work(one_seat, post, BREZA, JELA, LIPA)
    work(one_seat, post, gone("Breza"))
    work(one_seat, post)

    assert sent(post) == [
        ("accepted", "breza"),
        ("waiting", "jela"),
        ("waiting", "lipa"),
        ("accepted", "jela"),
        ("cancelled", "breza"),
    ]
    assert "Jana Janić" in post.sent[3].body
    assert book(one_seat)[1:] == [
        ("Udruženje „Jela“", "Jana Janić confirmed"),
        ("Udruženje „Lipa“", "Vera Verić waiting"),
    ]


def test_who_moves_up_because_somebody_was_taken_out_of_a_registration(tmp_path, clock, post):
    with open_desk(limited(tmp_path, capacity=2), clock) as desk:
        work(desk, post, of("Breza", "Ana Anić", "Bora Borić"), JELA)
        off = "Bora Borić ipak neće moći da dođe. Ana Anić dolazi."
        work(desk, post, of("Breza", minutes=9, text=off, Subject=post.sent[0].subject))

        assert sent(post)[2:] == [("accepted", "jela"), ("changed", "breza")]


def test_a_partly_accepted_letter_is_told_who_is_in_and_who_waits(tmp_path, clock, post):
    with open_desk(limited(tmp_path, capacity=2), clock) as desk:
        work(desk, post, of("Breza", "Ana Anić", "Bora Borić", "Vera Verić"))

    assert post.templates == ["accepted"]
    body = post.sent[0].body
    assert "1 osoba je na listi čekanja" in body
    assert "- Ana Anić\n- Bora Borić\nUkupno: 2 učesnika\n\n" in body
    assert "\n\nNa listi čekanja:\n- Vera Verić\n" in body


def test_after_the_cut_off_nobody_moves_up(tmp_path, clock, post):
    until = "2019-03-12 10:29"
    with open_desk(limited(tmp_path, capacity=1, promote_until=until), clock) as desk:
        work(desk, post, BREZA, JELA, gone("Breza"))

        assert ("accepted", "jela") not in sent(post)


def test_who_moves_up_before_he_was_told_to_wait_is_only_told_that(one_seat, post):
    def busy(reply):
        raise RefusedForNow("421 busy")

    work(one_seat, busy, BREZA, JELA)
    work(one_seat, busy, gone("Breza"))
    one_seat.now.pass_(days=1)
    work(one_seat, post)

    assert sorted(sent(post)) == [
        ("accepted", "breza"),
        ("accepted", "jela"),
        ("cancelled", "breza"),
    ]


def test_who_moves_up_while_he_is_told_to_wait_is_told_both(one_seat, post):
    cancels = [gone("Breza")]

    def meanwhile(reply):
        said = post(reply)
        if reply.template == "waiting" and cancels:
            verbs.take(one_seat, [cancels.pop()])
            verbs.settle(one_seat)
        return said

    work(one_seat, meanwhile, BREZA, JELA)
    assert record_of(one_seat, JELA).state is State.REPLY_DUE

    work(one_seat, post)
    assert [template for template, house in sent(post) if house == "jela"] == [
        "waiting",
        "accepted",
    ]
    assert record_of(one_seat, JELA).state is State.CLOSED


def test_who_moves_up_while_the_server_refuses_for_now_is_told_the_better_only(one_seat, post):
    cancels = [gone("Breza")]

    def meanwhile(reply):
        if reply.template == "waiting" and cancels:
            verbs.take(one_seat, [cancels.pop()])
            verbs.settle(one_seat)
            raise RefusedForNow("421 busy")
        return post(reply)

    work(one_seat, meanwhile, BREZA, JELA)
    one_seat.now.pass_(days=1)
    work(one_seat, post)

    assert [template for template, house in sent(post) if house == "jela"] == ["accepted"]
    with one_seat.store.transaction() as tx:
        replies = [reply for record in tx.letters() for reply in tx.replies_to(record.key)]
    assert ReplyState.WITHDRAWN in [reply.state for reply in replies]


def test_who_moves_up_while_held_waits_for_a_person_with_the_better_answer(one_seat, post):
    def refuse(reply):
        if reply.template == "waiting":
            raise RefusedForGood("550 no such user")
        return post(reply)

    work(one_seat, refuse, BREZA, JELA)
    work(one_seat, post, gone("Breza"))
    held = record_of(one_seat, JELA)
    assert held.state is State.HELD
    assert "550" in held.held_because
    assert "moved up" in held.held_because

    verbs.release(one_seat, held.key)
    work(one_seat, post)
    assert [template for template, house in sent(post) if house == "jela"] == ["accepted"]


def test_a_promotion_that_only_the_book_made_again_shows_is_told_too(one_seat, post):
    """A cancellation that was received before, and seen after, frees the seat for who waits."""
    late_to_us = gone("Breza", minutes=1)
    work(one_seat, post, BREZA, replace(JELA, received_at=IN_TIME + timedelta(minutes=2)))
    work(one_seat, post, late_to_us)

    assert sent(post)[:2] == [("accepted", "breza"), ("waiting", "jela")]
    assert book(one_seat)[1] == ("Udruženje „Jela“", "Jana Janić confirmed")


def test_a_second_reader_of_the_same_letters_makes_the_same_book(one_seat, post, tmp_path):
    work(one_seat, post, BREZA, JELA, LIPA, gone("Breza"))
    first = book(one_seat)
    with one_seat.store.transaction() as tx:
        list(verbs.fold(one_seat, tx, lambda record: record.reading))

    assert book(one_seat) == first


FEW = (BREZA, JELA, LIPA, gone("Breza"))


def test_any_order_of_processing_gives_the_same_book(tmp_path):
    books = []
    for number, order in enumerate(permutations(FEW)):
        if order.index(FEW[3]) < order.index(FEW[0]):
            continue
        with open_desk(limited(tmp_path / str(number), capacity=1), Clock()) as desk:
            post = Post()
            for raw in order:
                work(desk, post, raw)
            books.append(book(desk))
            ids = [reply.message_id for reply in post.sent]
            assert len(ids) == len(set(ids))

    assert all(one == books[0] for one in books)


NAMES = ("Ana Anić", "Bora Borić", "Vera Verić")
LETTERS = st.one_of(
    st.builds(
        lambda house, names: ("come", house, names),
        st.sampled_from(("Breza", "Jela", "Lipa")),
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    ),
    st.builds(lambda house: ("gone", house, []), st.sampled_from(("Breza", "Jela", "Lipa"))),
    st.builds(
        lambda house, one: ("swap", house, list(one)),
        st.sampled_from(("Breza", "Jela", "Lipa")),
        st.permutations(NAMES),
    ),
)


def written(kind, house, names, minutes):
    if kind == "come":
        return of(house, *names, minutes=minutes)
    if kind == "gone":
        return gone(house, minutes=minutes)
    text = f"Umesto {names[0]} iz udruženja „{house}“ dolazi {names[1]}.\n"
    return of(house, minutes=minutes, text=text, Subject="Izmena prijave")


def among_others(raws, houses, random):
    """Return *raws* shuffled, those of one house in their order."""
    queues = {
        house: [r for r, h in zip(raws, houses, strict=True) if h == house] for house in houses
    }
    places = list(houses)
    random.shuffle(places)
    return [queues[house].pop(0) for house in places]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(LETTERS, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_random_letters_in_any_order_of_processing_give_the_same_book(
    tmp_path_factory, kinds, random
):
    raws = [written(*told, minutes) for minutes, told in enumerate(kinds)]
    shuffled = among_others(raws, [house for _, house, _ in kinds], random)
    books = []
    for order in (raws, shuffled):
        folder = limited(tmp_path_factory.mktemp("desk"), capacity=3)
        with open_desk(folder, Clock()) as desk:
            for raw in order:
                work(desk, Post(), raw)
            with desk.store.transaction() as tx:
                books.append(list(tx.registrations()))

    assert books[0] == books[1]
