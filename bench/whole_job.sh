#!/usr/bin/env bash
# Whole jobs side by side, from a CSV to a file with a segment per customer: the product and its peers on the same file,
# in turn, so that a machine that slows down slows all of them.
#   bench/whole_job.sh [ROWS [RUNS [FOLDER]]]     (10000000 3, and a temporary folder that is removed)
# FOLDER keeps the input for the next time; everything else is removed from it.
#   ONLY='sklearn duckdb' bench/whole_job.sh ...  some of: auto standard auto-unpublished standard-unpublished
#                                                 sklearn duckdb tribuo
# Tribuo holds an object per row and feature: it gets the first TRIBUO_ROWS (100000) rows, and no ratio.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

rows=${1:-10000000}
runs=${2:-3}
folder=${3:-}
tribuo_rows=${TRIBUO_ROWS:-100000}
jobs_wanted=${ONLY:-auto standard auto-unpublished standard-unpublished sklearn duckdb tribuo}

if [ -n "$folder" ]; then
    mkdir -p "$folder"
    folder=$(cd "$folder" && pwd)
    scratch=$(mktemp -d "$folder/scratch.XXXXXX")
else
    scratch=$(mktemp -d "${TMPDIR:-/tmp}/whole-job.XXXXXX")
fi
trap 'rm -rf "$scratch"' EXIT
input=${folder:-$scratch}/subscribers-$rows.csv
results=$scratch/results
: >"$results"

# wanted JOB
wanted() {
    case " $jobs_wanted " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

# job NAME: runs one; adds a line NAME RUN ROWS SECONDS PUBLISHED PEAK INERTIA to the results.
job() {
    local name=$1 run=$2 log=$scratch/log count=$rows inertia=-
    case $name in
        auto | standard)
            measure "$log" "$home/segmentation" segment "$input" --out "$scratch/out" --scaling "$name" --json
            inertia=$(ours "$log.out")
            if [ -e "$log.published" ]; then heard=yes; fi
            ;;
        *-unpublished)
            measure "$log" "$home/segmentation" segment "$input" --out "$scratch/out" --scaling "${name%-unpublished}" --no-publish --json
            inertia=$(ours "$log.out")
            ;;
        sklearn)
            measure "$log" env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE /usr/bin/python3 "$home/bench/peer_sklearn.py" "$input" "$scratch/out.csv"
            inertia=$(sed -n 's/.*inertia \([0-9.]*\).*/\1/p' "$log.out")
            ;;
        duckdb)
            measure "$log" "$JAVA_HOME/bin/java" -cp "$(bench_classes)" tn.segmentation.bench.DuckDbCopy "$input" "$scratch/out.parquet"
            ;;
        tribuo)
            count=$((rows < tribuo_rows ? rows : tribuo_rows))
            head -n $((count + 1)) "$input" >"$scratch/first.csv"
            measure "$log" "$JAVA_HOME/bin/java" -XX:MaxRAMPercentage=80 -XX:+UseSerialGC -cp "$(bench_classes)" \
                tn.segmentation.bench.TribuoJob "$scratch/first.csv" "$scratch/out.csv"
            inertia=$(sed -n 's/^inertia //p' "$log.out")
            ;;
    esac
    printf '%s %s %s %s %s %s %s\n' "$name" "$run" "$count" "$seconds" "$published" "$peak" "$inertia" | tee -a "$results"
    case $name in
        sklearn) sed 's/^/    /' "$log.out" ;;
        auto* | standard*) printf '    %s\n' "$(stages "$log.out")" ;;
    esac
    rm -rf "$scratch/out" "$scratch/out.csv" "$scratch/out.parquet" "$scratch/first.csv" "$scratch/state"
}

# ours FILE: the inertia in a summary of the product.
ours() {
    sed -n 's/.*"inertia" *: *\([0-9.Ee+-]*\).*/\1/p' "$1" | head -n 1
}

describe_machine
skipped=
if ! has_python numpy pandas sklearn; then
    skipped=sklearn
    echo 'SKIPPED: pandas + scikit-learn; to have them: apt-get install python3-numpy python3-pandas python3-sklearn'
fi
build_bench
own_state "$scratch/state"
# The product is built before anything is measured.
"$home/segmentation" --version
generate "$rows" "$input"
cat "$input" >/dev/null

heard=
printf '\nAll runs: job, run, rows, seconds of the process, seconds until published, peak MB, inertia\n'
for ((run = 1; run <= runs; run++)); do
    for name in auto sklearn standard duckdb auto-unpublished standard-unpublished tribuo; do
        if wanted "$name" && [ "$name" != "$skipped" ]; then job "$name" "$run"; fi
    done
done

if [ -z "$heard" ] && { wanted auto || wanted standard; }; then echo 'No line of progress said when a run was published: until published is the whole process.'; fi

# Of n runs the lower median. Inertia is comparable where all take z-scores: --scaling standard against scikit-learn.
awk '
    function sorted(list, count,   i, j, t) {
        for (i = 2; i <= count; i++) {
            t = list[i]
            for (j = i - 1; j >= 1 && list[j] > t; j--) list[j + 1] = list[j]
            list[j + 1] = t
        }
    }
    function line(name, what,   i, count, list) {
        count = split(values[name, what], list, " ")
        for (i = 1; i <= count; i++) list[i] += 0
        sorted(list, count)
        median[name, what] = list[int((count + 1) / 2)]
        return sprintf("%8.2f %8.2f %8.2f", list[1], median[name, what], list[count])
    }
    {
        if (!($1 in seen)) { seen[$1] = 1; order[++names] = $1 }
        size[$1] = $3
        values[$1, "whole"] = values[$1, "whole"] " " $4
        values[$1, "published"] = values[$1, "published"] " " $5
        if ($6 > peak[$1]) peak[$1] = $6
        inertia[$1] = $7
    }
    END {
        printf "\n%-22s %10s | %-26s | %-26s | %8s | %s\n", "job", "rows", "published: min median max", "process: min median max", "peak MB", "inertia, relative difference"
        reference = inertia["sklearn"]
        for (i = 1; i <= names; i++) {
            name = order[i]
            correct = inertia[name]
            if (reference > 0 && name ~ /^standard/) correct = correct sprintf(" %+.1e", inertia[name] / reference - 1)
            printf "%-22s %10d | %s | %s | %8s | %s\n", name, size[name], line(name, "published"), line(name, "whole"), peak[name] ? peak[name] : "-", correct
        }
        print ""
        for (i = 1; i <= names; i++) {
            name = order[i]
            if (name !~ /^(auto|standard)/ || median[name, "published"] <= 0) continue
            if ("sklearn" in seen) printf "scikit-learn / %s: %.1f\n", name, median["sklearn", "whole"] / median[name, "published"]
            if ("duckdb" in seen) printf "%s / DuckDB COPY: %.1f\n", name, median[name, "published"] / median["duckdb", "whole"]
        }
    }' "$results"
