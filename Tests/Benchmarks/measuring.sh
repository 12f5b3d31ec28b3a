# What the scripts beside it share; sourced by them, in bash, with `set -eu`.
# shellcheck shell=bash

# Makes a folder for what is measured, and `$aksl` the program as it is distributed: stripped, because valgrind cannot
# read all debugging information.
prepare() {
  aksl=$1
  case $aksl in /*) ;; *) aksl=$PWD/$aksl ;; esac
  cd "$(dirname "$0")" || exit
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cp "$aksl" "$work/aksl"
  strip "$work/aksl"
  aksl=$work/aksl
  swiftc -O -swift-version 5 StartUp/main.swift -o "$work/measure"
}

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
