"""Reads the command lines that `aksl export --as az` writes with azure-cli itself: it must accept each of them.

Run it with the Python of an environment that has azure-cli 2.91 in it (see azure-cli.py beside this):

    ENV/bin/python Tests/Differential/azure-cli-export.py --aksl .build/debug/aksl examples Tests/Scenarios

The scripts below the folders are exported, and each of their scenarios; every command line is tried once. Accepted is
a line with which az would have gone on to ask Azure.
"""

import argparse
import pathlib
import re
import shlex
import subprocess
import sys

from azure_stub import Azure


def scenarios(program, file):
    """The names of a file's scenarios."""
    run = subprocess.run([program, "test", "--list", str(file)], capture_output=True, text=True)
    names = [line.split(": ", 1)[1] for line in run.stdout.splitlines() if ": " in line]
    # Tags stand behind a name; so does the row of `each`, which belongs to it.
    return [re.sub(r" \[[^=\]]*\]$", "", name) for name in names]


def export(program, *arguments):
    run = subprocess.run([program, "export", "--as", "az", *arguments], capture_output=True, text=True)
    return run.stdout


def commands(script):
    """The command lines of a script of az, each on one line."""
    lines = []
    for line in script.replace(" \\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words and words[0] == "az":
            end = words.index("||") if "||" in words else len(words)
            lines.append(shlex.join(words[:end]))
    return lines


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--aksl", default=".build/debug/aksl")
    options.add_argument("--most", type=int, help="try no more than so many lines")
    options.add_argument("paths", nargs="+")
    chosen = options.parse_args()

    files = []
    for path in map(pathlib.Path, chosen.paths):
        files += sorted(path.rglob("*.aksl")) if path.is_dir() else [path]
    lines = {}
    for file in files:
        scripts = [export(chosen.aksl, str(file))]
        for name in scenarios(chosen.aksl, file):
            scripts.append(export(chosen.aksl, "--scenario", name, str(file)))
        for script in scripts:
            for line in commands(script):
                lines.setdefault(line, file)
    tried = list(lines)[:chosen.most]
    az = Azure()
    left = []
    for line in tried:
        status, _, sentence = az.ask(line)
        # Nothing is there: az has gone on, and asked for it.
        if sentence is not None and status != 3:
            left.append(line)
            print(f"{lines[line]}: {line}\n  az {status}: {sentence}\n", flush=True)
    print(f"{len(tried)} lines: {len(tried) - len(left)} accepted, {len(left)} left")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
