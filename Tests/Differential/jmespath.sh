#!/usr/bin/env bash
# Compares JMESPath with the library that az uses, on expressions nobody has seen before.
#
# usage: Tests/Differential/jmespath.sh [COUNT [SEED]]
#        Tests/Differential/jmespath.sh --store      writes the cases of JMESPathTests again
#   PYTHON=path   a Python of 3.12 or later that has jmespath 1.0.1 (default /tmp/jm/bin/python), made by
#                 python3 -m venv /tmp/jm && /tmp/jm/bin/pip install jmespath==1.0.1
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-/tmp/jm/bin/python}
# Sums are added up otherwise before 3.12.
if ! "$python" -c 'import jmespath, sys; sys.exit(jmespath.__version__ != "1.0.1" or sys.version_info < (3, 12))' 2>/dev/null; then
  echo "skipped: $python is not Python 3.12 or later with jmespath 1.0.1" >&2
  exit 0
fi
if [ "${1:-}" = --store ]; then
  "$python" Tests/Differential/jmespath_cases.py 1 2500 >Tests/JMESPathTests/Cases/cases.jsonl
  exit
fi
cases=$(mktemp)
trap 'rm -f "$cases"' EXIT
seed=${2:-$RANDOM}
echo "seed $seed"
"$python" Tests/Differential/jmespath_cases.py "$seed" "${1:-20000}" >"$cases"
AKSL_JMESPATH_CASES=$cases swift test --filter OracleTests
