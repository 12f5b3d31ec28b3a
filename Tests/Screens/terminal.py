"""The real program in a real pseudo-terminal, and the screen that a person would see.

pexpect starts the program and carries bytes, pyte is the terminal. Nothing here sleeps: a test types, and waits
for the ready mark (bracketed paste switched on, printed whenever keys are awaited) or for a screen.
"""

import os
import shutil
import signal
import tempfile
import time
import unittest

import pexpect
import pyte
import wcwidth

READY = b"\x1b[?2004h"
UNREADY = b"\x1b[?2004l"
# What Ctrl-G brings, behind the picture of all keys before it.
ANSWER = UNREADY + b"\x07" + READY
PATIENCE = 30.0


class Screen(pyte.HistoryScreen):
    """pyte's screen; a wide character that finds one column left goes to the next row, as in terminals."""

    def draw(self, data):
        for character in data:
            if self.cursor.x == self.columns - 1 and wcwidth.wcwidth(character) == 2:
                super().draw(" ")
            super().draw(character)


class Terminal:
    """A window with aksl in it."""

    def __init__(self, *arguments, rows=24, columns=80, home=None, program=None, **environment):
        self.program = program or os.environ["AKSL"]
        self.home = home or tempfile.mkdtemp(prefix="aksl-screen-")
        self.owns_home = home is None
        variables = {
            "PATH": "/usr/bin:/bin", "PAGER": "cat",
            "HOME": self.home,
            "XDG_STATE_HOME": os.path.join(self.home, "state"),
            "XDG_CONFIG_HOME": os.path.join(self.home, "config"),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "EDITRC": "/dev/null",
            "SWIFT_BACKTRACE": "enable=no",
        }
        variables.update(environment)
        variables = {name: value for name, value in variables.items() if value is not None}
        self.screen = Screen(columns, rows, history=10_000)
        self.stream = pyte.ByteStream(self.screen)
        self.received = b""
        self.ready_count = 0
        self.child = pexpect.spawn(
            self.program, list(arguments), env=variables, dimensions=(rows, columns), timeout=PATIENCE)
        self.child.delaybeforesend = None

    def close(self):
        """Ends the program, whatever it is doing, and removes its home."""
        self.child.close(force=True)
        if self.owns_home:
            shutil.rmtree(self.home, ignore_errors=True)

    # Bytes

    def pump(self, seconds=0.02):
        """Takes what the program has printed; False when nothing came."""
        try:
            data = self.child.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            return False
        self.received += data
        self.stream.feed(data)
        return True

    def until(self, condition, what):
        """Waits until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if not self.pump() and (time.monotonic() > deadline or not self.child.isalive()):
                if condition():
                    return
                raise AssertionError(f"{what} never came; the screen was:\n{self.text()}")

    def wait_until_ready(self):
        """Waits for a prompt that was not waited for yet."""
        self.ready_count += 1
        self.until(lambda: self.received.count(READY) >= self.ready_count, "a prompt")
        while self.pump(0.0):
            pass

    def type(self, text):
        """Types; long texts are read meanwhile, because a terminal takes 4 kB at most."""
        data = text.encode() if isinstance(text, str) else text
        for start in range(0, len(data), 512):
            self.child.send(data[start:start + 512])
            self.pump(0.0)

    def submit(self, text):
        """Types a line and Enter, and waits for the next prompt."""
        self.type(text + "\r")
        self.wait_until_ready()

    def settle(self):
        """Waits until all that was typed is on the screen; Ctrl-G closes what was open (a menu, a search)."""
        answers = self.received.count(ANSWER)
        self.type("\x07")
        self.until(lambda: self.received.count(ANSWER) > answers, "the answer to Ctrl-G")
        self.ready_count = self.received.count(READY)
        while self.pump(0.0):
            pass

    def clear(self):
        """Ctrl-L; waits until only the prompt is left."""
        self.type("\x0c")
        self.until(lambda: self.screen.cursor.y == 0, "an empty screen")
        while self.pump(0.0):
            pass

    def wait_for(self, text):
        """Waits until a text stands somewhere on the screen."""
        self.until(lambda: text in self.text(), repr(text))

    def wait_for_exit(self):
        """Waits for the end of the program; returns its exit code, or minus the signal."""
        deadline = time.monotonic() + PATIENCE
        while self.child.isalive():
            if not self.pump() and time.monotonic() > deadline:
                raise AssertionError(f"the program did not end; the screen was:\n{self.text()}")
        while self.pump(0.0):
            pass
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus

    def resize(self, rows, columns):
        """Changes the size of the window, without wrapping what stands in it anew."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def send_signal(self, number):
        os.kill(self.child.pid, number)

    # The screen

    def rows(self):
        """The rows of the screen, without blanks at their ends, and without the empty rows below."""
        rows = [row.rstrip() for row in self.screen.display]
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def text(self):
        return "\n".join(self.rows())

    def cursor(self):
        """Row and column, from 0."""
        return self.screen.cursor.y, self.screen.cursor.x

    def marks(self, row):
        """How the cells of a row look, a letter each.

        `.` is plain; otherwise the first letter of the colour (capital when bright or bold), `_` for underlined,
        `#` for reversed, `-` for dim or grey.
        """
        cells = self.screen.buffer[row]
        marks = "".join(self.mark(cells[column]) for column in range(self.screen.columns))
        return marks.rstrip(".")

    @staticmethod
    def mark(cell):
        if cell.underscore:
            return "_"
        if cell.reverse:
            return "#"
        if cell.fg == "default":
            return "B" if cell.bold else "."
        if cell.fg in ("brightblack", "808080") or cell.fg.startswith("8"):
            return "-"
        letter = cell.fg.removeprefix("bright")[0]
        return letter.upper() if cell.bold or cell.fg.startswith("bright") else letter


