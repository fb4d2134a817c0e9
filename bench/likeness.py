"""How long it takes to find a letter's organisation among ten thousand registrations.

Two books: one of names with a word of their own, one of nothing but common words, where every
key has hundreds. Prints milliseconds a letter of processor time, as nothing here waits: keys,
candidates by the rarest keys, grades.
"""

import random
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.desk import word  # noqa: E402
from mailflow.likeness import (  # noqa: E402
    Grade,
    Named,
    blocking_keys,
    organisations,
    people,
    person_keys,
    rare_first,
)

BOOK, LETTERS = 10_000, 1_000
HEADS = ("Centar", "Fondacija", "Savez", "Mreža", "Institut", "Forum", "Klub", "Udruženje")
ABOUT = (
    "razvoj", "prava", "zaštitu", "decu", "žene", "mlade", "kulturu", "obrazovanje", "sport",
    "selo", "turizam", "medije", "demokratiju", "zdravlje", "porodicu", "ekologiju", "mir",
)  # fmt: skip
TOWNS = ("Niš", "Subotica", "Čačak", "Sombor", "Pirot", "Vranje", "Užice", "Kikinda", None)
GIVEN = ("Ana", "Marko", "Milica", "Petar", "Jelena", "Ivan", "Marija", "Nikola", "Vesna")


def rare(at: int, chance: random.Random) -> Named:
    """Return an organisation with a word of its own."""
    name = f"{chance.choice(HEADS)} za {chance.choice(ABOUT)} „{word(at * 7919 % 274_625)}“"
    return Named(name=name, city=chance.choice(TOWNS))


def common(at: int, chance: random.Random) -> Named:
    """Return an organisation of common words alone."""
    about = " i ".join(chance.sample(ABOUT, 3))
    return Named(name=f"{chance.choice(HEADS)} za {about}", city=chance.choice(TOWNS))


def misspelled(one: Named, chance: random.Random) -> Named:
    """Return *one* as another hand writes it: two letters swapped."""
    at = chance.randrange(len(one.name) - 2)
    swapped = one.name[:at] + one.name[at + 1] + one.name[at] + one.name[at + 2 :]
    return Named(name=swapped.upper(), city=one.city)


def measure(title: str, book: list, letters: list, keys_of, compare) -> None:
    """Print how long a letter takes on average, and the slowest."""
    index = defaultdict(list)
    begun = time.process_time()
    for at, one in enumerate(book):
        for key in keys_of(one):
            index[key].append(at)
    built = (time.process_time() - begun) / len(book) * 1000
    spent, compared, found = [], 0, 0
    for letter in letters:
        begun = time.process_time()
        candidates = rare_first(keys_of(letter), lambda key: index.get(key, ()))
        grades = [compare(letter, book[at]).grade for at in candidates]
        spent.append((time.process_time() - begun) * 1000)
        compared += len(candidates)
        found += any(grade is not Grade.DIFFERENT for grade in grades)
    mean = sum(spent) / len(spent)
    slowest = sorted(spent)[-max(1, len(spent) // 100)]
    widest = max(map(len, index.values()))
    print(
        f"  {title:<28}{mean:6.2f}{slowest:8.2f}{compared / len(letters):12.0f}"
        f"{widest:9}{found / len(letters):8.0%}{built:10.3f}"
    )


def main() -> None:
    """Print the figures."""
    print(f"one letter against {BOOK:,} registrations (to be < 2 ms)")
    print(
        f"  {'':<28}{'ms':>6}{'99 %':>8}{'compared':>12}{'widest':>9}{'found':>8}{'index':>10}"
    )
    for title, make in (("words of their own", rare), ("common words alone", common)):
        chance = random.Random(7)
        book = [make(at, chance) for at in range(BOOK)]
        letters = [misspelled(one, chance) for one in chance.sample(book, LETTERS)]
        measure(title, book, letters, blocking_keys, organisations)
    chance = random.Random(7)
    names = [f"{chance.choice(GIVEN)} {word(at * 7919 % 9_000)}ić" for at in range(BOOK)]
    letters = [
        " ".join(reversed(name.upper().split())) for name in chance.sample(names, LETTERS)
    ]
    measure("people", names, letters, person_keys, people)
    print()


if __name__ == "__main__":
    main()
