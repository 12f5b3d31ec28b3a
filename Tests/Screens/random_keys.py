"""Somebody who types at random, from a seed.

After every burst of keys the screen must be what a fresh repaint (Ctrl-L) makes of it; in the end the program must
be alive, and the terminal as it was found.

usage: AKSL=PROGRAM random_keys.py [SECONDS [SEED]]
"""

import random
import sys
import termios
import time

from terminal import READY, Terminal

WORDS = (
    "show pools", "pool dev stop", "scale dev to 5", "if dev.count > 3 {", "}", "print \"é日本\"", "# comment",
    "assert dev.state == Stopped", "undo", "for p in pools {", "let x = [1, 2", "]", "\"", "az aks nodepool ",
    "--cluster-name", "advance 1h", "dev.", "dev.nodes.", "🎉", "e\u0301", "x" * 90, "\t", "\t\t", "help sc",
)
KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "word left": "\x1b[1;5D", "word right": "\x1b[1;5C", "delete": "\x1b[3~", "back": "\x7f", "escape": "\x1b",
    "page up": "\x1b[5~", "enter": "\r", "new line": "\x1b\r", "unknown": "\x1b[99;5u", "shift tab": "\x1b[Z",
    "paste": "\x1b[200~show pools\nshow cost\x1b[201~", "kill to end": "\x0b", "kill line": "\x15", "yank": "\x19",
    "kill word": "\x17", "undo": "\x1f", "transpose": "\x14", "search": "\x12", "search on": "\x13", "give up": "\x07",
    "drop": "\x03", "alt b": "\x1bb", "alt f": "\x1bf", "alt d": "\x1bd", "alt y": "\x1by", "alt u": "\x1bu",
    "alt dot": "\x1b.", "to start": "\x01", "to end": "\x05", "question": "?", "quote next": "\x16\x07",
}
REPAINT = "\x0c"


class Typist:
    """A window, and the seeded choice of what to type in it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.size = self.random.choice([(24, 80), (12, 40), (40, 132), (6, 30)])
        self.typed = []
        self.terminal = Terminal(rows=self.size[0], columns=self.size[1], EDITOR="/bin/true")
        self.terminal.wait_until_ready()

    def key(self):
        choice = self.random.random()
        if choice < 0.25:
            return self.random.choice(WORDS)
        if choice < 0.5:
            return self.random.choice("abcdefgh xyz0123456789(){}[]\"'.;,=<>$#-")
        return KEYS[self.random.choice(sorted(KEYS))]

    def burst(self):
        """Types a few keys, then compares."""
        keys = [self.key() for _ in range(self.random.randrange(1, 12))]
        self.typed += keys
        for key in keys:
            self.terminal.type(key)
        self.compare()

    def settle(self):
        """Waits until all that was typed has been answered: the terminal is asked for nothing, so an empty line
        with a mark of its own is the sign."""
        terminal = self.terminal
        quiet = 0
        while quiet < 3:
            quiet = 0 if terminal.pump(0.05) else quiet + 1

    def compare(self):
        # Whatever is open (a menu, a search) closes, and stays closed.
        self.terminal.type("\x07")
        self.settle()
        before, cursor = self.terminal.rows(), self.terminal.cursor()
        self.terminal.type(REPAINT)
        self.settle()
        after, new_cursor = self.terminal.rows(), self.terminal.cursor()
        height = max(len(after), 1)
        shown = before[-height:] if len(before) >= height else before
        distance = (len(before) - cursor[0], cursor[1])
        if shown != after or distance != (len(after) - new_cursor[0], new_cursor[1]):
            raise AssertionError(
                "not what a fresh repaint shows, after " + repr(self.typed)
                + "\nbefore:\n" + "\n".join(before) + "\nafter:\n" + "\n".join(after)
                + f"\ncursor {cursor} {new_cursor}")

    def finish(self):
        """Leaves, and checks that the terminal is as the program has found it."""
        terminal = self.terminal
        terminal.type("\x07\x03")
        self.settle()
        terminal.type("\x04")
        status = terminal.wait_for_exit()
        modes = termios.tcgetattr(terminal.child.child_fd)
        sane = modes[3] & termios.ECHO and modes[3] & termios.ICANON and modes[3] & termios.ISIG
        last_on, last_off = terminal.received.rfind(READY), terminal.received.rfind(b"\x1b[?2004l")
        terminal.close()
        if status != 0 or not sane or last_off < last_on:
            raise AssertionError(f"exit code {status}, sane {bool(sane)}, after {self.typed!r}")


def play(seed, bursts):
    """A session of so many bursts; the program may end by Ctrl-D or `exit` before."""
    typist = Typist(seed)
    try:
        for _ in range(bursts):
            typist.burst()
            if not typist.terminal.child.isalive():
                raise AssertionError(f"the program has ended, after {typist.typed!r}")
        typist.finish()
    finally:
        typist.terminal.close()
    return len(typist.typed)


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
