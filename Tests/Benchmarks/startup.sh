#!/usr/bin/env bash
# Prints a table of what it costs to start aksl and print one number, next to its peers.
#
# usage: Tests/Benchmarks/startup.sh path/to/aksl
#   ROUNDS=n   how often each program is started (default 201)
set -eu
# shellcheck source=Tests/Benchmarks/measuring.sh
. "$(dirname "$0")/measuring.sh"
prepare "$1"

[ "$("$aksl" -e 'print 1' </dev/null)" = 1 ] \
  || echo "aksl -e 'print 1' does not print 1, so the figures of aksl are of something else." >&2

{
  program aksl "$aksl" -e 'print 1'
  program lua5.4 lua5.4 -e 'print(1)'
  program python3 python3 -c 'print(1)'
  program 'python3 -I -S' python3 -I -S -c 'print(1)'
  program jq jq -n 1
} | "$work/measure" "${ROUNDS:-201}"
echo "goal: aksl at most 3.00 x lua5.4; hoped for: 2.00 x."
