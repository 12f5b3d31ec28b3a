#!/usr/bin/env bash
# Prints what it costs to run a document of a megabyte with two thousand blocks: of the language with their outputs, and
# of az.
#
# usage: Tests/Benchmarks/documents.sh path/to/aksl
#   ROUNDS=n   how often each is run (default 5)
set -eu
# shellcheck source=Tests/Benchmarks/measuring.sh
. "$(dirname "$0")/measuring.sh"
prepare "$1"

prose=$(printf 'Some words about a pool, and about what becomes of it when nobody looks. %.0s' 1 2 3 4 5 6)
for number in $(seq 1000); do
  # shellcheck disable=SC2016 # backquotes of Markdown
  printf '## Section %s\n\n%s\n\n```aksl\nlet x%s = %s\nassert x%s > 0\n```\n\n%s\n\n```aksl\nprint %s\n```\n\n```text expect\n%s\n```\n\n' \
    "$number" "$prose" "$number" "$number" "$number" "$prose" "$number" "$number"
done >"$work/language.md"
for number in $(seq 2000); do
  # shellcheck disable=SC2016
  printf '## Section %s\n\n%s\n\n```azurecli\naz aks nodepool show --name dev --cluster-name sandbox --resource-group sandbox-rg --query count\n```\n\n' \
    "$number" "$prose"
done >"$work/az.md"

{
  program '2000 blocks' "$aksl" doc "$work/language.md"
  program '2000 lines of az' "$aksl" doc "$work/az.md"
} | "$work/measure" "${ROUNDS:-5}"
echo "goal: each below 2000 ms."
