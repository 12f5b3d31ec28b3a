"""Windows that change, in a terminal that wraps its rows again."""

import unittest

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
