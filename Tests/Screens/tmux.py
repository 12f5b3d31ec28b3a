"""aksl in tmux: a terminal that wraps its rows again when its window changes, knows wide characters, and has a
shell behind the program.

tmux is spoken to in its control mode: it answers commands in their order, and hands on all that the program prints,
after having drawn it.
"""

import fcntl
import os
import re
import select
import shlex
import shutil
import struct
import subprocess
import tempfile
import termios
import time

import wcwidth

from terminal import ANSWER

PATIENCE = float(os.environ.get('PATIENCE', 60))
ESCAPED = re.compile(rb"\\([0-7]{3})")
# What tmux says of its cursor and its rows.
CURSOR = (("display-message", "-p", "#{cursor_y} #{cursor_x}"), ("capture-pane", "-p"))


class Tmux:
    """A window of tmux with dash in it, from which aksl is started."""

    def __init__(self, rows=24, columns=80, editrc=None, **environment):
        self.home = tempfile.mkdtemp(prefix="aksl-tmux-")
        variables = {
            "PATH": os.environ["PATH"], "HOME": self.home, "LANG": "C.UTF-8", "EDITRC": "/dev/null", "PAGER": "cat",
            "XDG_STATE_HOME": self.home, "SWIFT_BACKTRACE": "enable=no", "PS1": "shell$ ", "ENV": "",
        }
        if editrc is not None:
            del variables["EDITRC"]
            with open(os.path.join(self.home, ".editrc"), "w", encoding="utf-8") as file:
                file.write(editrc)
        variables.update(environment)
        self.received = b""
        self.unread = b""
        self.server = subprocess.Popen(
            ["tmux", "-u", "-S", os.path.join(self.home, "tmux"), "-f", "/dev/null", "-C", "new-session", "sh", "-i"],
            env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.answer()
        self.call("set-option", "-g", "status", "off")
        self.pane = self.call("display-message", "-p", "#{pane_tty}").strip()
        self.resize(rows, columns)
        self.wait_for("shell$")
        self.type("clear; " + shlex.quote(os.environ["AKSL"]) + "\n")
        self.wait_for("sandbox>")

    def close(self):
        try:
            self.server.communicate(b"kill-server\n", PATIENCE)
        except (OSError, ValueError):
            pass
        self.server.wait(PATIENCE)
        shutil.rmtree(self.home, ignore_errors=True)

    # What tmux says

    def line(self):
        """The next line of tmux; what the program has printed meanwhile is noted."""
        if not self.has_line(PATIENCE):
            raise AssertionError("tmux does not answer")
        line, self.unread = self.unread.split(b"\n", 1)
        return line

    def has_line(self, patience):
        """Waits for a line; False when none came."""
        deadline = time.monotonic() + patience
        while b"\n" not in self.unread:
            if not select.select([self.server.stdout], [], [], max(0, deadline - time.monotonic()))[0]:
                return False
            data = os.read(self.server.stdout.fileno(), 65536)
            if not data:
                raise AssertionError("tmux has ended")
            self.unread += data
        return True

    def note(self, line):
        if line.startswith(b"%output "):
            self.received += ESCAPED.sub(lambda found: bytes([int(found[1], 8)]), line.split(b" ", 2)[2])

    def answer(self):
        """What the command brings whose turn it is."""
        line = self.line()
        while not line.startswith(b"%begin "):
            self.note(line)
            line = self.line()
        number = line.split(b" ")[1:]
        lines = []
        while True:
            line = self.line()
            if line.split(b" ")[1:] == number and line.startswith((b"%end ", b"%error ")):
                text = b"\n".join(lines).decode()
                if line.startswith(b"%error"):
                    raise AssertionError(text)
                return text
            lines.append(line)

    def call(self, *arguments):
        return self.call_all(arguments)[0]

    def call_all(self, *commands):
        """What commands bring of which tmux does one after the other, and nothing in between."""
        self.server.stdin.write(" ; ".join(shlex.join(command) for command in commands).encode() + b"\n")
        self.server.stdin.flush()
        return [self.answer() for _ in commands]

    def until_printed(self, mark, count):
        """Waits until the program has printed something so often since it was started."""
        while self.received.count(mark) < count:
            if not self.has_line(PATIENCE):
                raise AssertionError(f"{mark!r} never came; the screen was:\n{self.text()}")
            self.note(self.line())

    # Keys

    def type(self, text):
        data = text.encode() if isinstance(text, str) else text
        for start in range(0, len(data), 256):
            self.call("send-keys", "-H", *(f"{byte:02x}" for byte in data[start:start + 256]))

    def settle(self):
        """Waits until all that was typed is on the screen; Ctrl-G closes what was open (a menu, a search)."""
        answers = self.received.count(ANSWER)
        self.type("\x07")
        self.until_printed(ANSWER, answers + 1)

    def key(self, name):
        """Presses a key by tmux's name: `C-z`, `Up`, `Enter`."""
        self.call("send-keys", name)

    def resize(self, rows, columns):
        """Changes the window; returns when the program can know of it.

        False where tmux has lost the cursor while it wrapped its lines anew: it stands behind other text than before.
        """
        before = character_before(*self.call_all(*CURSOR))
        _, *place = self.call_all(("resize-window", "-x", str(columns), "-y", str(rows)), *CURSOR)
        self.until(lambda: self.size() == (rows, columns), "the new size")
        after = character_before(*place)
        return before is None or after is None or before == after

    def size(self):
        """Rows and columns as the program sees them: tmux tells it later than us."""
        descriptor = os.open(self.pane, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            return struct.unpack("HHHH", fcntl.ioctl(descriptor, termios.TIOCGWINSZ, b"\0" * 8))[:2]
        finally:
            os.close(descriptor)

    # The screen

    def rows(self):
        rows = [row.rstrip() for row in self.call("capture-pane", "-p").split("\n")]
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def lines(self):
        """The lines of the screen, each with all the rows that it was wrapped into."""
        return [line.rstrip() for line in self.call("capture-pane", "-p", "-J").split("\n")]

    def text(self):
        return "\n".join(self.rows())

    def until(self, condition, what):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} never came; the screen was:\n{self.text()}")
            time.sleep(0.005)  # the pause between two looks; nothing depends on its length

    def wait_for(self, text):
        self.until(lambda: text in self.text(), repr(text))


def character_before(cursor, rows):
    """The character that the cursor stands behind; None where a row begins, and behind blanks that tmux leaves out."""
    row, column = map(int, cursor.split())
    last, end = None, 0
    for character in rows.split("\n")[row]:
        if end >= column:
            break
        # Accents belong to the character before them.
        if width := wcwidth.wcwidth(character):
            last, end = character, end + width
    return last if 0 < column <= end else None
