"""Windows that change, in a terminal that wraps its rows again."""

import unittest

from terminal import ScreenTestCase
from tmux import Tmux

WIDE = 'print "日本語 🎉 é xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"'


class Resizing(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.tmux = Tmux(rows=14, columns=60)
        self.addCleanup(self.tmux.close)

    def test_a_line_survives_every_width(self):
        self.tmux.type(WIDE)
        self.tmux.wait_for('x"')
        for columns in (40, 25, 61, 33, 100):
            self.tmux.resize(14, columns)
            self.tmux.until(
                lambda: any(line.endswith("sandbox> " + WIDE) for line in self.tmux.lines()),
                f"the line in {columns} columns")
            self.assertEqual(1, self.tmux.text().count("日"))
        self.tmux.key("Enter")
        self.tmux.wait_for("日本語 🎉 é xxxx")

    def test_no_copy_of_what_a_narrow_window_could_not_hold(self):
        self.tmux.type("\x0c")
        self.tmux.settle()
        self.tmux.type("for i in 1..3 {\r" + WIDE + "\rprint i")
        self.tmux.wait_for("print i")
        for columns in (40, 25, 100, 31, 60):
            self.tmux.resize(14, columns)
            self.tmux.settle()
            self.assertEqual(1, self.tmux.text().count("sandbox>"), self.tmux.text())
        rows = self.tmux.rows()
        self.tmux.type("\x0c")
        self.tmux.settle()
        fresh = self.tmux.rows()
        # A wider window has some of the older rows again.
        self.assertEqual(fresh, rows[-len(fresh):])

    def test_a_cursor_that_was_moved_out_of_the_window(self):
        self.tmux.resize(16, 132)
        self.tmux.type("\x0c")
        self.tmux.settle()
        # The cursor is in column 20, the beginning of a row of a window that wide.
        self.tmux.type("scale dev t")
        self.tmux.wait_for("scale dev t")
        for rows, columns in ((16, 20), (18, 20)):
            self.tmux.resize(rows, columns)
            self.tmux.settle()
        held = self.tmux.rows()
        self.tmux.type("\x0c")
        self.tmux.settle()
        self.assertEqual(self.tmux.rows(), held)

    def test_suspended_and_back(self):
        self.tmux.type("show poo")
        self.tmux.wait_for("show poo")
        self.tmux.key("C-z")
        self.tmux.until(lambda: self.tmux.text().endswith("shell$"), "the shell")
        self.tmux.type("echo back $((1+1)); fg\n")
        self.tmux.wait_for("back 2")
        self.tmux.until(lambda: self.tmux.rows()[-1].startswith("sandbox> show poo "), "the line again")
        self.tmux.type("ls\n")
        self.tmux.wait_for("SCALE-DOWN")


class OtherSize(ScreenTestCase):
    def test_a_terminal_that_never_tells_the_size_of_the_kernel(self):
        """As after `stty cols`: keys are not kept waiting for an agreement for long."""
        question = b"\x1b[18t\x1b[6n"
        terminal = self.start()
        terminal.type("print 1234")
        terminal.settle()
        terminal.resize(12, 60)
        terminal.type("5")
        answers = 0

        def is_settled():
            nonlocal answers
            while answers < terminal.received.count(question):
                answers += 1
                terminal.type("\x1b[8;12;72t\x1b[1;10R")
            return "12345 " in terminal.rows()[0] and terminal.rows()[0].endswith("$0.000")

        terminal.until(is_settled, "the text")
        terminal.settle()
        self.assertGreater(answers, 1)
        self.assertLess(answers, 13)
        self.assert_screen(terminal, """
            sandbox> print 12345     d1 00:00:00 sandbox Running $0.000
            """)
