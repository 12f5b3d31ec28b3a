#!/usr/bin/env bash
# Prints what it costs to run five small programs, next to the same programs in other languages.
#
# usage: Tests/Benchmarks/evaluate.sh path/to/aksl
#   ROUNDS=n   how often each program is run (default 15)
set -eu
# shellcheck source=Tests/Benchmarks/measuring.sh
. "$(dirname "$0")/measuring.sh"
prepare "$1"

for name in calls loop text maps fields; do
  echo "$name:"
  {
    program aksl "$aksl" run "Evaluate/$name.aksl"
    program lua5.4 lua5.4 "Evaluate/$name.lua"
    program luajit luajit "Evaluate/$name.lua"
  } | "$work/measure" "${ROUNDS:-15}" | tail -n +2
done
echo "goal: a geometric mean of at most 0.70 x lua5.4, and none above 1.20 x."
