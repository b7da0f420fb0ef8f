#!/usr/bin/env bash
# How much a server bears, beside nginx with a file of the same size and the specification taken literally (Flask, pandas, gunicorn), all in
# one run on one machine; wrk asks.
#   bench/load.sh [SECONDS [ROWS]]     by default 20 seconds a measurement, and 5 million rows for the run beside
#   ONLY='capacity peers' bench/load.sh   some of: capacity peers isolation overload slow start
#   MINUTES=30 ONLY=soak bench/load.sh    half of the capacity for so long: what grows
# Needs wrk, nginx, slowhttptest, curl; gunicorn, python3-flask and python3-pandas for the peer.
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"
PATH=$PATH:/usr/sbin

length=${1:-20} rows=${2:-5000000}
parts=${ONLY:-capacity peers isolation overload slow start}
paths='/api/cluster_distribution /api/feature_importance /api/cluster_profiles /api/segment_details'
scratch=$(mktemp -d "${TMPDIR:-/tmp}/load.XXXXXX")
started=()
leave() {
    local process
    for process in ${started[@]+"${started[@]}"}; do kill "$process" 2>/dev/null || true; done
    wait
    rm -rf "$scratch"
}
trap leave EXIT
for tool in wrk nginx slowhttptest curl; do
    if ! command -v "$tool" >/dev/null; then
        echo "$tool is missing: apt-get install wrk nginx slowhttptest curl" >&2
        exit 1
    fi
done

wanted() { case " $parts " in *" $1 "*) return 0 ;; *) return 1 ;; esac }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", b ? a / b : 0 }'; }

# until_answers ADDRESS
until_answers() {
    local tries=0
    until curl -s -o /dev/null --max-time 5 "$1"; do
        tries=$((tries + 1))
        if [ $tries -gt 600 ]; then
            tail -n 20 "$scratch"/*.log >&2
            echo "Nobody answers at $1" >&2
            exit 1
        fi
        sleep 0.1
    done
}

# serve NAME=VALUE...: starts the product with these settings besides; $server is its process, $address its address.
serve() {
    local port
    port=$(free_port)
    address=http://127.0.0.1:$port
    env PORT="$port" OPEN_ENDPOINTS=1 "$@" "$home/segmentation" serve >"$scratch/said.log" 2>"$scratch/server.log" &
    server=$!
    started+=("$server")
    until_answers "$address/actuator/health/readiness"
}

stop() {
    kill "$server"
    wait "$server" || true
}

# send LOG CLIENTS SECONDS ADDRESS OPTIONS...: asks without a pause, or with PAUSE.
send() {
    local log=$1 clients=$2 for=$3 where=$4 threads=1
    shift 4
    if [ "$clients" -gt 200 ]; then threads=2; fi
    wrk -t$threads -c"$clients" -d"${for}s" --timeout 10s -s "$home/bench/load.lua" "$@" "$where" >"$scratch/$log.log"
}

# heard LOG: sets rate and good (answers a second), median and p99 (ms), bad (other statuses than 2xx), broken (connections), refused,
# returning (of them with Retry-After) and other.
heard() {
    read -r rate good median p99 bad broken refused returning other < <(sed -n 's/^RESULT //p' "$scratch/$1.log")
}

# load CLIENTS SECONDS ADDRESS OPTIONS...: both.
load() {
    send wrk "$@"
    heard wrk
}

# tell NAME: a line about the load just made.
tell() {
    printf '%-52s %9.0f /s  median %8.2f ms  p99 %8.2f ms  not 2xx %d, broken %d\n' "$1" "$rate" "$median" "$p99" "$bad" "$broken"
}

# beside FILE: nginx with that file; $static is its address.
beside() {
    local port
    port=$(free_port)
    static=http://127.0.0.1:$port/file.json
    mkdir -p "$scratch/nginx/files"
    cp "$1" "$scratch/nginx/files/file.json"
    chmod -R a+rX "$scratch"
    cat >"$scratch/nginx/nginx.conf" <<END
worker_processes auto;
pid $scratch/nginx/pid;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    keepalive_requests 100000000;
    types { application/json json; }
    server { listen 127.0.0.1:$port; root $scratch/nginx/files; }
}
END
    nginx -c "$scratch/nginx/nginx.conf" -e "$scratch/nginx.log" -g 'daemon off;' &
    started+=("$!")
    until_answers "$static"
}

capacity() {
    local json=$scratch/segments.json most nginx
    curl -s -H "$auth" "$address/api/v1/segments" >"$json"
    echo "One answer of /api/v1/segments: $(wc -c <"$json") bytes"
    beside "$json"
    load 32 $((length / 2 + 1)) "$address/api/v1/segments" -H "$auth"
    load 32 "$length" "$static"
    nginx=$rate
    tell 'nginx, a file of that size, 32 clients'
    load 32 "$length" "$address/api/v1/segments" -H "$auth"
    most=$rate
    tell 'product, /api/v1/segments with a token, 32 clients'
    echo "product / nginx: $(ratio "$most" "$nginx")"
}

peers() {
    local path cached port
    if ! has_python flask pandas || ! command -v gunicorn >/dev/null; then
        echo 'SKIPPED: Flask (apt-get install gunicorn python3-flask python3-pandas)'
        return
    fi
    for cached in '' 1; do
        port=$(free_port)
        (cd "$home/bench" && exec env CACHED=$cached DATA="$scratch/run/assignments.csv" PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m gunicorn -w 2 \
            -b "127.0.0.1:$port" --log-level error peer_flask:app) >"$scratch/flask.log" 2>&1 &
        started+=("$!")
        until_answers "http://127.0.0.1:$port/api/cluster_distribution"
        for path in $paths; do
            load 8 $((length / 2 + 1)) "http://127.0.0.1:$port$path"
            tell "Flask${cached:+, file kept in memory}, $path"
            local peer=$rate
            load 8 $((length / 4 + 1)) "$address$path"
            load 8 $((length / 2 + 1)) "$address$path"
            tell "product, $path"
            echo "    product / Flask: $(ratio "$rate" "$peer")"
        done
        kill "${started[-1]}"
    done
}

# The run is made by the server, as one that was asked for in the page; 200 requests a second meanwhile.
isolation() {
    local quiet id job state begun
    generate "$rows" "$scratch/large.csv"
    PAUSE=40 load 8 "$length" "$address/api/v1/segments" -H "$auth"
    PAUSE=40 load 8 "$length" "$address/api/v1/segments" -H "$auth"
    quiet=$p99
    tell 'product, 200 requests a second, quiet'
    id=$(curl -s -H "$analyst" -F "file=@$scratch/large.csv;type=text/csv" "$address/api/v1/datasets" | sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p' | head -n 1)
    begun=$(now)
    job=$(curl -s -H "$analyst" -H 'Content-Type: application/json' -d "{\"dataset\":\"$id\"}" "$address/api/v1/runs" | sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p' | head -n 1)
    PAUSE=40 send beside 8 "$length" "$address/api/v1/segments" -H "$auth" &
    local asking=$!
    while :; do
        state=$(curl -s -H "$analyst" "$address/api/v1/runs/$job" | sed -n 's/.*"state" *: *"\([^"]*\)".*/\1/p' | head -n 1)
        case $state in published | complete | failed | cancelled | interrupted | kept) break ;; esac
        sleep 0.2
    done
    echo "run of $rows rows: $state after $(awk -v a="$begun" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }') s"
    wait $asking
    heard beside
    tell 'product, 200 requests a second, beside that run'
    echo "p99 beside the run / quiet: $(ratio "$p99" "$quiet")"
}

