#!/usr/bin/env bash
# How fast the engine of the model is, beside a simulator in Python and a program in C++ that do the same, and what
# snapshots and nodes cost. Ratios of one run: times of a machine that others use tell nothing.
#
# usage: Tests/Benchmarks/engine.sh path/to/EngineBenchmark
#
# SimPy comes from PyPI, into .build/peers; without it or without g++ that comparison is left out.
set -eu
engine=$1
case $engine in /*) ;; *) engine=$PWD/$engine ;; esac
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

peers=$PWD/../../.build/peers
if ! "$peers/bin/python" -c 'import simpy' 2>/dev/null; then
  { python3 -m venv "$peers" && "$peers/bin/pip" install --quiet simpy==4.1.2; } >/dev/null 2>&1 || true
fi
simpy=
if "$peers/bin/python" -c 'import simpy' 2>/dev/null; then simpy=$peers/bin/python; fi
cpp=
if g++ -O2 -std=c++20 Engine/pools.cpp -o "$work/pools" 2>/dev/null; then cpp=$work/pools; fi

# The best of some runs, as "events checksum nanoseconds …".
best() {
  local rounds=$1
  shift
  for _ in $(seq "$rounds"); do "$@"; done | sort -n -k 3 | head -n 1
}

# A day of so many pools. SimPy slows down as its world grows, so it has the whole day, too: minutes, with 1,000 pools.
compare() {
  local day=86400
  local ours
  ours=$(best 3 "$engine" pools "$1" $day)
  echo "$ours" | awk -v pools="$1" '{ printf "%4d pools: %5.1f million events a second, %d events, log of %d, peak %.1f MiB\n",
    pools, $1 * 1000 / $3, $1, $5, $4 / 1024 }'
  if [ -n "$cpp" ]; then
    { echo "$ours"; best 3 "$cpp" "$1" $day; } | awk '
      NR == 1 { events = $1; sum = $2; time = $3 }
      NR == 2 { if (events != $1 || sum != $2) { print "another result than in C++"; exit 1 }
                printf "            %.2f x C++ with std::priority_queue\n", $3 / time }'
  fi
  if [ -n "$simpy" ]; then
    { echo "$ours"; best 1 "$simpy" Engine/pools.py "$1" $day; } | awk '
      NR == 1 { speed = $1 / $3 }
      NR == 2 { printf "            %.0f x SimPy\n", speed / ($1 / $3) }'
  fi
}

compare 100
compare 1000
"$engine" snapshot 100000 | awk '{ printf "snapshot of 100,000 nodes: %d ns; the first write after it %.2f x a copy of the same bytes\n", $1, $2 / $3 }'
"$engine" memory 1000000 | awk '{ printf "memory: %d bytes a node at 1,000,000 nodes\n", $1 }'
