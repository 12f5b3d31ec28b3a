"""What a first line looks like, and how a session ends."""

import os
import pathlib
import subprocess
import sys

from terminal import ScreenTestCase

SIGNATURE = "pool dev stop; scale dev to 5 mode deallocate; assert dev.state == Stopped"


class Basics(ScreenTestCase):
    def test_leaving_with_control_d(self):
        terminal = self.start()
        terminal.type("\x04")
        self.assertEqual(0, terminal.wait_for_exit())

    def test_the_signature_line_leaves_a_stopped_pool(self):
        terminal = self.start()
        terminal.submit(SIGNATURE)
        terminal.submit("print dev.state")
        self.assert_screen(terminal, """
             == Stopped
            dev: stopped in 1m18s; 10 nodes deallocated. Now Stopped, 0 running, 10
              deallocated. Bill $2.249 -> $0.789 an hour.
            note: A stop in mode Delete removes the instances, in mode Deallocate it
              deallocates and keeps them (rule S10, our choice)
            dev: updated in 8s; will start with 5 nodes. Now Stopped, 0 running, 10
              deallocated.
            note: A stopped pool takes changes of its settings and keeps a count for
              its next start (with strict: refused) (rule 9.4, our choice)
            sandbox> print dev.state             d1 00:01:26 sandbox Running $0.050
            Stopped
            sandbox>                             d1 00:01:26 sandbox Running $0.050
            """)

    def test_the_recording_in_the_readme_is_what_is_seen(self):
        here = pathlib.Path(__file__).parent
        recording = subprocess.run(
            [sys.executable, here / "record.py"], capture_output=True, text=True, timeout=60, env=os.environ, check=True)
        self.assertIn(recording.stdout.strip(), (here / "../../README.md").read_text(encoding="utf-8"))
