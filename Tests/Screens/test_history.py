"""The history of several prompts."""

import os
import re
import signal
import stat
import tempfile
import shutil

from terminal import ScreenTestCase


class History(ScreenTestCase):
    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="aksl-history-")
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.path = os.path.join(self.home, "state", "aksl", "history")

    def entries(self):
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def test_two_prompts_at_once_and_one_killed(self):
        one, two = self.start(home=self.home), self.start(home=self.home)
        kept = []
        for first in range(0, 1000, 20):
            if first % 250 == 0:
                # Killed while both write: what it was told before is kept, and nothing of the other's is lost.
                two.submit(f"let cut{first} = 1")
                kept.append(f"let cut{first} = 1")
                two.type("".join(f"let cut{first}x{further} = 1\r" for further in range(20)))
                two.wait_until_ready()
                two.send_signal(signal.SIGKILL)
                two.wait_for_exit()
                two = self.start(home=self.home)
            numbers = range(first, first + 20)
            one.type("".join(f"let one{number} = {number}\r" for number in numbers))
            two.type("".join(f"let two{number} = {number}\r" for number in numbers))
            one.settle()
            two.settle()
            kept += [f"let {name}{number} = {number}" for number in numbers for name in ("one", "two")]
        one.type("\x04")
        two.type("\x04")
        self.assertEqual([0, 0], [one.wait_for_exit(), two.wait_for_exit()])
        stored = self.entries()
        self.assertEqual([], [entry for entry in kept if entry + "\n" not in stored])
        last = self.start(home=self.home)
        last.type("let two999\x1b[A")
        self.assert_screen(last, "sandbox> let two999 = 999            d1 00:00:00 sandbox Running $0.000")
        # And of what was being written there is no half: whoever comes next has begun a line of its own.
        halves = [
            line for line in stored.splitlines()
            if not re.fullmatch(r"let (one|two)(\d+) = \2|let cut\d+(x\d+)? = 1", line)
        ]
        self.assertEqual([], halves)

    def test_only_the_owner_may_read_it(self):
        terminal = self.start(home=self.home)
        terminal.submit("show pools")
        self.assertEqual(0o600, stat.S_IMODE(os.stat(self.path).st_mode))

    def test_the_arrows_look_for_what_begins_like_the_line(self):
        terminal = self.start(history=["print 111", "show cost", "print 222", "show pools"])
        for keys, shown in (("pri\x1b[A", "print 222"), ("\x1b[A", "print 111"), ("\x1b[B", "print 222")):
            terminal.type(keys)
            self.assert_screen(terminal, f"sandbox> {shown}                   d1 00:00:00 sandbox Running $0.000")
        # Back at what was typed, with its hint.
        terminal.type("\x1b[B")
        terminal.settle()
        self.assert_screen(
            terminal, "sandbox> print 222                   d1 00:00:00 sandbox Running $0.000",
            marks={0: "G" * 7 + "....." + "-" * 6 + "." * 19 + "-" * 34})

    def test_searching_backwards_shows_the_match(self):
        terminal = self.start(history=["print 111", "show cost", "print 222", "show pools"])
        for keys, shown, row in (
                ("\x12int", "print 222", "search history: int"), ("\x12", "print 111", "search history: int"),
                ("x", "print 111", "not in history: intx"), ("\x7f", "print 222", "search history: int")):
            terminal.type(keys)
            self.assert_screen(terminal, f"""
                sandbox> {shown}                   d1 00:00:00 sandbox Running $0.000
                {row}
                """)
        terminal.type("\x12\r")
        terminal.wait_until_ready()
        self.assert_screen(terminal, """
            sandbox> print 111                   d1 00:00:00 sandbox Running $0.000
            111
            sandbox>                             d1 00:00:00 sandbox Running $0.000
            """)

    def test_an_entry_with_a_blank_before_it_is_private(self):
        terminal = self.start(home=self.home)
        terminal.submit(" print 1234")
        terminal.submit("print 5678")
        self.assertNotIn("1234", self.entries())
        self.assertIn("5678", self.entries())

    def test_another_prompt_sees_it(self):
        one, two = self.start(home=self.home), self.start(home=self.home)
        one.submit("print 4711")
        two.submit("print 1")
        two.clear()
        two.type("print 47")
        self.assert_screen(two, "sandbox> print 4711                  d1 00:00:00 sandbox Running $0.000")

    def test_a_history_that_cannot_be_kept_is_told_once(self):
        terminal = self.launch(XDG_STATE_HOME="/dev/null/nowhere")
        terminal.wait_until_ready()
        terminal.submit("print 1")
        terminal.submit("print 2")
        self.assertEqual(1, terminal.text().count("history is not kept"))
