"""Somebody who types at random, from a seed: keys in the modes of emacs and vi, windows that change, Ctrl-Z and `fg`.

After every burst of keys all that the terminal holds, what has been scrolled away included, must be what stood there
before and a fresh repaint (Ctrl-L); in the end the program must be alive, and the terminal as it was found.

Ctrl-G rings the bell wherever it is typed, in one write with the picture of all keys before it: that, and the ready
mark where a line begins, is what is waited for.

usage: AKSL=PROGRAM random_keys.py [SECONDS [SEED]]
"""

import os
import random
import sys
import termios
import time

from terminal import READY
from tmux import Tmux

WORDS = (
    "show pools", "pool dev stop", "scale dev to 5", "if dev.count > 3 {", "}", "print \"é日本\"", "# comment",
    "assert dev.state == Stopped", "undo", "for p in pools {", "let x = [1, 2", "]", "\"", "az aks nodepool ",
    "--cluster-name", "advance 1h", "dev.", "dev.nodes.", "🎉", "e\u0301", "x" * 90, "\t", "\t\t", "help sc",
)
LETTERS = "abcdefgh xyz0123456789(){}[]\"'.;,=<>$#-"
KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "word left": "\x1b[1;5D", "word right": "\x1b[1;5C", "delete": "\x1b[3~", "back": "\x7f", "page up": "\x1b[5~",
    "enter": "\r", "new line": "\x1b\r", "unknown": "\x1b[99;5u", "shift tab": "\x1b[Z",
    "paste": "\x1b[200~show pools\nshow cost\x1b[201~", "kill to end": "\x0b", "kill line": "\x15", "yank": "\x19",
    "kill word": "\x17", "undo": "\x1f", "search": "\x12", "search on": "\x13", "give up": "\x07", "drop": "\x03",
    "to start": "\x01", "to end": "\x05", "question": "?", "quote next": "\x16\x02",
    "answer of the terminal": "\x1bP1+r\x1b\\", "message": "\x1b_hidden\x1b\\",
}
EMACS = {
    "escape": "\x1b", "transpose": "\x14", "alt b": "\x1bb", "alt f": "\x1bf", "alt d": "\x1bd", "alt y": "\x1by",
    "alt u": "\x1bu", "alt dot": "\x1b.", "twice": "\x1b2", "redo": "\x1b_",
}
VI = {
    "delete word": "dw", "delete line": "dd", "change word": "cw", "word": "w", "back a word": "b", "end": "$",
    "start": "0", "older": "k", "newer": "j", "delete": "x", "insert": "i", "append": "a", "undo": "u", "redo": "U",
    "replace": "ry", "find": "fo", "put": "p", "upper": "~", "twice": "2",
}
# vi's keys wait for the ESC before them to be one: 40 ms, by which the program tells it from a sequence.
ESCAPE = "\x1b"
GIVE_UP = "\x07"
REPAINT = "\x0c"


