"""Somebody who types at random, from a seed: keys in the modes of emacs and vi, windows that change, Ctrl-Z and `fg`.

After every burst of keys all that the terminal holds, what has been scrolled away included, must be what stood there
before and a fresh repaint (Ctrl-L); in the end the program must be alive, and the terminal as it was found. Where a
window has got smaller, the terminal may have moved the text's first rows out of it before the program could hear of
it: then all that the window shows must be that.

What is waited for is the ready mark: where a line begins, and where Ctrl-G asks the terminal anew to mark pastes, which
is written behind the picture of all keys before it.

usage: AKSL=PROGRAM random_keys.py [SECONDS [SEED]]
"""

import os
import random
import re
import sys
import termios
import time
import unicodedata

import pyte

from terminal import READY, UNREADY, Terminal
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
    "kill word": "\x17", "undo": "\x1f", "search": "\x12", "search on": "\x13", "drop": "\x03",
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
# The end of a line: the cursor goes below it, perhaps with bells.
ENDED = re.compile(rb"\r\n\x07*\x1b\[\?2004l")
# The wide characters among the words.
BEFORE_WIDE = re.compile("[ \n](?=[日本🎉])")
# Above this row a narrower window may no longer hold the cursor's. How much of the text is gone then the program knows
# after a repaint, and not where a line has ended since.
HIGH = 8
REPAINT = "\x0c"


class LostCursor(Exception):
    """tmux has put the cursor elsewhere while it wrapped its rows anew: nobody can know what stands where any more."""


