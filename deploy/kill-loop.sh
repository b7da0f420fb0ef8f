#!/usr/bin/env bash
# Kills `segment` at random instants, and looks each time that what it said is true and nothing is half there:
#   deploy/kill-loop.sh [TIMES]     by default 40
# A run that was acknowledged is there and whole; one that was not is wholly there or wholly absent; no draft outlives the
# next command. Needs the program as ./segmentation builds it.
set -euo pipefail

cd "$(dirname "$0")/.."
program=$PWD/segmentation
times=${1:-40}
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
export PROCESSED_DATA_PATH=$stage/runs STATE_PATH=$stage/state FIGURES_PATH=$stage/figures LOGS_PATH=$stage/logs RAW_DATA_PATH=$stage/raw

failed=
fault() {
    echo "FAULT: $*"
    failed=yes
}

"$program" sample 20000 --seed 7 --months 1 --out "$stage/sample" >"$stage/out" 2>&1
file=$(find "$stage/sample" -name 'lignes-*.csv' | head -n 1)
begun=$(date +%s%N)
"$program" segment "$file" --json >"$stage/first" 2>"$stage/err"
took=$((($(date +%s%N) - begun) / 1000000))
grep -o '"run_id" *: *"[^"]*"' "$stage/first" | cut -d '"' -f 4 >"$stage/acknowledged"
echo "One run takes $took ms; $times are killed within $((took * 5 / 4)) ms."

killed=0
for i in $(seq "$times"); do
    setsid "$program" segment "$file" --json >"$stage/out.$i" 2>"$stage/err" &
    group=$!
    sleep "$(awk -v most=$((took * 5 / 4)) -v seed="$RANDOM" 'BEGIN { srand(seed); printf "%.3f", rand() * most / 1000 }')"
    if kill -KILL -- -"$group" 2>/dev/null; then killed=$((killed + 1)); fi
    wait "$group" 2>/dev/null || true
    # the summary is printed once the run is registered and published
    if tail -n 1 "$stage/out.$i" | grep -q '^}$'; then
        grep -o '"run_id" *: *"[^"]*"' "$stage/out.$i" | head -n 1 | cut -d '"' -f 4 >>"$stage/acknowledged"
    fi
    for run in "$PROCESSED_DATA_PATH"/*/; do
        if [ ! -f "$run/manifest.json" ]; then fault "after $i: $run has no manifest"; fi
    done
done

"$program" segment "$file" --json >"$stage/last" 2>"$stage/err" || fault 'the next command does not work'
if find "$PROCESSED_DATA_PATH" -maxdepth 1 -name '.*.tmp' | grep -q .; then fault 'a draft is left'; fi
while read -r run; do
    "$program" verify run "$run" --file "$file" >"$stage/verified" 2>&1 || fault "$run was acknowledged: $(cat "$stage/verified")"
done <"$stage/acknowledged"
# A run that was complete and not yet registered is named, and can be adopted.
for run in "$PROCESSED_DATA_PATH"/*/; do
    "$program" adopt "$(basename "$run")" >"$stage/adopted" 2>&1 || fault "$run cannot be adopted: $(cat "$stage/adopted")"
done
"$program" doctor >"$stage/doctor" 2>&1 || fault "the doctor finds: $(cat "$stage/doctor")"

echo "Killed $killed of $times; acknowledged $(wc -l <"$stage/acknowledged"), complete folders $(find "$PROCESSED_DATA_PATH" -mindepth 1 -maxdepth 1 -type d | wc -l)."
if [ -n "$failed" ]; then exit 1; fi
echo 'Each that was acknowledged is there and whole; nothing is half there.'
