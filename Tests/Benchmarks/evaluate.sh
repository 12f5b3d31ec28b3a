#!/usr/bin/env bash
# Prints what it costs to run five small programs, next to the same programs in other languages.
#
# usage: Tests/Benchmarks/evaluate.sh path/to/aksl
#   ROUNDS=n   how often each program is run (default 15)
set -eu
aksl=$1
case $aksl in /*) ;; *) aksl=$PWD/$aksl ;; esac
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$aksl" "$work/aksl"
strip "$work/aksl"
aksl=$work/aksl
swiftc -O -swift-version 5 StartUp/main.swift -o "$work/measure"

# One line for the measuring program: a name, the number of instructions in millions, the command line.
program() {
  local name=$1 path instructions=''
  shift
  if ! path=$(command -v "$1"); then
    printf '%s\t\n' "$name"
    return
  fi
  shift
  if command -v valgrind >/dev/null; then
    instructions=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$path" "$@" 2>&1 >/dev/null \
      | awk '/Collected/ { printf "%.2f", $NF / 1e6 }')
  fi
  printf '%s\t%s\t%s' "$name" "$instructions" "$path"
  printf '\t%s' "$@"
  printf '\n'
}

for name in calls loop text maps fields; do
  echo "$name:"
  {
    program aksl "$aksl" run "Evaluate/$name.aksl"
    program lua5.4 lua5.4 "Evaluate/$name.lua"
    program luajit luajit "Evaluate/$name.lua"
  } | "$work/measure" "${ROUNDS:-15}" | tail -n +2
done
echo "goal: a geometric mean of at most 0.70 x lua5.4, and none above 1.20 x."
