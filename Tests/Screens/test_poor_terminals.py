"""Terminals that can do less: less beautiful, never wrong."""

import subprocess

from terminal import ScreenTestCase, Terminal
import os


class PoorTerminals(ScreenTestCase):
    def plain(self, **options):
        terminal = self.launch(**options)
        terminal.wait_for("sandbox>")
        return terminal

    def test_a_terminal_that_knows_nothing(self):
        terminal = self.plain(TERM="dumb")
        terminal.type("scale dev to 4\r")
        terminal.wait_for("scaled 10 -> 4")
        terminal.type("if true {\rprint 7 * 6\r}\r")
        terminal.wait_for("42")
        terminal.type("\x04")
        self.assertEqual(0, terminal.wait_for_exit())
        self.assertNotIn(b"\x1b[", terminal.received)

    def test_searching_where_the_cursor_cannot_move(self):
        terminal = self.plain(TERM="dumb", rows=12, columns=60)
        terminal.type("print 1 + 1\rassert 1 == 1\r")
        terminal.until(lambda: terminal.text().endswith("1 == 1\nd1 00:00:00 sandbox>"), "a prompt")
        terminal.type("\x12pri")
        terminal.wait_for("search history: pri) print 1 + 1")
        terminal.type("\r")
        terminal.until(lambda: terminal.rows()[-1].endswith("sandbox>") and terminal.rows()[-2] == "2", "the answer")
        self.assertEqual([
            "d1 00:00:00 sandbox> assert 1 == 1",
            "d1 00:00:00 sandbox>",
            "(search history: pri) print 1 + 1",
            "d1 00:00:00 sandbox> print 1 + 1",
            "2",
            "d1 00:00:00 sandbox>",
        ], terminal.rows()[-6:])

    def test_no_colours(self):
        terminal = self.start(NO_COLOR="1")
        terminal.type("stopp dev; print 1 ")
        terminal.wait_for("print 1")
        self.assert_screen(terminal, """
            sandbox> stopp dev; print 1          d1 00:00:00 sandbox Running $0.000
            """, marks={0: "." * 9 + "_" * 5})
        # Nothing that changes a colour, and no grey.
        self.assertNotRegex(terminal.received, rb"\x1b\[([0-9;]*;)?(2|[349][0-7]|[34]8|10[0-7])(;[0-9;]*)?m")

    def test_forty_columns(self):
        terminal = self.start(columns=40)
        terminal.type("scale dev to 4")
        self.assert_screen(terminal, '''
            d1 00:00:00 sandbox> scale dev to 4 [m…
            ''')
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assertTrue(all(len(row) <= 40 for row in terminal.rows()))

    def test_a_locale_without_utf8(self):
        terminal = self.start(LANG="C", LC_ALL="C")
        terminal.type('print "données"\r')
        terminal.wait_until_ready()
        self.assertIn("données", terminal.rows())

    def test_no_signs_that_such_a_locale_cannot_show(self):
        terminal = self.start(LANG="C", columns=40, rows=40, history=["for i in 1..3 {\n  print i\n}"])
        for keys in ("show nodes\r", "scale dev to 4", "\x15for", "\x15pool dev ?", "\x15", "scal\x1b[C", "\x15s\t", "\x15\x12for"):
            terminal.type(keys)
            terminal.settle()
        self.assertEqual(b"", bytes(byte for byte in terminal.received if byte >= 0x80))
        self.assertIn("~", terminal.text())

    def test_an_unknown_terminal(self):
        terminal = self.plain(TERM="no-such-terminal")
        terminal.type("print 6 * 7\r")
        terminal.wait_for("42")

    def test_no_terminal_at_all(self):
        result = subprocess.run(
            [os.environ["AKSL"]], input="scale dev to 4\nprint dev.count\n", capture_output=True, text=True, timeout=60,
            env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "TERM": "xterm-256color"}, check=True)
        self.assertNotIn("\x1b", result.stdout)
        self.assertTrue(result.stdout.endswith("4\n"), result.stdout)
