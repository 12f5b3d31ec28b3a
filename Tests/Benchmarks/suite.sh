#!/usr/bin/env bash
# Prints what a thousand small scenarios cost in one run, next to a thousand starts of Lua, and what it costs to watch
# an hour of simulated time.
#
# usage: Tests/Benchmarks/suite.sh path/to/aksl
#   ROUNDS=n   how often each is run (default 11)
set -eu
# shellcheck source=Tests/Benchmarks/measuring.sh
. "$(dirname "$0")/measuring.sh"
prepare "$1"

export XDG_STATE_HOME=$work
for number in $(seq 1000); do
  echo "scenario \"night $number\" { stop dev; assert dev.state == Stopped and dev.nodes.running == 0 }"
done >"$work/many.aksl"
echo 'assert dev.count == 10' >"$work/once.aksl"
# Nothing but the clock makes it hold, so every instant of the hour is looked at.
printf '%s\n' 'stop dev nowait' 'every 1m { let count = dev.count }' 'eventually within 1h: elapsed >= 1h' >"$work/hour.aksl"
cat >"$work/starts" <<'END'
#!/bin/sh
i=0
while [ "$i" -lt 1000 ]; do
  lua5.4 -e 'assert(1 == 1)'
  i=$((i + 1))
done
END
chmod +x "$work/starts"

{
  program '1000 scenarios' "$aksl" test "$work/many.aksl"
  if command -v lua5.4 >/dev/null; then printf '1000 x lua5.4\t\t%s\n' "$work/starts"; fi
  program 'one assertion' "$aksl" run "$work/once.aksl"
  program 'an hour watched' "$aksl" run "$work/hour.aksl"
} | "$work/measure" "${ROUNDS:-11}"
echo "goal: 1000 scenarios below 1000 ms; an hour watched at most 5 ms above one assertion."
