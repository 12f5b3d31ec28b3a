"""Texts that need more rows than the window has, in which libedit still draws for nobody."""

import unittest

from random_keys import Typist


class SmallWindows(unittest.TestCase):
    def test_keys_that_once_wrote_beyond_libedits_rows(self):
        typist = Typist(408)
        self.addCleanup(typist.terminal.close)
        self.assertEqual((6, 30), typist.size)
        for _ in range(12):
            for _ in range(typist.random.randrange(1, 12)):
                typist.terminal.type(typist.key())
            typist.terminal.type("\x07")
            typist.settle()
            self.assertTrue(typist.terminal.child.isalive())
