#!/usr/bin/env bash
# Prints a table of what it costs to start aksl and print one number, next to its peers.
#
# usage: Tests/Benchmarks/startup.sh path/to/aksl
#   ROUNDS=n   how often each program is started (default 201)
set -eu
aksl=$1
case $aksl in /*) ;; *) aksl=$PWD/$aksl ;; esac
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The program as it is distributed; besides, valgrind cannot read all debugging information.
cp "$aksl" "$work/aksl"
strip "$work/aksl"
aksl=$work/aksl
swiftc -O -swift-version 5 StartUp/main.swift -o "$work/startup"

# One line for the measuring program: a name, the number of instructions in millions, the command line.
program() {
  local name=$1 path instructions=''
  shift
  if ! path=$(command -v "$1"); then
    printf '%s\t\n' "$name"
    return
  fi
  shift
  # pyenv and the like put a script in front of the program; the program itself is what counts.
  case $name in python3*) path=$("$path" -c 'import sys; print(sys.executable)') ;; esac
  # Counted instructions hardly vary, so they show a change that the clock cannot.
  if command -v valgrind >/dev/null; then
    instructions=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null "$path" "$@" 2>&1 >/dev/null \
      | awk '/Collected/ { printf "%.2f", $NF / 1e6 }')
  fi
  printf '%s\t%s\t%s' "$name" "$instructions" "$path"
  printf '\t%s' "$@"
  printf '\n'
}

[ "$("$aksl" -e 'print 1' </dev/null)" = 1 ] \
  || echo "aksl -e 'print 1' does not print 1, so the figures of aksl are of something else." >&2

{
  program aksl "$aksl" -e 'print 1'
  program lua5.4 lua5.4 -e 'print(1)'
  program python3 python3 -c 'print(1)'
  program 'python3 -I -S' python3 -I -S -c 'print(1)'
  program jq jq -n 1
} | "$work/startup" "${ROUNDS:-201}"
echo "goal: aksl at most 3.00 x lua5.4; hoped for: 2.00 x."
