#!/usr/bin/env bash
# Counts the instructions of four programs that work the model hard, at a size and at four times that size: a cost
# that grows faster than the work fails.
#
# usage: Tests/Benchmarks/model.sh path/to/aksl
set -eu
aksl=$1
case $aksl in /*) ;; *) aksl=$PWD/$aksl ;; esac
cd "$(dirname "$0")"
command -v valgrind >/dev/null || { echo 'valgrind is not installed'; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$aksl" "$work/aksl"
strip "$work/aksl"
aksl=$work/aksl

# The name and the size of a program: millions of instructions beyond those of an empty run.
instructions() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$aksl" run -q --param "n=$2" "Model/$1.aksl" 2>&1 >/dev/null \
    | awk '/Collected/ { printf "%d", $NF / 1e6 }'
}

failed=0
while read -r name size; do
  small=$(instructions "$name" "$size")
  large=$(instructions "$name" $((4 * size)))
  ratio=$(awk "BEGIN { printf \"%.1f\", $large / $small }")
  printf '%-11s %5d: %6d million   %5d: %6d million   x %s\n' "$name" "$size" "$small" $((4 * size)) "$large" "$ratio"
  if awk "BEGIN { exit !($ratio > 5.0) }"; then failed=1; fi
done <<'END'
operations 500
pools 500
nodes 20
schedules 30
END
if [ $failed -ne 0 ]; then
  echo 'four times the work costs more than five times as much'
  exit 1
fi
