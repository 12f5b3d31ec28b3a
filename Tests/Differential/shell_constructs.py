#!/usr/bin/env python3
"""Compares what is read of a shell's constructs with bash, on random scripts.

usage: shell_constructs.py AKSL [COUNT [SEED]]

Nothing of an `if`, a loop or a function runs here, but the lines of az in it are checked. So of every script that bash
can read (`bash -n`), each line of az has to be found, wherever it stands, and nothing may be called malformed. Each
line has a command of its own that az does not have; AKSL is the program, whose errors tell which were found.
"""

import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = [
    "a", "b1", "'q x'", '"d $A"', "$A", "${B}", "$(echo c)", "x=y", '"$(echo d | jq .e)"', "--opt", "esac1", "`echo e`",
    "'it'", '"it\'s"', "$'it\\'s'", "{a,b}", "[0]", "$((1+2))", "${C:-d}", "done1", "$1", '"$@"', "if", "h#",
]
REDIRECTIONS = [""] * 6 + [" >/dev/null 2>&1", " <<< x", " < <(echo p)", " &>o"]
SEPARATORS = ["; ", "\n", " && ", " || ", "\n# don't \" (\n", "; # x'\n", "\n\n"]
ENDS = ["; ", "\n", ";\n", "\n# c'\n"]
CONDITIONS = ["-z $A", "$A == b*", "$A =~ ^(x|y)+$", '! -n "$B" && ( a < b || c > d )', "$(echo r) != x"]


class Scripts:
    """Random scripts; `zz1`, `zz2` and so on are what stands behind the `az`s of one."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def script(self):
        self.count = 0
        return self.list(3) + "\n"

    def simple(self):
        name = "echo"
        if self.random.random() < 0.5:
            self.count += 1
            name = f"az zz{self.count}"
        words = [self.random.choice(WORDS) for _ in range(self.random.randint(0, 3))]
        return " ".join([name, *words]) + self.random.choice(REDIRECTIONS)

    def list(self, depth):
        text = self.statement(depth)
        for _ in range(self.random.randint(0, 2)):
            text += self.random.choice(SEPARATORS) + self.statement(depth)
        return text

    def body(self, depth):
        return self.list(depth - 1) + self.random.choice(ENDS)

    def branch(self, depth):
        opening = self.random.choice(["", "("]) + self.random.choice(["a", "a|b", "*", "'x y'", "[0-9]*", "$A"])
        return f"{opening}) {self.list(depth - 1)}" + self.random.choice([";;\n", "\n;;\n", " ;&\n"])

    def statement(self, depth):
        choose = self.random.choice
        if depth <= 0 or self.random.random() < 0.4:
            return self.simple()
        match self.random.randint(0, 14):
            case 0:
                rest = choose([lambda: "", lambda: "else\n" + self.body(depth),
                               lambda: "elif " + self.body(depth) + "then " + self.body(depth)])
                return f"if {self.body(depth)}then {self.body(depth)}{rest()}fi"
            case 1:
                words = " ".join(choose(WORDS) for _ in range(self.random.randint(0, 3)))
                return f"for X in {words}{choose(ENDS)}do {self.body(depth)}done"
            case 2:
                end = choose(["", " > o", " < <(echo q)"])
                return f"{choose(['while', 'until'])} {self.body(depth)}do\n{self.body(depth)}done{end}"
            case 3:
                branches = "".join(self.branch(depth) for _ in range(self.random.randint(0, 2)))
                last = choose([lambda: "", lambda: f"*) {self.list(depth - 1)}\n"])()
                return f"case {choose(WORDS)} in\n{branches}{last}esac"
            case 4:
                return f"{{ {self.body(depth)}}}"
            case 5:
                return f"( {self.list(depth - 1)} )"
            case 6:
                return f"f() {{ {self.body(depth)}}}"
            case 7:
                return f"function g {choose(['', '() '])}{{\n{self.body(depth)}}}"
            case 8:
                return f"[[ {choose(CONDITIONS)} ]]"
            case 9:
                return "(( A > 1 ))"
            case 10:
                return f"{self.simple()} | {self.statement(depth - 1)}"
            case 11:
                return choose(["! ", "time "]) + self.simple()
            case 12:
                return "A=( a 'b c' $(echo s)\n# it's\n d )"
            case 13:
                return f"for ((i=0;i<3;i++)); do {self.body(depth)}done"
        document = choose(["EOF", "'EOF'"])
        return f"cat <<{document}\nit's $A ( {{\nEOF\n{self.simple()}"


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 16)
    scripts = Scripts(seed)
    read = lines = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, count, 200):
            texts = {}
            for number in range(start, min(count, start + 200)):
                path = Path(folder) / f"{number}.sh"
                texts[str(path)] = scripts.script()
                path.write_text(texts[str(path)])
            answer = subprocess.run(
                [program, "check", "--error-format", "short", *texts], capture_output=True, text=True, timeout=300)
            if answer.returncode not in (0, 3):
                sys.exit(f"seed {seed}: exit code {answer.returncode}: {answer.stderr}")
            errors = {path: "" for path in texts}
            for line in answer.stdout.splitlines():
                errors[line.split(":", 1)[0]] += line + "\n"
            for path, text in texts.items():
                if subprocess.run(["bash", "-n", path], capture_output=True).returncode != 0:
                    continue
                read += 1
                wanted = set(re.findall(r"zz\d+", text))
                found = set(re.findall(r"'(zz\d+)' is misspelled", errors[path]))
                lines += len(wanted)
                if wanted != found or "[H001]" in errors[path]:
                    wrong += 1
                    print(f"{text}\nnot found: {sorted(wanted - found)}\n{errors[path]}")
    print(f"seed {seed}: {read} scripts that bash reads, {lines} lines of az, {wrong} scripts read otherwise")
    sys.exit(wrong > 0 or read < count // 2)


main()
