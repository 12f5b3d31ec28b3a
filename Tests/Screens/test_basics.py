"""What a first line looks like, and how a session ends."""

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
