"""Plays a session at the prompt and prints what is on the screen after each step, for the README.

usage: AKSL=PROGRAM record.py
"""

import os
import shutil
import tempfile

from terminal import Terminal

# A title, keys, and what the screen then has besides them; nothing where they run a line.
STEPS = (
    ("Typing `scale dev ` shows what may follow:", "scale dev ", "<count>"),
    ("`to 5 mode de` and Tab opens a menu:", "to 5 mode de\t", "\ndeallocate "),
    ("Choosing and Enter: what changed, how long it took, what it does to the bill:", "\t\t\r\r", None),
    ("Ctrl-L for a clean screen, and a mistake is underlined before Enter (here: `devv`):", "\x0cstop devv", "nowait"),
    ("`?` says what may stand at the cursor:", "\x15pool dev ?", "\npool …"),
)


def wait_for(terminal, shown):
    """Waits for a picture with some text in it: it ends by bringing the cursor back to its line, the first."""
    terminal.until(lambda: shown in terminal.text() and terminal.cursor()[0] == 0, repr(shown))


def main():
    home = tempfile.mkdtemp(prefix="aksl-record-")
    os.makedirs(os.path.join(home, "state", "aksl"))
    open(os.path.join(home, "state", "aksl", "history"), "w", encoding="utf-8").close()
    terminal = Terminal(home=home, rows=14, columns=84)
    terminal.wait_until_ready()
    terminal.clear()
    for title, keys, shown in STEPS:
        terminal.type(keys)
        if shown is None:
            terminal.wait_until_ready()
            terminal.settle()
        else:
            wait_for(terminal, shown)
        print(title)
        print()
        print("```text")
        print(terminal.text())
        print("```")
        print()
    terminal.close()
    shutil.rmtree(home)


main()