overload() {
    local peak before polite greedy
    load 32 "$length" "$address/api/v1/segments" -H "$auth"
    peak=$good
    tell 'product, 32 clients'
    REFUSALS=1 load 512 "$length" "$address/api/v1/segments" -H "$auth"
    tell 'product, 512 clients'
    echo "goodput of 512 clients / of 32: $(ratio "$good" "$peak"); refused $refused, of them with Retry-After $returning, other answers $other"
    stop
    serve RATE_LIMIT=1200
    PAUSE=200 load 2 "$length" "$address/api/v1/segments" -H "$auth"
    before=$p99
    tell 'one program, 10 requests a second'
    REFUSALS=1 send greedy 128 $((length + 4)) "$address/api/v1/segments" -H "$analyst" &
    greedy=$!
    sleep 2
    PAUSE=200 load 2 "$length" "$address/api/v1/segments" -H "$auth"
    polite=$p99
    tell 'the same beside one that asks all it can'
    wait $greedy
    heard greedy
    echo "the greedy one: $good /s answered, refused $refused, of them with Retry-After $returning, other answers $other"
    echo "p99 beside the greedy one / alone: $(ratio "$polite" "$before")"
    stop
    serve RATE_LIMIT=0
}

# front: nginx with the site of the package before the server, without TLS; $front is its address.
front() {
    local port folder=$scratch/front
    port=$(free_port)
    front=http://127.0.0.1:$port
    mkdir -p "$folder/cache" "$folder/bodies"
    sed "s|/var/cache/nginx-segmentation|$folder/cache|" "$home/deploy/nginx/http.conf" >"$folder/http.conf"
    cat >"$folder/nginx.conf" <<END
$([ "$(id -u)" != 0 ] || echo 'user root;')
worker_processes auto;
pid $folder/pid;
events { worker_connections 4096; }
http {
    access_log off;
    client_body_temp_path $folder/bodies;
    include $folder/http.conf;
    upstream segmentation { server ${address#http://}; }
    server {
        listen 127.0.0.1:$port;
        include $home/deploy/nginx/server.conf;
    }
}
END
    nginx -c "$folder/nginx.conf" -e "$scratch/front.log" -g 'daemon off;' &
    started+=("$!")
    until_answers "$front/sign-in"
}

# Slow clients come to nginx, which takes a request in whole before it hands it on.
slow() {
    local before kind
    front
    PAUSE=40 load 8 "$length" "$front/api/v1/segments" -H "$auth"
    before=$p99
    tell 'product behind nginx, 200 requests a second'
    for kind in -H -B -X; do
        slowhttptest -c 1000 "$kind" -r 200 -l $((length + 5)) -u "$front/sign-in" >"$scratch/slow.log" 2>&1 &
        local slowly=$!
        sleep 5
        PAUSE=40 load 8 "$length" "$front/api/v1/segments" -H "$auth"
        tell "the same beside 1,000 slow clients ($kind)"
        echo "p99 / before: $(ratio "$p99" "$before")"
        wait $slowly || true
    done
}

# start: from the command to the first page, in turn with an application of the same libraries that does nothing.
start() {
    local folder which begun port
    folder=$home/target/launcher/$(cat "$home/target/launcher/current")
    for _ in 1 2 3 4 5; do
        for which in product empty; do
            port=$(free_port)
            begun=$(now)
            if [ $which = product ]; then
                PORT=$port STATE_PATH=$scratch/first-state LOGS_PATH=$scratch/first-logs "$home/segmentation" serve >"$scratch/said.log" 2>"$scratch/first.log" &
                server=$!
                until_page "http://127.0.0.1:$port/sign-in"
            else
                "$JAVA_HOME/bin/java" -Xshare:auto -XX:-UsePerfData -XX:MaxRAMPercentage=20 -XX:+UseParallelGC -cp "$home/bench/target/classes:$folder/lib/*" \
                    tn.segmentation.bench.EmptyServer "$port" >"$scratch/empty.log" 2>&1 &
                server=$!
                until_page "http://127.0.0.1:$port/login"
            fi
            echo "$which $(awk -v a="$begun" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }')" | tee -a "$scratch/starts"
            stop
        done
    done
    awk '{ n[$1]++; all[$1, n[$1]] = $2 }
        function median(name,   i, j, t) {
            for (i = 1; i <= n[name]; i++) for (j = i + 1; j <= n[name]; j++)
                if (all[name, j] < all[name, i]) { t = all[name, i]; all[name, i] = all[name, j]; all[name, j] = t }
            return all[name, int((n[name] + 1) / 2)]
        }
        END { p = median("product"); e = median("empty"); printf "first page: product %.2f s, empty %.2f s, ratio %.2f\n", p, e, p / e }' "$scratch/starts"
}

# until_page ADDRESS: until it answers 200.
until_page() {
    until [ "$(curl -s -o /dev/null --max-time 5 -w '%{http_code}' "$1")" = 200 ]; do
        if ! kill -0 "$server"; then
            tail -n 20 "$scratch"/*.log >&2
            exit 1
        fi
        sleep 0.02
    done
}

# grown NAME: what the server holds now, after its memory was tidied.
grown() {
    "$JAVA_HOME/bin/jcmd" "$server" GC.run >/dev/null
    sleep 1
    printf '%s: heap %s KB, threads %s, files %s, p99 %s ms, %s /s\n' "$1" \
        "$("$JAVA_HOME/bin/jcmd" "$server" GC.heap_info | sed -n 's/.*total.* used \([0-9]*\)K.*/\1/p' | awk '{ s += $1 } END { print s }')" \
        "$(find "/proc/$server/task" -mindepth 1 -maxdepth 1 | wc -l)" "$(find "/proc/$server/fd" -mindepth 1 | wc -l)" "$p99" "$rate"
}

soak() {
    local minutes=${MINUTES:-30} minute pause
    load 32 "$length" "$address/api/v1/segments" -H "$auth"
    pause=$(awk -v rate="$rate" 'BEGIN { p = 2 * 32000 / rate; printf "%d", p < 1 ? 1 : p }')
    echo "capacity $rate /s; 32 clients with a pause of $pause ms for $minutes minutes"
    for minute in $(seq "$minutes"); do
        PAUSE=$pause load 32 59 "$address/api/v1/segments" -H "$auth"
        grown "minute $minute"
    done
}

describe_machine
own_state "$scratch/state"
export RAW_DATA_PATH=$scratch/state/raw
build_bench
"$home/segmentation" --version
generate 20000 "$scratch/customers.csv"
"$home/segmentation" segment "$scratch/customers.csv" --format both --json >"$scratch/summary.json" 2>"$scratch/progress.log"
ln -s "$(find "$PROCESSED_DATA_PATH" -mindepth 1 -maxdepth 1 -type d ! -name '.*')" "$scratch/run"
auth="Authorization: Bearer $("$home/segmentation" token add reader --role viewer 2>"$scratch/token.log")"
analyst="Authorization: Bearer $("$home/segmentation" token add maker --role analyst 2>"$scratch/token.log")"
serve RATE_LIMIT=0
for part in $parts; do
    printf '\n== %s\n' "$part"
    $part
done
