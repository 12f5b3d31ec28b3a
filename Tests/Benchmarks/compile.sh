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
for lua in lua5.4 luajit; do
  if command -v "$lua" >/dev/null; then
    "$lua" Compile/load.lua "${ROUNDS:-5}" "$work/script.lua"
  else
    echo "$lua            not installed"
  fi
done
echo "goal: aksl compile at least 2.5 x the lines of lua5.4 load; parse memory at most 8 bytes a byte of source."
