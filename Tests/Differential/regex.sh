#!/usr/bin/env bash
# Compares regular expressions with Python's, on expressions nobody has seen before.
#
# usage: Tests/Differential/regex.sh [COUNT [SEED]]
#        Tests/Differential/regex.sh --store      writes the cases of RegularExpressionsTests again
#   PYTHON=path   a Python of 3.11 or later (default python3)
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
# Before 3.11, `a*+` was something else.
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "skipped: $python is not Python 3.11 or later" >&2
  exit 0
fi
if [ "${1:-}" = --store ]; then
  "$python" Tests/Differential/regex_cases.py 1 3000 >Tests/RegularExpressionsTests/Cases/cases.jsonl
  exit
fi
cases=$(mktemp)
trap 'rm -f "$cases"' EXIT
seed=${2:-$RANDOM}
echo "seed $seed"
"$python" Tests/Differential/regex_cases.py "$seed" "${1:-20000}" >"$cases"
AKSL_REGEX_CASES=$cases swift test --filter RegexOracleTests
