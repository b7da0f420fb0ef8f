#!/usr/bin/env bash
# What an iteration takes of fits of customers to their end: bench/fit.sh [ROWS] [FITS] [FOLDER]
#   FOLDER keeps the input for the next time
# On another JDK: JAVA_HOME=... bench/fit.sh ...; VECTOR=no for the scalar twin
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

rows=${1:-10000000} fits=${2:-7}
work_in "${3:-}"
describe_machine
build_bench
generate "$rows" "$work/subscribers-$rows.csv"
options=(-XX:MaxRAMPercentage=80 -XX:+UseSerialGC)
if [ "${VECTOR:-yes}" != no ]; then options+=(--add-modules=jdk.incubator.vector); fi
"$JAVA_HOME/bin/java" "${options[@]}" -cp "$(bench_classes)" tn.segmentation.bench.ConvergingFit "$work/subscribers-$rows.csv" "$fits"
