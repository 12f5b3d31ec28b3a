"""Texts that need more rows than the window has, in which libedit still draws for nobody."""

from terminal import ScreenTestCase

PASTE = "\x1b[200~show pools\nshow cost\x1b[201~"

# What a seed has typed in a window of 6 rows and 30 columns.
BURSTS = (
    ["\x15", "\x7f", "4", "\x1b[1;5D", "\x1b[A"],
    ["\x7f", "\x0b", " ", "\x03", 'print "é日本"', "advance 1h", "assert dev.state == Stopped", "\x1b\r", "\x13"],
    ["\x1bd", "\x0b", "\x1bu", "\x16\x07", "\x17", "dev.", "pool dev stop", "\x1b[1;5C"],
    ["?", "\x1bd", "f", "\x1b[B", "scale dev to 5", "\x1by"],
    ["\x1b.", "e", "\x1b[3~", "\x1b\r", ","],
    ["\x1b[1;5D", "\x1f", "\x1b[D"],
    ["\x0b", "}"],
    ["\x05", "\x16\x07", "\x7f"],
    ['print "é日本"', "\x1b[H", "undo", "f"],
    ["advance 1h", "\t\t", "\x1b[H", "7", "# comment", "\x1b[99;5u", PASTE, ",", "x", "'", "'"],
    ["\x05", "scale dev to 5", PASTE, PASTE, "\x1bu", "6", "\x03", "5"],
    ["\x1b", "pool dev stop", "\x14", "\x17", "\x1b[B", "#", "let x = [1, 2", ".", "9", "z"],
)


class SmallWindows(ScreenTestCase):
    def test_keys_that_once_wrote_beyond_libedits_rows(self):
        terminal = self.start(rows=6, columns=30, EDITOR="/bin/true")
        for burst in BURSTS:
            for key in burst:
                terminal.type(key)
                # Between two lines Ctrl-S is the terminal's, which then shows nothing more.
                if key == "\x03":
                    terminal.settle()
            terminal.settle()
        terminal.type("\x03")
        terminal.wait_until_ready()
        terminal.clear()
        terminal.submit("print 6 * 7")
        self.assert_screen(terminal, """
            d1 00:00:00 sandbox> print 6 *
             7
            42
            d1 00:00:00 sandbox>
            """)