class Typist:
    """A window, and the seeded choice of what to do in it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.is_vi = self.random.random() < 0.4
        self.done = []
        rows, columns = self.new_size()
        self.window = Tmux(rows, columns, editrc="bind -v\n" if self.is_vi else "", EDITOR="/bin/true")
        self.reads = self.window.received.count(READY)
        self.await_keys()
        self.forget_the_past()

    def new_size(self):
        return self.random.randrange(5, 40), self.random.choice([20, 30, 40, 61, 80, 100, 132])

    # What is done

    def key(self):
        choice = self.random.random()
        if choice < 0.25:
            return self.random.choice(WORDS)
        if choice < 0.5:
            return self.random.choice(LETTERS)
        if choice < 0.7:
            if self.is_vi:
                return ESCAPE + VI[self.random.choice(sorted(VI))] if choice < 0.6 else ESCAPE + "i"
            return EMACS[self.random.choice(sorted(EMACS))]
        return KEYS[self.random.choice(sorted(KEYS))]

    def burst(self):
        """A few keys, perhaps with other sizes in between or a while in the shell, then the comparison."""
        resizes = self.random.random() < 0.3
        if resizes:
            self.fill()
        for _ in range(self.random.randrange(1, 12)):
            key = self.key()
            if self.is_vi and "#" in key:
                # Among vi's commands it submits the text, and only what is known to do so may.
                continue
            self.done.append(key)
            self.window.type(key)
            # Lines end by them, by a menu or a search, or not: what is printed then stands above the next.
            if key in "\r\x03":
                self.settle()
            if self.is_vi and key.startswith(ESCAPE):
                self.settle()
            if resizes and self.random.random() < 0.3:
                self.resize()
        if self.random.random() < 0.08:
            self.compare()
            self.suspend()
        self.compare()

    def fill(self):
        """Text in the whole window, as it is after a while: above rows that grow, tmux keeps those below in view."""
        self.window.type(("\x1bdd" if self.is_vi else "") + "\x03")
        self.settle()
        self.window.type("for i in 1..60 { print i }\r")
        self.settle()
        self.done.append("fill")

    def resize(self):
        for _ in range(self.random.randrange(1, 3)):
            rows, columns = self.new_size()
            # What is taller than the window leaves it for good, before the program hears of it.
            if self.height() * -(-self.window.size()[1] // columns) >= rows:
                continue
            self.done.append((rows, columns))
            self.window.resize(rows, columns)
        self.settle()

    def suspend(self):
        self.done.append("suspend")
        shells = self.window.received.count(b"shell$ ")
        self.window.type("\x1a")
        self.window.until_printed(b"shell$ ", shells + 1)
        if self.random.random() < 0.5:
            size = self.new_size()
            self.done.append(size)
            self.window.resize(*size)
        self.window.type("fg\r")
        self.window.until_printed(READY, self.reads + 1)
        self.await_keys()
        self.above = None

    # What is waited for

    def settle(self):
        """Waits until all that was typed is on the screen, and whatever was open (a menu, a search) is closed."""
        self.ring()
        if self.window.received.count(READY) > self.reads:
            self.await_keys()
            self.above = self.held(until=self.cursor()[0])

    def await_keys(self):
        self.reads = self.window.received.count(READY)
        self.ring()

    def ring(self):
        bells = self.window.received.count(b"\x07")
        self.window.type(GIVE_UP)
        self.window.until_printed(b"\x07", bells + 1)

    # What is compared

    def held(self, until=None):
        """All lines that the terminal holds, what was scrolled away included, or those above a row of the screen."""
        arguments = ["-S", "-"] + ([] if until is None else ["-E", str(until - 1)])
        if until == 0:
            arguments = ["-S", "-", "-E", "-1"]
            if self.window.call("display-message", "-p", "#{history_size}").strip() == "0":
                return []
        return trimmed(self.window.call("capture-pane", "-p", "-J", *arguments))

    def screen(self):
        """The rows of the screen with their looks, without empty ones below."""
        return trimmed(self.window.call("capture-pane", "-p", "-e"))

    def height(self):
        """The rows of the text and of what stands below it, at most."""
        self.settle()
        rows = self.window.rows()
        prompts = [row for row, text in enumerate(rows) if "sandbox>" in text]
        return len(rows) - prompts[-1] if prompts else len(rows)

    def cursor(self):
        row, column = self.window.call("display-message", "-p", "#{cursor_y} #{cursor_x}").split()
        return int(row), int(column)

    def forget_the_past(self):
        self.window.type(REPAINT)
        self.ring()
        self.window.call("clear-history")
        self.above = []

    def compare(self):
        self.settle()
        lines, rows, cursor = self.held(), self.screen(), self.cursor()
        above = self.above
        self.forget_the_past()
        fresh, fresh_rows, fresh_cursor = self.held(), self.screen(), self.cursor()
        same = (
            rows[-len(fresh_rows):] == fresh_rows
            and (cursor[0] - len(rows), cursor[1]) == (fresh_cursor[0] - len(fresh_rows), fresh_cursor[1])
            and (above is None or lines == above + fresh)
        )
        if not same:
            raise AssertionError("\n".join([
                f"not what a fresh repaint shows, {'vi' if self.is_vi else 'emacs'}, {self.window.size()}, after",
                repr(self.done[-40:]), "above:", *(above or ["unknown"]), "before:", *lines, "after:", *fresh,
                f"cursor {cursor} of {len(rows)}, {fresh_cursor} of {len(fresh_rows)}",
                *([] if rows[-len(fresh_rows):] == fresh_rows else ["rows:", *map(repr, rows), *map(repr, fresh_rows)]),
            ]))

    def finish(self):
        """Leaves, and checks that the terminal is as the program has found it."""
        window = self.window
        shells = window.received.count(b"shell$ ")
        self.settle()
        window.type(("\x1bdd" if self.is_vi else "") + "\x03")
        self.settle()
        window.type("\x04")
        window.until_printed(b"shell$ ", shells + 1)
        shells += 1
        window.type("echo status $?\r")
        window.until_printed(b"status 0", 1)
        window.until_printed(b"shell$ ", shells + 1)
        last_on, last_off = window.received.rfind(READY), window.received.rfind(b"\x1b[?2004l")
        if last_off < last_on:
            raise AssertionError(f"pastes are still marked, after {self.done!r}")
        descriptor = os.open(window.pane, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
        modes = termios.tcgetattr(descriptor)[3]
        os.close(descriptor)
        if not (modes & termios.ECHO and modes & termios.ICANON and modes & termios.ISIG):
            raise AssertionError(f"the terminal is not as it was found, after {self.done!r}")


def trimmed(text):
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def play(seed, bursts):
    """A session of so many bursts."""
    typist = Typist(seed)
    try:
        for _ in range(bursts):
            typist.burst()
        typist.finish()
    except AssertionError as error:
        raise AssertionError(f"seed {seed}: {error}\nafter {typist.done[-40:]!r}") from None
    finally:
        typist.window.close()
    return len(typist.done)


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    end = time.monotonic() + seconds
    keys = sessions = 0
    while time.monotonic() < end:
        keys += play(seed, 40)
        seed += 1
        sessions += 1
    print(f"{sessions} sessions, {keys} keys: alive, sane, and as repainted")


if __name__ == "__main__":
    main()
