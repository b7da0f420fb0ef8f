#!/usr/bin/env bash
# Rehearses an upgrade without an interruption, on the loopback: two servers of the package on one PostgreSQL, with what they share,
# behind nginx. While clients read, bring files and follow runs, one server after the other is taken out of nginx, stopped, started
# as the new version, and taken in again. Then one is stopped as it is, in the middle of everything. It fails if one request does.
#   deploy/rehearse-upgrade.sh
set -euo pipefail

repository=$(cd -P "$(dirname "$0")/.." && pwd)
# shellcheck source=build/tools.sh
. "$repository/build/tools.sh"
require_jdk || exit 1
export LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin
# shellcheck source=deploy/stage.sh
. "$repository/deploy/stage.sh"

site=segments.test
readers=2

# The newest PostgreSQL of this machine, else that which the tests of the module postgres have unpacked.
find_postgres() {
    local folder archive
    postgres=
    for folder in /usr/lib/postgresql/*/bin; do
        if [ -x "$folder/initdb" ]; then postgres=$folder; fi
    done
    if [ -n "$postgres" ]; then return; fi
    archive=$(find "$repository/postgres/target/servers/oldest" -name '*.txz' 2>/dev/null | head -n 1)
    if [ -z "$archive" ]; then
        say "Il manque un PostgreSQL : sudo apt-get install postgresql" "A PostgreSQL is missing: sudo apt-get install postgresql"
        exit 1
    fi
    mkdir "$stage/postgres"
    tar -xJf "$archive" -C "$stage/postgres"
    postgres=$stage/postgres/bin
}

# PostgreSQL does not run as root.
as_nobody() {
    if [ "$(id -u)" = 0 ]; then setpriv --reuid nobody --regid nogroup --clear-groups "$@"; else "$@"; fi
}

start_postgres() {
    local data=$stage/database/data
    mkdir "$stage/database"
    chmod 755 "$stage"
    if [ "$(id -u)" = 0 ]; then chown nobody "$stage/database"; fi
    as_nobody "$postgres/initdb" -D "$data" -U segmentation -A trust -E UTF8 --locale=C --no-sync >"$stage/initdb" 2>&1
    as_nobody "$postgres/postgres" -D "$data" -p "$1" -h 127.0.0.1 -c unix_socket_directories='' -c fsync=off >"$stage/postgres.log" 2>&1 &
    started+=($!)
    eventually 30 is_open "$1"
}

is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# settle_one NAME PORT: a server of several, with what it shares and what is its own.
settle_one() {
    settle "$1" "$2" <<END
PUBLIC_URL: https://$site
RATE_LIMIT: 0
STATE_URL: jdbc:postgresql://127.0.0.1:$database/postgres
STATE_USER: segmentation
CUSTOMER_KEY_FILE: $stage/shared/key/customer-tokens.json
END
    sed -i -E "s#^(RAW_DATA_PATH|PROCESSED_DATA_PATH|FIGURES_PATH): $stage/$1/#\1: $stage/shared/#" "$stage/$1/segmentation.yml"
}

# upstream [NAME]: both servers, that of this name taken out.
upstream() {
    local name
    echo 'upstream segmentation {'
    echo "    hash \$remote_addr consistent;"
    for name in one two; do
        printf '    server 127.0.0.1:%s max_fails=1 fail_timeout=5s%s;\n' "${ports[$name]}" "$([ "$name" != "${1:-}" ] || echo ' down')"
    done
    echo '}'
}

reload() {
    configure_front "$1"
    nginx -t -q -c "$stage/nginx/nginx.conf" -e "$stage/nginx/error.log"
    kill -HUP "$nginx"
}

is_quiet() { [ -z "$(ss -Htn state established "( sport = :$1 )")" ]; }

makes_nothing() { ! pgrep -P "$1" >/dev/null; }

runs_new() { tr '\0' ' ' <"/proc/${servers[$1]}/cmdline" | grep -F "$stage/newer/segmentation-app.jar" >/dev/null; }

# --- the clients, each from an address of its own, so that each has its server; they note the status of each answer

read_on() {
    while [ -e "$stage/going" ]; do
        # many in one connection, then each in one of its own; curl takes the end of one by HTTP/2 for an error
        ask '/api/segment_details?[1-20]' --interface "127.0.0.$1" --http1.1 -H "$key" -w '%{http_code} get\n' || echo "000 get $?"
        ask '/api/v1/runs' --interface "127.0.0.$1" --http1.1 -H "$key" -w '%{http_code} get\n' || echo "000 get $?"
        ask "$asset" --interface "127.0.0.$1" -w '%{http_code} get\n' || echo "000 get $?"
        # the machine is for the servers too
        sleep 0.1
    done | grep -aoE '[0-9]{3} get( [0-9]+)?$' >>"$stage/answers"
}

bring_on() {
    local answer="$stage/brought.$1"
    while [ -e "$stage/going" ]; do
        ask /api/v1/datasets --interface "127.0.0.$1" -H "$key" -F "file=@$stage/lines.csv" -o "$answer" -w '%{http_code} upload\n' ||
            echo "000 upload $?"
        sleep 1
    done >>"$stage/answers"
}

# Has runs made, one after the other, and hears of each until it is over.
follow_on() {
    local id last
    while [ -e "$stage/going" ]; do
        id=$(ask /api/v1/runs --interface 127.0.0.40 -H "$key" -H 'Content-Type: application/json' -d "{\"dataset\":\"$dataset\"}" | field id)
        if [ -z "$id" ]; then
            echo '000 run'
            continue
        fi
        echo '202 run'
        last=
        until [[ $last == *'"state":"'@(complete|interrupted|failed)'"'* ]]; do
            last=$(ask "/api/v1/runs/$id/events" --interface 127.0.0.40 -N -H "$key" | grep '^data:' | tail -n 1) || true
        done
        printf '%s\n' "$last" >>"$stage/told"
        printf '%s\n' "$last" | field state >>"$stage/ended"
        sleep 2
    done >>"$stage/answers"
}

count() { grep -c "$@" "$stage/answers" || true; }

all_were_answered() {
    local bad
    bad=$(grep -Ev '^(200|201|202) ' "$stage/answers" | sort | uniq -c || true)
    if [ -n "$bad" ]; then echo "$bad"; fi
    [ -z "$bad" ]
}

# Of a server that stops while it is still in nginx, a file that has begun to come may be refused: it cannot be sent twice.
others_were_answered() {
    sed -i '/^503 upload/d' "$stage/answers"
    all_were_answered
}

all_runs_ended() {
    grep '"state":"failed"' "$stage/told" || true
    [ "$(wc -l <"$stage/ended")" -ge 1 ] && ! grep -Evxq 'complete|interrupted' "$stage/ended"
}

# --- the upgrade

# begin NAME PROGRAM: starts the server of that name.
begin() {
    program=$2 serve "$1"
    servers[$1]=$server
}

# has_come NAME PROGRAM: whether it is ready; one that could not start is started again, as systemd does.
has_come() {
    if gone "${servers[$1]}"; then
        tail -n 3 "$stage/$1/errors"
        begin "$1" "$2"
    fi
    ready "${ports[$1]}"
}

upgrade() {
    local begun=$SECONDS
    reload "$(upstream "$1")"
    claim "$1 is left alone once it is out of nginx" eventually 90 is_quiet "${ports[$1]}"
    eventually 60 makes_nothing "${servers[$1]}" || true
    stop "$1"
    begin "$1" "$stage/newer"
    claim "$1 is ready as the new version" eventually 300 has_come "$1" "$stage/newer"
    claim "$1 is the new version" runs_new "$1"
    reload "$(upstream)"
    echo "          ($((SECONDS - begun)) s)"
}

stop() {
    local begun=$SECONDS
    kill -TERM "${servers[$1]}"
    claim "$1 stops within 30 s" eventually 30 gone "${servers[$1]}"
    echo "          ($((SECONDS - begun)) s)"
}

share_the_key() {
    local name seen=()
    for name in one two; do
        seen+=("$(curl -s -H "$key" -H 'Content-Type: application/json' -d '{"id":"C00000042"}' \
            "http://127.0.0.1:${ports[$name]}/api/v1/customers/search" | field token)")
    done
    [ -n "${seen[0]}" ] && [ "${seen[0]}" = "${seen[1]}" ]
}

package=$(the_package) || exit 1
unpack_package "$package"
find_postgres
declare -A ports servers
ports[one]=$(free_port) ports[two]=$(free_port) database=$(free_port) plain=$(free_port) tls=$(free_port)
cp -r "$root/usr/share/segmentation" "$stage/newer"
mkdir -m 750 "$stage/shared" "$stage/shared/key"
certify "$site"
start_postgres "$database"
echo 'An upgrade without an interruption, of two servers behind nginx:'
for name in one two; do
    settle_one "$name" "${ports[$name]}"
    serve "$name"
    servers[$name]=$server
    claim "$name is ready" eventually 120 ready "${ports[$name]}"
done
front "$(upstream)"
key="Authorization: Bearer $(segmentation one token add load --role analyst 2>/dev/null)"
asset=$(ask /sign-in | grep -o '/css/[^"]*\.css' | head -n 1)
lines 5000 >"$stage/lines.csv"
dataset=$(ask /api/v1/datasets -H "$key" -F "file=@$stage/lines.csv" | field id)
segmentation one segment "$stage/lines.csv" --json >/dev/null 2>&1
claim 'both have the same key for tokens of customers' share_the_key

: >"$stage/going"
: >"$stage/answers"
: >"$stage/ended"
clients=()
for number in $(seq $readers); do
    read_on $((20 + number)) &
    clients+=($!)
done
bring_on 30 &
clients+=($!)
bring_on 31 &
clients+=($!)
follow_on &
clients+=($!)
started+=("${clients[@]}")
sleep 5
upgrade one
sleep 3
upgrade two
sleep 5
claim "none of $(wc -l <"$stage/answers") requests failed, of them $(count upload) uploads and $(count run) runs" all_were_answered
before=$(wc -l <"$stage/answers")
echo 'One of them stopped as it is, without being taken out:'
stop one
sleep 3
rm "$stage/going"
wait "${clients[@]}" || true
claim "none of $(($(wc -l <"$stage/answers") - before)) requests failed but uploads that were refused ($(count '^503 upload'))" others_were_answered
claim "each of $(wc -l <"$stage/ended") runs ended, complete ($(grep -c complete "$stage/ended" || true)) or interrupted" all_runs_ended
finish
