#!/usr/bin/env bash
# What the verdict on a clean file costs, over a reading that looks at nothing: bench/reading.sh [ROWS] [ROUNDS] [FOLDER]
#   FOLDER keeps the input for the next time
# On another JDK: JAVA_HOME=... bench/reading.sh ...
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

rows=${1:-10000000} rounds=${2:-7}
work_in "${3:-}"
describe_machine
build_bench
generate "$rows" "$work/subscribers-$rows.csv"
# All memory at once, and room for what one reading makes: what is measured is work, not pages that are touched for the first time.
"$JAVA_HOME/bin/java" -XX:InitialRAMPercentage=60 -XX:MaxRAMPercentage=60 -XX:NewRatio=1 -XX:+AlwaysPreTouch -XX:+UseSerialGC --add-modules=jdk.incubator.vector -cp "$(bench_classes)" \
    tn.segmentation.bench.ReadingCost "$work/subscribers-$rows.csv" "$rounds"
