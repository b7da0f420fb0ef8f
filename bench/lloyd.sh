#!/usr/bin/env bash
# Runs benchmarks of JMH, with its options, and says what one iteration takes: bench/lloyd.sh LloydBenchmark -p clusters=5,10
#   bench/lloyd.sh -h      the options
# On another JDK: JAVA_HOME=... bench/lloyd.sh ...
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

build_bench
"$JAVA_HOME/bin/java" -cp "$(bench_classes)" tn.segmentation.bench.PerIteration "$@"
