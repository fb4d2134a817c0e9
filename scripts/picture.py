"""Draw docs/demo.svg: what the demo prints, up to the digest."""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

WIDTH = 132
ROOT = Path(__file__).parent.parent


def main() -> None:
    """Run the demo in a folder with a short name and draw its first part."""
    with tempfile.TemporaryDirectory(prefix="desk-", dir="/tmp") as folder:
        command = [sys.executable, "-m", "mailflow", "demo", "--keep", folder]
        env = os.environ | {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )
        told = done.stdout.replace(folder, "/tmp/desk").split("The digest that the staff")[0]
    told = "\n".join(line.rstrip() for line in told.split("\n"))
    console = Console(record=True, width=WIDTH + 2, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(told.rstrip().rstrip("─").rstrip()))
    drawn = console.export_svg(title="mailflow demo", theme=MONOKAI)
    # No fonts from elsewhere: the reader's own monospace serves, Cyrillic included.
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = drawn.replace("Fira Code", "DejaVu Sans Mono")
    (ROOT / "docs" / "demo.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    main()
