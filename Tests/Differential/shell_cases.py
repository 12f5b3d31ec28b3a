"""Writes cases for Tests/ShellTests: scripts, and what bash makes of them.

usage: shell_cases.py SEED COUNT

Each line is JSON: {"script": …, "output": …, "status": …, "kind": …}. Scripts of the kind "grammar" are made of what
is supported, and have to be read; those of the kind "soup" are any signs, and mean the same where they are read.
`az` is a function that prints its words in brackets; `az fail N` ends with status N.
"""

import json
import random
import re
import shutil
import subprocess
import sys
import tempfile

PRELUDE = """\
az() {
  local word
  for word; do printf '[%s]' "$word"; done
  printf '\\n'
  if [ "${1-}" = fail ]; then return "$2"; fi
}
unset A B C D LONG_NAME
"""
BASH = shutil.which("bash")
NAMES = ["A", "B", "C", "D", "LONG_NAME"]


class Grammar:
    def __init__(self, r):
        self.r = r

    def blank(self):
        return self.r.choice([" "] * 8 + ["  ", "\t", " \\\n", "\\\n ", " \\\n  "])

    def letters(self, signs="abcdef019-_/.:,=@%+", low=1, high=5):
        return "".join(self.r.choice(signs) for _ in range(self.r.randint(low, high)))

    def bare(self):
        text = self.letters("abcdeé019_/@%+")
        if self.r.random() < 0.2:
            text = "--" + text + self.r.choice(["", "=x", "=", "-y"])
        if self.r.random() < 0.1:
            text += self.r.choice(["#", "#a", "a~", "]", "{", "}", "{a", "!", "^"])
        return text

    def raw(self):
        return "'" + self.letters("ab $\"\\`|&;()<>*?[]{}~#\n\té=", 0, 6) + "'"

    def quoted(self, depth):
        parts = []
        for _ in range(self.r.randint(0, 4)):
            parts.append(self.r.choice([
                lambda: self.letters("ab '|&;()<>*?[]{}~#\n\té=!", 1, 4),
                lambda: self.r.choice(['\\"', "\\\\", "\\$", "\\`", "\\a", "\\'", "\\\n", "$ ", "$%"]),
                lambda: self.variable(),
                lambda: self.expansion(depth, True),
            ])())
        return '"' + "".join(parts) + '"'

    def variable(self):
        name = self.r.choice(NAMES)
        return self.r.choice(["$" + name + self.r.choice(["", "", "/", "-"]), "${" + name + "}"])

    def expansion(self, depth, in_quotes=False):
        if depth <= 0 or self.r.random() < 0.5:
            return self.r.choice([self.variable, self.variable, lambda: "$?"])()
        if self.r.random() < 0.75:
            inner = self.script(depth - 1, self.r.randint(0, 2))
            return "$(" + self.r.choice(["", " ", "\n"]) + inner + self.r.choice(["", " ", "\n"]) + ")"
        words = " ".join(self.r.choice([self.letters("abc01"), "$" + self.r.choice(NAMES), "'a b'", "\\$A", "\\\\a"])
                         for _ in range(self.r.randint(1, 3)))
        return "`" + self.r.choice(["az ", "echo "]) + words + "`"

    def escape(self):
        return "\\" + self.r.choice(" $\"'\\|&;()<>*?[]{}~#a0é")

    def word(self, depth):
        parts = []
        for _ in range(self.r.choice([1, 1, 1, 2, 2, 3])):
            parts.append(self.r.choice([
                self.bare, self.bare, self.raw, self.escape,
                lambda: self.quoted(depth), lambda: self.quoted(depth), lambda: self.expansion(depth)])())
        return "".join(parts)

    def assignment(self, depth):
        value = self.r.choice(["", self.word(depth), self.word(depth), self.word(depth)])
        return self.r.choice(NAMES) + "=" + value

    def command(self, depth):
        kind = self.r.random()
        if kind < 0.30:
            return self.blank().join(self.assignment(depth) for _ in range(self.r.choice([1, 1, 1, 2, 3])))
        if kind < 0.40:
            return "export" + self.blank() + self.blank().join(
                self.r.choice([self.assignment(depth), self.assignment(depth), self.r.choice(NAMES)])
                for _ in range(self.r.choice([1, 1, 2])))
        if kind < 0.47:
            return self.r.choice(["true", "false", ":", "az fail 3", "az fail 1", "unset " + self.r.choice(NAMES)])
        if kind < 0.50:
            return self.r.choice(["set -e", "set +e", "set -u", "set +u", "set -eu", "set -euo pipefail",
                                  "set -o errexit", "set +o errexit", "exit 3", "exit", "exit 256", "exit -1"])
        if kind < 0.60:
            return "echo" + "".join(self.blank() + self.word(depth) for _ in range(self.r.randint(0, 3)))
        prefix = self.assignment(0) + self.blank() if self.r.random() < 0.1 else ""
        return prefix + "az" + "".join(self.blank() + self.word(depth) for _ in range(self.r.randint(0, 4)))

    def statement(self, depth):
        text = self.command(depth)
        while self.r.random() < 0.25:
            text += self.r.choice([" && ", " || ", "&&", "||", " &&\n", " ||\n  ", " \\\n && "]) + self.command(depth)
        return text

    def script(self, depth, count):
        text = ""
        for index in range(count):
            if index:
                text += self.r.choice([";", "; ", "\n", "\n", "\n\n", " # a comment; 'with \" marks\n", "\n# all of it \\\n"])
            text += self.statement(depth)
        return text


SOUP = list("ab =\\\"'$`;&|(){}[]#~*?!-.,\n\t") + [
    "$A", "${A}", "$B", "$(", ")", "az ", "az ", "echo ", "A=", "B=", "export ", "\\\n", "\"", "'", "&&", "||", "$?",
    "true", "false", " ", " ", "if", "then", "fi", "é", "$((", "))", "${A:-b}", "[[ ", "]]"]


def soup(r):
    return "".join(r.choice(SOUP) for _ in range(r.randint(2, 14)))


def judge(script, folder, file):
    # As a file: `-c` has another status for variables that are missing under `set -u`.
    with open(file, "w") as handle:
        handle.write(PRELUDE + script)
    run = subprocess.run(
        [BASH, "--norc", file], cwd=folder, capture_output=True, timeout=20, stdin=subprocess.DEVNULL,
        env={"PATH": "/nowhere", "LC_ALL": "C.UTF-8"})
    return run.stdout.decode("utf-8", "replace"), run.returncode


def main():
    r = random.Random(int(sys.argv[1]))
    count = int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile() as script_file:
        for index in range(count):
            kind = "grammar" if index % 3 else "soup"
            while True:
                if kind == "grammar":
                    script = Grammar(r).script(2, r.randint(1, 5))
                else:
                    script = soup(r)
                # Functions that call themselves must not be run; a blank behind `\` is refused on purpose.
                if len(script) < 700 and not re.search(r"\(\s*\)|function|\\[ \t]+(\n|$)", script):
                    break
            output, status = judge(script, folder, script_file.name)
            print(json.dumps({"kind": kind, "script": script, "output": output, "status": status}, ensure_ascii=False))


main()
