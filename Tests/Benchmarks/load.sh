#!/usr/bin/env bash
# How long loaded worlds take, in seconds of the processor, and how much memory: a day of 1,000 nodes and 30,000 pods,
# a month of 5,000 and 150,000, a month of nights of 40 clusters.
#
# usage: Tests/Benchmarks/load.sh path/to/aksl
set -eu
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# name, most seconds, arguments of the program
run() {
  local name=$1 most=$2
  shift 2
  python3 - "$name" "$most" "$program" run --quiet "$@" <<'PYTHON'
import resource
import subprocess
import sys

name, most, *command = sys.argv[1:]
told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = usage.ru_utime + usage.ru_stime
print(f"{name}: {seconds:.2f} s, peak {usage.ru_maxrss / 1024:.0f} MiB (goal {most} s): {told.strip()}")
PYTHON
}

run autoscaler-day 5 Load/autoscaler-day.aksl
python3 Model/clusters.py 40 >"$work/clusters.json"
run nights 1 --world "$work/clusters.json" Load/nights.aksl
run constrained-day 10 Load/constrained-day.aksl
run autoscaler-month 60 Load/autoscaler-month.aksl
