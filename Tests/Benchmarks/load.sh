#!/bin/sh
# How long clusters that follow their load take: a day of 1,000 nodes and 30,000 pods, a month of 5,000 and 150,000.
#
#   Tests/Benchmarks/load.sh [PROGRAM]
set -eu
here=$(dirname "$0")
program=${1:-$here/../../.build/release/aksl}
for script in autoscaler-day autoscaler-month; do
  echo "$script"
  ( time "$program" run --quiet "$here/Load/$script.aksl" ) 2>&1
done