class Typist:
    """A window, and the seeded choice of what to do in it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.is_vi = self.random.random() < 0.4
        self.done = []
        rows, columns = self.new_size()
        # Without vi's `v`: what is typed while an editor has the terminal is shown by the terminal itself.
        editrc = "bind -v\nbind -a v line-ignore\n" if self.is_vi else ""
        self.window = Tmux(rows, columns, editrc=editrc, EDITOR="/bin/true")
        self.window.settle()
        self.known_lines = self.lines()
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
        if resizes and self.random.random() < 0.5:
            self.fill()
        for _ in range(self.random.randrange(1, 12)):
            key = self.key()
            if self.is_vi and key in "[f":
                # Among vi's commands these wait for the rest of an arrow, and for the character to find.
                key += "o"
            self.done.append(key)
            self.window.type(key)
            # Lines end by them, by a menu or a search, or not: what is printed then stands above the next.
            if key in ("\r", "\x03", "\x1b_", ESCAPE):
                self.settle()
            if self.is_vi and (key.startswith(ESCAPE) or "#" in key):
                self.settle()
            if resizes and self.random.random() < 0.3:
                self.resize()
        if self.random.random() < 0.08:
            self.compare()
            self.suspend()
        self.compare()

    def fill(self):
        """Text in the whole window, as it is after a while."""
        self.window.type(("\x1bdd" if self.is_vi else "") + "\x03")
        self.settle()
        self.window.type("for i in 1..60 { print i }\r")
        self.settle()
        self.done.append("fill")

    def resize(self):
        for _ in range(self.random.randrange(1, 3)):
            rows, columns = self.window.size()
            # One edge is dragged.
            if self.random.random() < 0.5:
                rows = self.new_size()[0]
            else:
                columns = self.new_size()[1]
            # What is written while tmux changes its rows would be for a window that is no more.
            self.settle()
            if columns < self.window.size()[1] and self.has_ended and self.cursor()[0] < HIGH:
                continue
            self.done.append((rows, columns))
            self.change_size(rows, columns)
            self.may_have_left = True
        self.settle()

    def change_size(self, rows, columns):
        if not self.window.resize(rows, columns):
            raise LostCursor

    def suspend(self):
        self.done.append("suspend")
        shells = self.window.received.count(b"shell$ ")
        self.window.type("\x1a")
        self.window.until_printed(b"shell$ ", shells + 1)
        if self.random.random() < 0.5:
            size = self.new_size()
            self.done.append(size)
            self.change_size(*size)
        marks = self.window.received.count(READY)
        self.window.type("fg\r")
        self.window.until_printed(READY, marks + 1)
        self.window.settle()
        self.known_lines = self.lines()
        lines = self.held()
        # The shell names the program that it goes on with.
        self.above = lines[:max(place for place, line in enumerate(lines) if line.endswith("shell$ fg")) + 2]

    # What is waited for

    def settle(self):
        """Waits until all that was typed is on the screen, and whatever was open (a menu, a search) is closed."""
        self.window.settle()
        if self.lines() > self.known_lines:
            self.known_lines = self.lines()
            self.has_ended = True
            lines = self.held()
            self.above = lines[:max(place for place, line in enumerate(lines) if "sandbox>" in line)]

    def lines(self):
        """How many lines have ended, with the cursor below them."""
        return len(ENDED.findall(self.window.received))

    # What is compared

    def held(self):
        """All lines that the terminal holds, what was scrolled away included, each with all its rows."""
        return trimmed(self.window.call("capture-pane", "-p", "-J", "-S", "-"))

    def visible(self):
        """The lines of the window alone; of the first perhaps only the end."""
        return trimmed(self.window.call("capture-pane", "-p", "-J"))

    def screen(self):
        """The rows of the screen, each with the looks of its cells, without empty ones below."""
        # pyte begins a new row for an accent behind the last column.
        text = unicodedata.normalize("NFC", self.window.call("capture-pane", "-p", "-e"))
        rows, columns = self.window.size()
        screen = pyte.Screen(columns, rows)
        pyte.Stream(screen).feed(text.replace("\n", "\r\n"))
        shown = [
            (row.rstrip(), "".join(look(cells[column]) for column in range(width(cells, columns))))
            for row, cells in zip(screen.display, (screen.buffer[row] for row in range(rows)))
        ]
        while shown and shown[-1][0] == "":
            shown.pop()
        return shown

    def cursor(self):
        row, column = self.window.call("display-message", "-p", "#{cursor_y} #{cursor_x}").split()
        return int(row), int(column)

    def forget_the_past(self):
        self.window.type(REPAINT)
        self.window.settle()
        self.window.call("clear-history")
        self.above = []
        self.may_have_left = False
        self.has_ended = False

    def compare(self):
        self.settle()
        lines = self.visible() if self.may_have_left else self.held()
        rows, cursor = self.screen(), self.cursor()
        above, is_part = self.above, self.may_have_left
        self.forget_the_past()
        fresh, fresh_rows, fresh_cursor = self.held(), self.screen(), self.cursor()
        same = (
            rows[-len(fresh_rows):] == fresh_rows
            and (cursor[0] - len(rows), cursor[1]) == (fresh_cursor[0] - len(fresh_rows), fresh_cursor[1])
            and (ends_with(above + fresh, lines) if is_part else tidied(lines) == tidied(above + fresh))
        )
        if not same:
            expected = (above + fresh)[-len(lines):] if is_part else above + fresh
            place = next((place for place, pair in enumerate(zip(lines, expected)) if pair[0] != pair[1]), 0)
            place = max(0, place - 2)
            raise AssertionError("\n".join([
                f"not what a fresh repaint shows, {'vi' if self.is_vi else 'emacs'}, {self.window.size()}",
                f"cursor {cursor} of {len(rows)}, {fresh_cursor} of {len(fresh_rows)}", "",
                "expected:", *expected[place:], "", "held:", *lines[place:], "",
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
        last_on, last_off = window.received.rfind(READY), window.received.rfind(UNREADY)
        if last_off < last_on:
            raise AssertionError(f"pastes are still marked, after {self.done!r}")
        descriptor = os.open(window.pane, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
        modes = termios.tcgetattr(descriptor)[3]
        os.close(descriptor)
        if not (modes & termios.ECHO and modes & termios.ICANON and modes & termios.ISIG):
            raise AssertionError(f"the terminal is not as it was found, after {self.done!r}")


def look(cell):
    """How a cell looks; the colour of a blank cannot be seen."""
    return "." if cell.data == " " and not (cell.underscore or cell.reverse) else Terminal.mark(cell)


def width(cells, columns):
    """The columns of a row up to its last character: of blanks behind it tmux keeps the looks of some."""
    return max((column + 1 for column in range(columns) if cells[column].data.strip()), default=0)


def trimmed(text):
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def tidied(lines):
    """Where a wide character found one column left and went to the next row, tmux sees a blank or an end of the line."""
    return BEFORE_WIDE.sub("", "\n".join(lines))


def ends_with(lines, shown):
    """Whether the lines end with what is shown."""
    return tidied(lines).endswith(tidied(shown))


def play(seed, bursts):
    """A session of so many bursts."""
    typist = Typist(seed)
    try:
        for _ in range(bursts):
            typist.burst()
        typist.finish()
    except LostCursor:
        print(f"seed {seed}: tmux has lost its cursor after {len(typist.done)} keys", flush=True)
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
