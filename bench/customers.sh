#!/usr/bin/env bash
# How long it takes to ask about the customers of a run: bench/customers.sh [ROWS] [ROUNDS] [FOLDER]
#   FOLDER keeps the input and the run for the next time
# On another JDK: JAVA_HOME=... bench/customers.sh ...
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

rows=${1:-10000000} rounds=${2:-21}
work_in "${3:-}"
own_state "$work/state"
describe_machine
build_bench
generate "$rows" "$work/subscribers-$rows.csv"
if [ ! -d "$work/run-$rows" ]; then
    "$home/segmentation" segment "$work/subscribers-$rows.csv" --out "$work/run-$rows" --no-publish >/dev/null
fi
"$JAVA_HOME/bin/java" -Xmx256m -cp "$(bench_classes)" tn.segmentation.bench.CustomerLookup "$work/run-$rows" "$rounds"
