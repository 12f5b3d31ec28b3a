"""Lists the tests of the screen, or runs some of them.

usage: run.py --list          the names, a line each
       run.py NAME...         runs these; exit 1 when one fails
"""

import pathlib
import signal
import sys
import unittest


def names(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from names(test)
        else:
            yield test.id()


def main():
    # The threads that run Swift's tests may block signals, and what they start inherits that.
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    for number in (signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    here = str(pathlib.Path(__file__).parent)
    sys.path.insert(0, here)
    loader = unittest.TestLoader()
    if sys.argv[1:] == ["--list"]:
        suite = loader.discover(here, "test_*.py")
        if loader.errors:
            sys.exit("\n".join(loader.errors))
        print("\n".join(sorted(names(suite))))
        return
    result = unittest.TextTestRunner(verbosity=2).run(loader.loadTestsFromNames(sys.argv[1:]))
    if result.testsRun == 0:
        sys.exit("no test of that name")
    sys.exit(not result.wasSuccessful())


main()
