"""Ctrl-C, Ctrl-D and the signals that end a program."""

import os
import signal
import termios

from terminal import READY, ScreenTestCase


class Signals(ScreenTestCase):
    def test_control_c_drops_the_line(self):
        terminal = self.start()
        terminal.type("scale dev to 1\x03")
        terminal.wait_until_ready()
        terminal.submit("print dev.count")
        self.assert_screen(terminal, """
            sandbox> scale dev to 1^C            d1 00:00:00 sandbox Running $0.000
            sandbox> print dev.count             d1 00:00:00 sandbox Running $0.000
            10
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_control_c_stops_an_evaluation_with_the_world_unharmed(self):
        terminal = self.start()
        terminal.type('print "be" + "gun"; while true { }\r')
        terminal.wait_for("begun")
        terminal.type("\x03")
        terminal.wait_until_ready()
        terminal.submit("print dev.count")
        self.assert_screen(terminal, """
            sandbox> print "be" + "gun"; while true { }
            begun
            interrupted at d1 00:00:00
            sandbox> print dev.count             d1 00:00:00 sandbox Running $0.000
            10
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_what_is_typed_meanwhile_is_kept_and_not_shown_twice(self):
        terminal = self.start()
        terminal.type('print "be" + "gun"; for i in 1..400000 { let x = i }\r')
        terminal.wait_for("begun")
        terminal.type("print 40 + 2\r")
        terminal.wait_until_ready()
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            sandbox> print "be" + "gun"; for i in 1..400000 { let x = i }
            begun
            sandbox> print 40 + 2                d1 00:00:00 sandbox Running $0.000
            42
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_control_c_drops_what_was_typed_meanwhile(self):
        terminal = self.start()
        # One piece: what comes behind the first line was taken from the terminal with it.
        terminal.type('print "be" + "gun"; while true { }\rprint 1\r')
        terminal.wait_for("begun")
        terminal.type("print 2\r\x03")
        terminal.wait_until_ready()
        terminal.submit("print 3")
        self.assert_screen(terminal, """
            sandbox> print "be" + "gun"; while true { }
            begun
            interrupted at d1 00:00:00
            sandbox> print 3                     d1 00:00:00 sandbox Running $0.000
            3
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def ended_by(self, number):
        terminal = self.start()
        terminal.submit("print 123")
        terminal.clear()
        terminal.type("half a line")
        self.assert_screen(
            terminal, "sandbox> half a line                 d1 00:00:00 sandbox Running $0.000")
        terminal.send_signal(number)
        status = terminal.wait_for_exit()
        # The shell goes on below the line.
        self.assert_screen(
            terminal, "sandbox> half a line                 d1 00:00:00 sandbox Running $0.000", cursor=(1, 0))
        modes = termios.tcgetattr(terminal.child.child_fd)[3]
        self.assertTrue(modes & termios.ECHO and modes & termios.ICANON)
        self.assertLess(terminal.received.rfind(READY), terminal.received.rfind(b"\x1b[?2004l"))
        with open(os.path.join(terminal.home, "state", "aksl", "history"), encoding="utf-8") as file:
            self.assertIn("print 123", file.read())
        return status

    def test_hang_up(self):
        self.assertEqual(129, self.ended_by(signal.SIGHUP))

    def test_terminate(self):
        self.assertEqual(143, self.ended_by(signal.SIGTERM))
