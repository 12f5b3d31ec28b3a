#!/usr/bin/env bash
# Compares the reader and the machine of shell scripts with bash, on scripts nobody has seen before.
#
# usage: Tests/Differential/shell.sh [COUNT [SEED]]
#        Tests/Differential/shell.sh --store      writes the cases of ShellTests again
set -eu
cd "$(dirname "$0")/../.."
if [ "${BASH_VERSINFO[0]}${BASH_VERSINFO[1]}" -lt 52 ]; then
  echo "skipped: this is bash $BASH_VERSION, and 5.2 or later is wanted" >&2
  exit 0
fi
if [ "${1:-}" = --store ]; then
  python3 Tests/Differential/shell_cases.py 1 1500 >Tests/ShellTests/Cases/cases.jsonl
  exit
fi
cases=$(mktemp)
trap 'rm -f "$cases"' EXIT
seed=${2:-$RANDOM}
echo "seed $seed"
python3 Tests/Differential/shell_cases.py "$seed" "${1:-5000}" >"$cases"
AKSL_SHELL_CASES=$cases swift test --filter BashTests
