"""The history of several prompts."""

import os
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
        for number in range(1000):
            one.type(f"let one{number} = {number}\r")
            two.type(f"let two{number} = {number}\r")
            one.wait_until_ready()
            two.wait_until_ready()
            if number == 700:
                two.send_signal(signal.SIGKILL)
                two.wait_for_exit()
                two = self.start(home=self.home)
        one.type("\x04")
        two.type("\x04")
        self.assertEqual([0, 0], [one.wait_for_exit(), two.wait_for_exit()])
        stored = self.entries()
        lost = [
            f"{name}{number}" for number in range(1000) for name in ("one", "two")
            if f"let {name}{number} = {number}\n" not in stored and f"let\\040{name}{number}" not in stored
        ]
        self.assertEqual([], lost)

    def test_only_the_owner_may_read_it(self):
        terminal = self.start(home=self.home)
        terminal.submit("show pools")
        self.assertEqual(0o600, stat.S_IMODE(os.stat(self.path).st_mode))

    def start_again(self):
        return self.start(home=self.home)

    def test_the_arrows_look_for_what_begins_like_the_line(self):
        terminal = self.start(history=["print 111", "show cost", "print 222", "show pools"])
        terminal.type("pri\x1b[A")
        terminal.wait_for("print 222")
        terminal.type("\x1b[A")
        terminal.wait_for("print 111")
        terminal.type("\x1b[B\x1b[B")
        terminal.until(lambda: terminal.rows()[0].startswith("sandbox> pri") and "222 " not in terminal.rows()[0][:20], "pri")

    def test_searching_backwards_shows_the_match(self):
        terminal = self.start(history=["print 111", "show cost", "print 222", "show pools"])
        terminal.type("\x12int")
        terminal.wait_for("print 222")
        terminal.type("\x12")
        terminal.wait_for("print 111")
        terminal.type("\r")
        terminal.wait_until_ready()
        self.assertIn("111", terminal.rows())

    def test_an_entry_with_a_blank_before_it_is_private(self):
        terminal = self.start_again() if os.path.exists(self.path) else self.start(home=self.home)
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
        two.wait_for("print 4711")

    def test_a_history_that_cannot_be_kept_is_told_once(self):
        terminal = self.launch(XDG_STATE_HOME="/dev/null/nowhere")
        terminal.wait_until_ready()
        terminal.submit("print 1")
        terminal.submit("print 2")
        self.assertEqual(1, terminal.text().count("history is not kept"))
