#!/usr/bin/env bash
# Counts the instructions and takes the time of reading clusters of six pools, as az prints them: 10, and 40, which are to
# take less than 50 milliseconds of the processor; a cost that grows faster than the file fails, too.
#
# usage: Tests/Benchmarks/import.sh path/to/aksl
set -eu
# shellcheck source-path=SCRIPTDIR source=measuring.sh
. "$(dirname "$0")/measuring.sh"
prepare "$1"
command -v valgrind >/dev/null || { echo 'valgrind is not installed'; exit 0; }

# Millions of instructions of a run with so many clusters, beyond those of an empty one.
instructions() {
  local count
  count=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$aksl" -q --world "$1" -e 'let a = 1' 2>&1 >/dev/null \
    | awk '/Collected/ { print $NF }')
  echo $(((count - ${2:-0}) / 1000000))
}

python3 Model/clusters.py 10 >"$work/10.json"
python3 Model/clusters.py 40 >"$work/40.json"
empty=$(instructions empty)000000
small=$(instructions "$work/10.json" "$empty")
large=$(instructions "$work/40.json" "$empty")
# The least of ten runs, because others may be at work; user and system together, in milliseconds.
least=$(for _ in 1 2 3 4 5 6 7 8 9 10; do
  { TIMEFORMAT='%U %S'; time "$aksl" -q --world "$work/40.json" -e 'let a = 1'; } 2>&1 | awk '{ print ($1 + $2) * 1000 }'
done | sort -n | head -n 1)
echo "10 clusters: $small million instructions   40 clusters: $large million, $least ms"
if [ "$large" -gt $((5 * small)) ]; then
  echo 'four times the clusters cost more than five times as much'
  exit 1
fi
if [ "${least%.*}" -ge 50 ]; then
  echo '40 clusters take 50 ms or more'
  exit 1
fi
