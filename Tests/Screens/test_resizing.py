"""Windows that change, in a terminal that wraps its rows again, and with a shell behind the program."""

import os
import re
import shlex
import textwrap
import unittest

from terminal import READY, ScreenTestCase
from tmux import Tmux

WIDE = 'print "日本語 🎉 é xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"'


class InTmux(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.tmux = Tmux(rows=14, columns=60)
        self.addCleanup(self.tmux.close)

    def clear(self):
        """Nothing but the prompt, and nothing scrolled away."""
        self.tmux.type("\x0c")
        self.tmux.settle()
        self.tmux.call("clear-history")


class Resizing(InTmux):
    def test_a_line_survives_every_width(self):
        self.clear()
        self.tmux.type(WIDE)
        self.tmux.settle()
        for columns in (40, 25, 61, 33, 100):
            self.tmux.resize(14, columns)
            self.tmux.settle()
            prompt = "d1 00:00:00 sandbox> " if columns < 60 else "sandbox> "
            self.assertEqual([prompt + WIDE], [line for line in self.tmux.lines() if line])
        marks = self.tmux.received.count(READY)
        self.tmux.key("Enter")
        self.tmux.until_printed(READY, marks + 1)
        self.tmux.settle()
        self.assertEqual(
            ["sandbox> " + WIDE, WIDE[len('print "'):-1], "sandbox>" + " " * 57 + "d1 00:00:00 sandbox Running $0.000"],
            [line for line in self.tmux.lines() if line])

    def test_no_copy_of_what_a_narrow_window_could_not_hold(self):
        self.clear()
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
        self.clear()
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


class Suspending(InTmux):
    def setUp(self):
        super().setUp()
        self.clear()

    def assert_lines(self, expected):
        """The whole screen; a bar that shows how far something is stands for all."""
        lines = "\n".join(self.tmux.lines()).rstrip().replace(os.environ["AKSL"], "aksl")
        lines = re.sub(r"  [█░]+ +\d+ %  d1 00:\d\d:\d\d", "  <bar>", lines)
        self.assertEqual(textwrap.dedent(expected).strip(), lines)

    def stop(self):
        shells = self.tmux.received.count(b"shell$ ")
        self.tmux.key("C-z")
        self.tmux.until_printed(b"shell$ ", shells + 1)

    def type_until_ready(self, text):
        marks = self.tmux.received.count(READY)
        self.tmux.type(text)
        self.tmux.until_printed(READY, marks + 1)

    def test_suspended_and_back(self):
        self.tmux.type("print 7\x02")
        self.tmux.settle()
        self.stop()
        self.assert_lines("""
            sandbox> print 7         d1 00:00:00 sandbox Running $0.000
            [1] + Stopped                    aksl
            shell$
            """)
        self.type_until_ready("echo back $((1+1)); fg\n")
        # The cursor is where it was.
        self.type_until_ready("2\r")
        self.tmux.settle()
        self.assert_lines("""
            sandbox> print 7         d1 00:00:00 sandbox Running $0.000
            [1] + Stopped                    aksl
            shell$ echo back $((1+1)); fg
            back 2
            aksl
            sandbox> print 27        d1 00:00:00 sandbox Running $0.000
            27
            sandbox>                 d1 00:00:00 sandbox Running $0.000
            """)

    def test_back_in_vi_the_cursor_is_where_it_was(self):
        self.tmux.close()
        self.tmux = Tmux(rows=14, columns=60, editrc="bind -v\n")
        self.clear()
        self.tmux.type("print 1\x1b")
        self.tmux.settle()
        self.stop()
        self.type_until_ready("fg\n")
        self.tmux.type("r2")
        self.tmux.settle()
        self.assert_lines("""
            sandbox> print 1         d1 00:00:00 sandbox Running $0.000
            [1] + Stopped                    aksl
            shell$ fg
            aksl
            sandbox> print 2         d1 00:00:00 sandbox Running $0.000
            """)

    def test_suspended_where_the_cursor_cannot_go_up(self):
        shells = self.tmux.received.count(b"shell$ ")
        self.tmux.type("\x04")
        self.tmux.until_printed(b"shell$ ", shells + 1)
        self.tmux.type("TERM=dumb " + shlex.quote(os.environ["AKSL"]) + "\r")
        self.tmux.until(lambda: self.tmux.rows()[-1:] == ["d1 00:00:00 sandbox>"], "the prompt")
        self.tmux.type("print 7\x02")
        self.tmux.wait_for("print 7")
        self.stop()
        self.tmux.type("clear; fg\n")
        self.tmux.until(lambda: self.tmux.rows()[-1:] == ["d1 00:00:00 sandbox> print 7"], "the line again")
        # The cursor is where it was.
        self.tmux.type("2\r")
        self.tmux.wait_for("27\nd1 00:00:00 sandbox>")
        self.assert_lines("""
            aksl
            d1 00:00:00 sandbox> print 27
            27
            d1 00:00:00 sandbox>
            """)

    def test_what_moves_is_painted_anew(self):
        self.type_until_ready("set speed 2x; watch dev.nodes.running\r")
        self.tmux.type("scale dev to 4; print 6 * 7\r")
        self.tmux.wait_for("^C skips")
        self.stop()
        stopped = """
            sandbox> set speed 2x; watch dev.nodes.running
            speed is 2x
            d1 00:00:00  dev.nodes.running = 10
            sandbox> scale dev to 4; print 6 * 7
            [1] + Stopped                    aksl
            shell$"""
        self.assert_lines(stopped)
        self.tmux.type("fg\n")
        self.tmux.wait_for("^C skips")
        self.assert_lines(stopped + """ fg
            aksl
            scale pool dev  <bar>  ^C skips
            """)
        self.type_until_ready("\x03")
        self.tmux.settle()
        self.assert_lines(stopped + """ fg
            aksl
            dev: scaled 10 -> 4 in 1m18s; 6 nodes deallocated. Now
              Running, 4 running, 6 deallocated. Bill $2.249 -> $1.373
              an hour.
            42
            d1 00:00:08  dev.nodes.running = 4
            sandbox>                 d1 00:01:18 sandbox Running $0.049
            """)


class OtherSize(ScreenTestCase):
    def test_a_terminal_that_never_tells_the_size_of_the_kernel(self):
        """As after `stty cols`: keys are not kept waiting for an agreement for long."""
        question = b"\x1b[18t\x1b[6n"
        terminal = self.start()
        terminal.type("print 1234")
        terminal.settle()
        answers = 0

        def has(text):
            nonlocal answers
            while answers < terminal.received.count(question):
                answers += 1
                terminal.type("\x1b[8;12;72t\x1b[1;10R")
            return text + " " in terminal.rows()[0] and terminal.rows()[0].endswith("$0.000")

        terminal.resize(12, 60)
        terminal.type("5")
        terminal.until(lambda: has("12345"), "the text")
        terminal.settle()
        self.assertGreater(answers, 1)
        self.assertLess(answers, 21)
        self.assert_screen(terminal, """
            sandbox> print 12345     d1 00:00:00 sandbox Running $0.000
            """)
        # The next time it is known.
        before = answers
        terminal.resize(12, 62)
        terminal.type("6")
        terminal.until(lambda: has("123456"), "the text")
        terminal.settle()
        self.assertEqual(before + 1, answers)
