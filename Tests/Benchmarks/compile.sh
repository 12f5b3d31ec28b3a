#!/usr/bin/env bash
# Prints how fast a long script is parsed, resolved and compiled, next to `load` of Lua.
#
# usage: Tests/Benchmarks/compile.sh path/to/CompileBenchmark
#   MEGABYTES=n   how long the script is (default 10)
#   ROUNDS=n      how often it is read; the best round counts (default 5)
set -eu
benchmark=$1
case $benchmark in /*) ;; *) benchmark=$PWD/$benchmark ;; esac
cd "$(dirname "$0")"

if ! command -v python3 >/dev/null; then
  echo "compile: python3 is not installed, which writes the script to be read"
  exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 Compile/generate.py "${MEGABYTES:-10}" "$work/script"
"$benchmark" "${ROUNDS:-5}" "$work/script.aksl"

# Instructions of a run with a number of parses.
instructions() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$benchmark" "$1" "$work/small.aksl" parse 2>&1 |
    sed -n 's/.*Collected : //p'
}
if command -v valgrind >/dev/null; then
  python3 Compile/generate.py 1 "$work/small"
  bytes=$(wc -c <"$work/small.aksl")
  echo "aksl parse      $((($(instructions 2) - $(instructions 1)) / bytes)) instructions a byte of source"
fi
for lua in lua5.4 luajit; do
  if command -v "$lua" >/dev/null; then
    "$lua" Compile/load.lua "${ROUNDS:-5}" "$work/script.lua"
  else
    echo "$lua            not installed"
  fi
done
echo "goal: aksl compile at least 2.5 x the lines of lua5.4 load; parse at most 65 instructions and 5 bytes a byte of source."