class ScreenTestCase(unittest.TestCase):
    """A test that compares whole screens."""

    maxDiff = None

    def start(self, *arguments, history=(), **options):
        """A program that awaits its first line, on a screen with nothing but the prompt.

        It is not the first start: there is a history, of the given inputs.
        """
        home = options.pop("home", None) or self.home_with(history)
        options.setdefault("rows", 12)
        options.setdefault("columns", 72)
        terminal = self.launch(*arguments, home=home, **options)
        terminal.wait_until_ready()
        terminal.clear()
        return terminal

    def home_with(self, history=()):
        """A home in which these inputs were typed, if any: aksl was started there before."""
        home = tempfile.mkdtemp(prefix="aksl-screen-")
        self.addCleanup(shutil.rmtree, home, ignore_errors=True)
        os.makedirs(os.path.join(home, "state", "aksl"))
        with open(os.path.join(home, "state", "aksl", "history"), "w", encoding="utf-8") as file:
            file.writelines(entry + "\n" for entry in history)
        return home

    def launch(self, *arguments, **options):
        """A program that was just started."""
        terminal = Terminal(*arguments, **options)
        self.addCleanup(terminal.close)
        return terminal

    def assert_screen(self, terminal, expected, marks=None, cursor=None):
        """Waits until the whole screen is as expected; the expectation may be indented.

        `marks` has rows by number, and how their cells look, as `Terminal.marks` says; `cursor` its row and column.
        """
        lines = expected.strip("\n").split("\n")
        indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        rows = [line[indent:].rstrip() for line in lines]
        while rows and not rows[-1]:
            rows.pop()
        marks = marks or {}

        def is_shown():
            return (
                terminal.rows() == rows and all(terminal.marks(row) == look for row, look in marks.items())
                and cursor in (None, terminal.cursor()))

        deadline = time.monotonic() + PATIENCE / 4
        while not is_shown() and time.monotonic() < deadline:
            terminal.pump()
        while terminal.pump(0.0):
            pass
        self.assertEqual("\n".join(rows), terminal.text())
        for row, look in marks.items():
            self.assertEqual(look, terminal.marks(row), f"how row {row} looks: {terminal.rows()[row]}")
        self.assertIn(cursor, (None, terminal.cursor()))
