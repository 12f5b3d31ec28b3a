"""aksl in tmux: a terminal that wraps its rows again when its window changes, knows wide characters, and has a
shell behind the program."""

import os
import shlex
import shutil
import subprocess
import tempfile
import time

PATIENCE = 60.0


class Tmux:
    """A window of tmux with dash in it, from which aksl is started."""

    def __init__(self, rows=24, columns=80):
        self.home = tempfile.mkdtemp(prefix="aksl-tmux-")
        self.socket = os.path.join(self.home, "tmux")
        variables = {
            "PATH": os.environ["PATH"], "HOME": self.home, "LANG": "C.UTF-8", "EDITRC": "/dev/null",
            "XDG_STATE_HOME": self.home, "SWIFT_BACKTRACE": "enable=no", "PS1": "shell$ ", "ENV": "",
        }
        self.variables = variables
        self.call("new-session", "-d", "-x", str(columns), "-y", str(rows), "sh", "-i")
        self.call("set-option", "-g", "status", "off")
        self.call("resize-window", "-x", str(columns), "-y", str(rows))
        self.wait_for("shell$")
        self.type("clear; " + shlex.quote(os.environ["AKSL"]) + "\n")
        self.wait_for("sandbox>")

    def call(self, *arguments):
        result = subprocess.run(
            ["tmux", "-u", "-S", self.socket, "-f", "/dev/null", *arguments],
            env=self.variables, capture_output=True, text=True, timeout=PATIENCE, check=True)
        return result.stdout

    def close(self):
        try:
            self.call("kill-server")
        except subprocess.CalledProcessError:
            pass
        shutil.rmtree(self.home, ignore_errors=True)

    def type(self, text):
        self.call("send-keys", "-l", text)

    def key(self, name):
        """Presses a key by tmux's name: `C-z`, `Up`, `Enter`."""
        self.call("send-keys", name)

    def resize(self, rows, columns):
        self.call("resize-window", "-x", str(columns), "-y", str(rows))

    def rows(self):
        rows = [row.rstrip() for row in self.call("capture-pane", "-p").split("\n")]
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def lines(self):
        """The lines of the screen, each with all the rows that it was wrapped into."""
        return [line.rstrip() for line in self.call("capture-pane", "-p", "-J").split("\n")]

    def text(self):
        return "\n".join(self.rows())

    def until(self, condition, what):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} never came; the screen was:\n{self.text()}")
            time.sleep(0.02)  # the pause between two looks; nothing depends on its length

    def wait_for(self, text):
        self.until(lambda: text in self.text(), repr(text))
