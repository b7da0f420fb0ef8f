#!/usr/bin/env bash
# Time and peak memory of the product as the rows grow: 1 and 10 million, and ROWS where given.
#   bench/memory.sh [ROWS [FOLDER]]       e.g. 100000000; FOLDER keeps the inputs (34 bytes a row) for the next time
#   RAM=8g bench/memory.sh                the JVM takes its shares of so much, as on a machine that has no more
# The peak is the maximum resident set of the whole process, as the kernel counts it.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

folder=${2:-}
if [ -n "$folder" ]; then
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    scratch=$(mktemp -d "$folder/scratch.XXXXXX")
else
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/memory.XXXXXX")
fi
trap 'rm -rf "$scratch"' EXIT

describe_machine
if [ -n "${RAM:-}" ]; then
    echo "The JVM sees $RAM"
    export JDK_JAVA_OPTIONS="${JDK_JAVA_OPTIONS:-} -XX:MaxRAM=$RAM"
fi
own_state "$scratch/state"
"$home/segmentation" --version

printf '\n%10s %8s %14s %8s\n' rows seconds 's per million' 'peak MB'
for rows in ${SIZES:-1000000 10000000} ${1:-}; do
    input=${folder:-$scratch}/subscribers-$rows.csv
    generate "$rows" "$input" >&2
    measure "$scratch/log" "$home/segmentation" segment "$input" --out "$scratch/out" --json
    awk -v n="$rows" -v s="$published" -v p="$peak" 'BEGIN { printf "%10d %8.2f %14.3f %8s\n", n, s, s / n * 1e6, p }'
    printf '    %s\n' "$(stages "$scratch/log.out")"
    rm -rf "$scratch/out" "$scratch/state"
    if [ -z "$folder" ]; then rm -f "$input"; fi
done
