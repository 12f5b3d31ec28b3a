#!/bin/sh
# Looks for texts that aksl treats badly: fuzz.sh [syntax|session|shell|document] [SECONDS]. Needs clang's libFuzzer, which comes
# with Swift on Linux. What it finds is left in .build/fuzz/findings and belongs into Tests/Fuzz/Corpus, mended.
set -eu
cd "$(dirname "$0")/../.."

what=${1:-session}
seconds=${2:-60}
out=.build/fuzz
mkdir -p "$out/findings" "$out/corpus/$what"

# Optimised, but with every check that the language makes; instrumented, which SwiftPM does not do for one product.
flags="-O -parse-as-library -sanitize=fuzzer -package-name aksl -swift-version 6 -I $out -I Sources/CMarkGFM -suppress-warnings \
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
  -enable-upcoming-feature MemberImportVisibility"

build() { # module, folder
  # shellcheck disable=SC2086
  find "$2" -name '*.swift' -print0 | sort -z | xargs -0 swiftc $flags -wmo -module-name "$1" \
    -emit-module -emit-module-path "$out/$1.swiftmodule" -c -o "$out/$1.o"
}

build AKSLLanguage Sources/AKSLLanguage
build AKSModel Sources/AKSModel
build TimeZoneRules Sources/TimeZoneRules
build AKSLJSON Sources/AKSLJSON
build Shell Sources/Shell
build LoadTraces Sources/LoadTraces
build JMESPath Sources/JMESPath
build AzureCLI Sources/AzureCLI
build AKSLInterpreter Sources/AKSLInterpreter
build AKSLScenarios Sources/AKSLScenarios
build AKSLReports Sources/AKSLReports
build RegularExpressions Sources/RegularExpressions
build OutputMatching Sources/OutputMatching
build Markdown Sources/Markdown
build AKSLDocuments Sources/AKSLDocuments
build FuzzTargets Tests/Fuzz/Targets
# shellcheck disable=SC2086
swiftc $flags "Tests/Fuzz/Entries/$what.swift" "$out"/*.o -o "$out/fuzz-$what"

# Swift's own report of a crash would come before libFuzzer could save the text.
export SWIFT_BACKTRACE=enable=no

# New texts go into the first folder; the others are only read. Timeouts and memory are findings, too.
exec "$out/fuzz-$what" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=600 \
  -dict=Tests/Fuzz/words.dict -artifact_prefix="$out/findings/$what-" -print_final_stats=1 \
  "$out/corpus/$what" Tests/Fuzz/Corpus Tests/Scenarios Tests/Diagnostics examples
