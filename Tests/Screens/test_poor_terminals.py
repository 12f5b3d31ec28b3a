"""Terminals that can do less: less beautiful, never wrong."""

import os
import subprocess
import textwrap

from terminal import ScreenTestCase


class PoorTerminals(ScreenTestCase):
    def plain(self, **options):
        """A prompt on a terminal without the ready mark, below its greeting."""
        terminal = self.launch(home=self.home_with(options.pop("history", ())), rows=12, columns=72, **options)
        terminal.wait_for("sandbox>")
        return terminal

    def assert_below_greeting(self, terminal, expected, cursor=None):
        """The whole screen; the first line has the version in it."""
        version, *_ = terminal.rows()
        self.assertRegex(version, r"^aksl \S+: simulated AKS node pools\. Nothing here touches Azure\.$")
        self.assert_screen(terminal, "\n".join([
            version, "Try `show pools`, `pool dev stop` or `help`. Ctrl-D or `exit` leaves.",
            textwrap.dedent(expected).strip("\n"),
        ]), cursor=cursor)

    def test_a_terminal_that_knows_nothing(self):
        terminal = self.plain(TERM="dumb")
        terminal.type("print dev.state\rif true {\rprint 7 * 6\r}\r")
        self.assert_below_greeting(terminal, """
            d1 00:00:00 sandbox> print dev.state
            Running
            d1 00:00:00 sandbox> if true {
                            ...> print 7 * 6
                            ...> }
            42
            d1 00:00:00 sandbox>
            """, cursor=(8, 21))
        terminal.type("\x04")
        self.assertEqual(0, terminal.wait_for_exit())
        self.assertNotIn(b"\x1b[", terminal.received)

    def test_candidates_where_the_cursor_cannot_move(self):
        terminal = self.plain(TERM="dumb")
        terminal.type("pool dev st\to\t now\t")
        self.assert_below_greeting(terminal, """
            d1 00:00:00 sandbox> pool dev st
            stop   stops a user pool: its nodes go, its settings stay
            start  starts a stopped pool with the count it had
            d1 00:00:00 sandbox> pool dev stop nowait
            """, cursor=(5, 42))

    def test_a_long_line_where_the_cursor_cannot_move(self):
        terminal = self.plain(TERM="dumb")
        terminal.type("print 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20")
        self.assert_below_greeting(terminal, "< 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20", cursor=(2, 39))
        terminal.type("\x01")
        self.assert_below_greeting(
            terminal, "d1 00:00:00 sandbox> print 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 >", cursor=(2, 21))
        terminal.type("\x1bf\x1bf + 1")
        self.assert_below_greeting(
            terminal, "d1 00:00:00 sandbox> print 11 + 1 + 12 + 13 + 14 + 15 + 16 + 17 + 18 +>", cursor=(2, 33))
        terminal.type("\r")
        self.assert_below_greeting(terminal, """
            d1 00:00:00 sandbox> print 11 + 1 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 1
            9 + 20
            156
            d1 00:00:00 sandbox>
            """, cursor=(5, 21))

    def test_searching_where_the_cursor_cannot_move(self):
        terminal = self.plain(TERM="dumb", history=["print 1 + 1", "assert 1 == 1"])
        terminal.type("\x12pri")
        self.assert_below_greeting(terminal, """
            d1 00:00:00 sandbox>
            (search history: pri) print 1 + 1
            """)
        terminal.type("\r")
        self.assert_below_greeting(terminal, """
            d1 00:00:00 sandbox>
            (search history: pri) print 1 + 1
            d1 00:00:00 sandbox> print 1 + 1
            2
            d1 00:00:00 sandbox>
            """)

    def test_no_colours(self):
        terminal = self.start(NO_COLOR="1")
        terminal.type("stopp dev; print 1 ")
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
        self.assert_screen(terminal, """
            d1 00:00:00 sandbox> scale dev to 4
            dev: scaled 10 -> 4 in 1m18s; 6 nodes
              deallocated. Now Running, 4 running, 6
              deallocated. Bill $2.249 -> $1.373 an
              hour.
            d1 00:01:18 sandbox>
            """)

    def test_a_locale_without_utf8(self):
        terminal = self.start(LANG="C", LC_ALL="C")
        terminal.type('print "données"\r')
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            sandbox> print "données"             d1 00:00:00 sandbox Running $0.000
            données
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

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
        self.assert_below_greeting(terminal, """
            d1 00:00:00 sandbox> print 6 * 7
            42
            d1 00:00:00 sandbox>
            """)

    def test_no_terminal_at_all(self):
        result = subprocess.run(
            [os.environ["AKSL"]], input="scale dev to 4\nprint dev.count\n", capture_output=True, text=True, timeout=60,
            env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "TERM": "xterm-256color"}, check=True)
        self.assertEqual(
            "dev: scaled 10 -> 4 in 1m18s; 6 nodes deallocated. Now Running, 4 running, 6 deallocated.\n4\n", result.stdout)
        self.assertEqual("", result.stderr)
