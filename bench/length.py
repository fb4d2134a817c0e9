"""How the time to read a letter grows with its length: at n, 2n and 4n characters.

Each text is one piece said over and over: everyday ones, and such as once took minutes. Words
are understood up to a number of people and of cues, so that long texts grow slower than their
length; nothing may grow faster. Prints seconds of the processor, and the greatest growth.
"""

import sys
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from mailflow import journey  # noqa: E402
from mailflow.model import RawMessage  # noqa: E402

LENGTHS = (50_000, 100_000, 200_000)
SENT = datetime(2019, 3, 11, 9, 0, tzinfo=UTC)
PIECES = {
    "prose": "Udruženje od 2003. radi na zaštiti prirode i ima volontere u celoj zemlji.\n",
    "the same name": "Prijavljujem Anu Ilić.\n",
    "a list": "- Ana Ilić, članica, tel. 063 123 456\n",
    "a form": "Organizacija: Krug\nUčesnik: Ana Ilić\n",
    "one line without an end": "Ana Ilić dolazi na skup ",
    "capitals": "ANA ILIĆ I MARKO SAVIĆ ",
    "addresses": "063/123-456 ana@krug.rs www.krug.rs\n",
    "a wish": "vegetarijanac ",
    "words of coming and not": "ne dolazimo ponovo šaljem prijavljujem odustaje Ana Ilić ",
    "quotes": "> Ana Ilić dolazi\n",
}


def letter(text: str) -> RawMessage:
    """Return a letter that says *text*."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Ana Ilić <ana@krug.example>", "Prijava"
    message.set_content(text)
    return RawMessage(source=bytes(message), received_at=SENT)


def seconds(piece: str, length: int) -> float:
    """Return how long a letter of *length* characters takes."""
    raw = letter((piece * (length // len(piece) + 1))[:length])
    begun = time.process_time()
    journey.read(raw)
    return time.process_time() - begun


def main() -> None:
    """Print a row per text."""
    journey.read(letter("Prijavljujem Anu Ilić."))
    heads = "".join(f"{length:>10,}" for length in LENGTHS)
    print(f"{'reading, characters':26}{heads}    growth")
    worst = 0.0
    for name, piece in PIECES.items():
        spent = [seconds(piece, length) for length in LENGTHS]
        worst = max(worst, growth := spent[-1] / spent[0])
        print(f"{name:26}" + "".join(f"{s:10.2f}" for s in spent) + f"{growth:10.1f}")
    print(f"\nthe worst grows {worst:.1f} times for 4 times the length   (to be ≤ 4)\n")


if __name__ == "__main__":
    main()
