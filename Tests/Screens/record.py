"""Plays a session at the prompt and prints what is on the screen after each step, for the README.

usage: AKSL=PROGRAM record.py
"""

import os
import shutil
import tempfile

from terminal import Terminal

STEPS = (
    ("Typing `scale dev ` shows what may follow:", "scale dev ", False),
    ("`to 5 mode de` and Tab opens a menu:", "to 5 mode de\t", False),
    ("Choosing and Enter: what changed, how long it took, what it does to the bill:", "\t\t\r\r", True),
    ("Ctrl-L for a clean screen, and a mistake is underlined before Enter (here: `devv`):", "\x0cstop devv", False),
    ("`?` says what may stand at the cursor:", "\x15pool dev ?", False),
)


def settle(terminal):
    quiet = 0
    while quiet < 3:
        quiet = 0 if terminal.pump(0.1) else quiet + 1


def main():
    home = tempfile.mkdtemp(prefix="aksl-record-")
    os.makedirs(os.path.join(home, "state", "aksl"))
    open(os.path.join(home, "state", "aksl", "history"), "w", encoding="utf-8").close()
    terminal = Terminal(home=home, rows=14, columns=84)
    terminal.wait_until_ready()
    terminal.type("\x0c")
    settle(terminal)
    for title, keys, is_run in STEPS:
        terminal.type(keys)
        if is_run:
            terminal.wait_until_ready()
        settle(terminal)
        print(title)
        print()
        print("```text")
        print(terminal.text())
        print("```")
        print()
    terminal.close()
    shutil.rmtree(home)


main()
