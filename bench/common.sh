# shellcheck shell=bash
# What the scripts of this folder share. Sourced; $home is the folder of the product.

export LC_ALL=C.UTF-8
# shellcheck source=build/tools.sh
. "$home/build/tools.sh"
require_jdk || exit 1

# python ARGUMENT...: that of the system, whose numpy, pandas and scikit-learn are its packages. Two variables that
# machines set for other processes would slow its matrix products down.
python() {
    env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE /usr/bin/python3 "$@"
}

# has_python MODULE...
has_python() {
    local module
    for module in "$@"; do
        python -c "import $module" 2>/dev/null || return 1
    done
}

# bench_classes: the class path of this module.
bench_classes() {
    printf '%s:%s\n' "$home/bench/target/classes" "$(cat "$home/bench/target/classpath")"
}

# build_bench: builds this module when its sources, or those of core and store, are newer than its classes.
build_bench() {
    local list=$home/bench/target/classpath
    if [ -r "$list" ] && [ -z "$(find "$home/pom.xml" "$home/bench/pom.xml" "$home/bench/src/main" "$home/core/pom.xml" \
        "$home/core/src/main" "$home/store/pom.xml" "$home/store/src/main" -newer "$list" -print 2>/dev/null | head -n 1)" ]; then
        return
    fi
    require_maven || exit 1
    (cd "$home" && mvn -B -ntp -q -Dstyle.color=never -Dquick -Pbench -pl bench -am package) >&2
    touch "$list"
}

# browser_classes: builds what looks at pages in Chromium, and prints its class path.
browser_classes() {
    require_maven || return 1
    (cd "$home" && mvn -B -ntp -q -Dstyle.color=never -pl browser -am package dependency:build-classpath \
        -Dmdep.outputFile=target/classpath -DskipTests -Dspotless.check.skip -Dcheckstyle.skip) >&2
    printf '%s:%s\n' "$home/browser/target/test-classes" "$(cat "$home/browser/target/classpath")"
}

# work_in FOLDER: sets work to it, or to a folder that is gone afterwards where none is named.
work_in() {
    work=$1
    if [ -z "$work" ]; then
        work=$(mktemp -d)
        trap 'rm -rf "$work"' EXIT
    fi
    mkdir -p "$work"
}

# generate ROWS FILE: subscribers, seed 7; a file that is there is used again.
generate() {
    if [ -s "$2" ]; then
        echo "Input: $2 is there already, $(wc -c <"$2") bytes"
        return
    fi
    if has_python numpy; then
        python "$home/bench/generate.py" "$1" 7 "$2.part"
    else
        # Enough for a look whether everything runs, and for numbers that nobody should compare with others.
        echo 'NOT COMPARABLE: python3-numpy is missing (apt-get install python3-numpy), so the input is drawn by awk'
        awk -v n="$1" 'BEGIN {
            srand(7)
            print "id_client,age,montant_consommation,nombre_appels,volume_data,nombre_sms"
            for (i = 1; i <= n; i++)
                printf "TT%09d,%d,%.3f,%d,%.3f,%d\n", i, 18 + 60 * rand(), exp(2 + 2 * rand()), 300 * rand() ^ 2, 30 * rand() ^ 3, 90 * rand() ^ 4
        }' >"$2.part"
    fi
    mv "$2.part" "$2"
    echo "Input: $1 rows, seed 7, $(wc -c <"$2") bytes"
}

# measure LOG COMMAND...: runs it; stdout goes to LOG.out, stderr to LOG.err. Sets seconds, published (seconds up to the
# line of progress that says so, else the same) and peak (MB of the whole process, - where there is no GNU time).
measure() {
    local log=$1 start end line status
    local timed=()
    shift
    rm -f "$log.published" "$log.time"
    if [ -x /usr/bin/time ] && /usr/bin/time -v true 2>/dev/null; then timed=(/usr/bin/time -v -o "$log.time"); fi
    start=$(now)
    set +e
    "${timed[@]+"${timed[@]}"}" "$@" 2>&1 >"$log.out" | while IFS= read -r line; do
        case $line in *'"stage":"published"'*) now >"$log.published" ;; esac
        printf '%s\n' "$line"
    done >"$log.err"
    status=${PIPESTATUS[0]}
    set -e
    end=$(now)
    if [ "$status" -ne 0 ]; then
        tail -n 20 "$log.err" "$log.out" >&2
        echo "FAILED with $status: $*" >&2
        return 1
    fi
    seconds=$(awk -v a="$start" -v b="$end" 'BEGIN { printf "%.2f", b - a }')
    published=$seconds
    if [ -r "$log.published" ]; then
        published=$(awk -v a="$start" -v b="$(cat "$log.published")" 'BEGIN { printf "%.2f", b - a }')
    fi
    peak=-
    if [ -r "$log.time" ]; then
        peak=$(awk -F': ' '/Maximum resident/ { printf "%d", $2 / 1024 }' "$log.time")
    fi
}

# stages SUMMARY: seconds per stage, as a run of the product says itself, and Lloyd iterations on all rows.
stages() {
    awk '
        /"iterations"/ { gsub(/[^0-9]/, ""); iterations = $0 }
        /"timings"/ { inside = 1; next }
        inside && /}/ { inside = 0 }
        inside { gsub(/[",:]/, " "); printf "%s %.2f ", $1, $2 }
        END { printf "(%s it)\n", iterations }' "$1"
}

# now: seconds since 1970, in microseconds where the shell can.
now() {
    if [ -n "${EPOCHREALTIME:-}" ]; then printf '%s\n' "${EPOCHREALTIME/,/.}"; else date +%s; fi
}

# own_state FOLDER: runs, database, figures and logs of the product go there, never to the user's own.
own_state() {
    export PROCESSED_DATA_PATH=$1/runs STATE_PATH=$1/state FIGURES_PATH=$1/figures LOGS_PATH=$1/logs
}

# describe_machine: what a number is worth nothing without.
describe_machine() {
    local jdk
    echo "Date: $(date -u +%Y-%m-%d), commit $(git -C "$home" describe --always --dirty 2>/dev/null || echo unknown)"
    echo "CPU: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1), $(getconf _NPROCESSORS_ONLN) cores," \
        "widest vectors $(if grep -qm1 avx512f /proc/cpuinfo 2>/dev/null; then echo AVX-512; elif grep -qm1 avx2 /proc/cpuinfo 2>/dev/null; then echo AVX2; else echo unknown; fi)"
    echo "Memory: $(awk '/^MemTotal/ { printf "%.1f GB", $2 / 1048576 }' /proc/meminfo 2>/dev/null || echo unknown); load before: $(cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo unknown)"
    echo "Kernel: $(uname -srm)"
    echo "JDK in use: $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/^OpenJDK Runtime Environment *//p;s/^Java(TM) SE Runtime Environment *//p' | head -n 1)"
    newest_jdk 18
    jdk=$REPLY
    if [ -n "$jdk" ]; then
        jdk_version "$jdk"
        echo "JDK also installed: $REPLY"
    fi
    echo "Maven: $(maven_version)"
    echo "DuckDB: $(sed -n 's/.*<duckdb.version>\(.*\)<.*/\1/p' "$home/pom.xml"), Tribuo: $(sed -n 's/.*<tribuo.version>\(.*\)<.*/\1/p' "$home/bench/pom.xml")"
    if has_python pandas sklearn; then
        python -c 'import sys, numpy, pandas, sklearn; print("Python: %s, numpy %s, pandas %s, scikit-learn %s" % (sys.version.split()[0], numpy.__version__, pandas.__version__, sklearn.__version__))'
    fi
}
