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
        self.assertIn("Stopped", terminal.rows())
