#!/usr/bin/env bash
# Provokes faults of the disk under the program, and looks that nothing it said is untrue and that it is well again by itself:
#   deploy/faults.sh                     all of this; about half an hour
#   deploy/faults.sh disk [PLACE...]     fills the disk under a running server, then empties it: raw runs temporary state figures logs
#   deploy/faults.sh calls [CALL...]     has one system call of a run fail after the other: sync write rename make
#   deploy/faults.sh limits              a server that may open few files, and more connections than that
# Of the calls of a kind TRIES are tried (40), spread over all that there are. Needs the program as ./segmentation builds it,
# root, which may mount small disks that nobody else sees, and a C compiler.
set -euo pipefail

repository=$(cd -P "$(dirname "$0")/.." && pwd)
# shellcheck source=build/tools.sh
. "$repository/build/tools.sh"
parts=${1:-disk calls limits}
case "$parts" in
    'disk calls limits' | disk | calls | limits) ;;
    *)
        say 'Usage : deploy/faults.sh [disk [PLACE...] | calls [CALL...] | limits]' \
            'Usage: deploy/faults.sh [disk [PLACE...] | calls [CALL...] | limits]'
        exit 2
        ;;
esac
if [ -z "${FAULTS_APART:-}" ]; then
    if [ "$(id -u)" != 0 ] || ! unshare --mount --propagation private mount -t tmpfs tmpfs /mnt 2>/dev/null; then
        say 'Les pannes de disque demandent root, et le droit de monter un tmpfs.' \
            'Faults of a disk take root, and the right to mount a tmpfs.'
        exit 1
    fi
    FAULTS_APART=yes exec unshare --mount --propagation private "$0" "$@"
fi
for tool in cc curl prlimit; do
    if ! command -v "$tool" >/dev/null; then
        say "Il manque $tool : sudo apt-get install gcc libc6-dev curl util-linux" "$tool is missing: sudo apt-get install gcc libc6-dev curl util-linux"
        exit 1
    fi
done
export LC_ALL=C.UTF-8
# shellcheck source=deploy/stage.sh
. "$repository/deploy/stage.sh"

program=$repository/segmentation
tries=${TRIES:-40}
shift || true
chosen=("$@")
disks=(raw runs temporary state figures logs)
export RAW_DATA_PATH=$stage/raw PROCESSED_DATA_PATH=$stage/runs STATE_PATH=$stage/state FIGURES_PATH=$stage/figures LOGS_PATH=$stage/logs
export RATE_LIMIT=0
# where the JVM puts temporary files, of this server and of all that it starts
temporary="-Djava.io.tmpdir=$stage/temporary"

unmount() {
    local disk
    for disk in "${disks[@]}"; do umount -l "$stage/$disk" 2>/dev/null || true; done
}
trap 'unmount; leave' EXIT

# run COMMAND...: the program, with its temporary files on the disk for them; what it says is in out, said and code.
run() {
    code=0
    JDK_JAVA_OPTIONS=$temporary "$program" "$@" >"$stage/out" 2>"$stage/said" || code=$?
}

# error: the code of the refusal that a command has printed.
error() { tr -d ' ' <"$stage/out" | grep -o '"code":"[^"]*"' | head -n 1 | cut -d '"' -f 4; }

# has_sentence: whether a person is told why the last command failed.
has_sentence() { grep -q '[A-Z].* .*\.' "$stage/said"; }

runs_there() { find "$PROCESSED_DATA_PATH" -mindepth 1 -maxdepth 1 -type d ! -name '.*' -printf '%f\n' | sort; }

# --- a server

open_server() {
    port=$(free_port)
    JDK_JAVA_OPTIONS=$temporary "$@" "$program" serve --port "$port" >"$stage/console" 2>"$stage/errors" &
    server=$!
    started+=("$server")
    eventually 90 ready "$port"
}

close_server() {
    kill -TERM "$server"
    eventually 40 gone "$server"
}

api() {
    local path=$1
    shift
    curl -s --max-time 90 -H "Authorization: Bearer $token" "$@" "http://127.0.0.1:$port$path"
}

# page PATH OPTIONS...: as the administrator who has signed in sees it, in English.
page() {
    local path=$1
    shift
    curl -s --max-time 90 -b "$stage/cookies" -c "$stage/cookies" -H 'Accept-Language: en' "$@" "http://127.0.0.1:$port$path"
}

enter() {
    local key
    key=$("$program" user add chief --role administrator 2>/dev/null | grep -o '#[A-Za-z0-9_-]*' | head -n 1 | tr -d '#')
    welcome "$key" 'seven small disks' page
}

# answers_with STATUS COMMAND...: whether a request is answered by one of these statuses, separated by |.
answers_with() {
    local expected=$1
    shift
    seen=$("$@" -o "$stage/answer" -w '%{http_code}')
    [[ "|$expected|" == *"|$seen|"* ]]
}

# whatever is refused is refused in words, by a problem document
refusal_says_why() { [ "$seen" = 202 ] || grep -q '"detail":"[^"]* [^"]*"' "$stage/answer"; }

reads_go_on() {
    local path
    for path in /api/cluster_distribution /api/v1/segments /api/v1/runs /api/v1/offers; do
        if ! answers_with 200 api $path; then echo "          $path: $seen" && return 1; fi
    done
    for path in / /runs /health; do
        if ! answers_with 200 page $path; then echo "          $path: $seen" && return 1; fi
    done
}

serves_customers() { answers_with 200 api /api/v1/customers/search -H 'Content-Type: application/json' -d '{"filter":{"segments":["S1"]}}'; }

brings() { answers_with 201 api /api/v1/datasets -F "file=@$stage/lines.csv" && dataset=$(field id <"$stage/answer") && [ -n "$dataset" ]; }

# What is still kept is kept whole: where the database has a little room left it is not full at once.
brings_no_more() {
    local i
    for i in $(seq 40); do
        if answers_with '503|507' api /api/v1/datasets -F "file=@$stage/lines.csv"; then
            echo "          ($seen after $((i - 1)) that were kept: $(field code <"$stage/answer"))"
            refusal_says_why
            return
        fi
        if [ "$seen" != 201 ]; then
            echo "          $seen: $(head -c 300 "$stage/answer")"
            return 1
        fi
    done
    return 1
}

asks_for_run() {
    answers_with "$1" api /api/v1/runs -H 'Content-Type: application/json' -d "{\"dataset\":\"$dataset\"}" || {
        echo "          $seen: $(head -c 300 "$stage/answer")"
        return 1
    }
    asked=$(field id <"$stage/answer")
    refusal_says_why
}

is_over() {
    api "/api/v1/runs/$asked" >"$stage/answer"
    grep -Eq '"state":"(complete|failed|interrupted|cancelled)"' "$stage/answer"
}

makes_run() { asks_for_run 202 && eventually 90 is_over && grep -q '"state":"complete"' "$stage/answer"; }

# Refused at once, or by a job that fails for a reason with a name.
makes_no_run() {
    asks_for_run '202|503|507' || return 1
    if [ "$seen" = 202 ]; then
        if ! eventually 90 is_over; then
            # its end is written when there is room for it
            unended=$asked
            echo "          ($asked waits for its end to be written)"
            return 0
        fi
        seen="$(field state <"$stage/answer") $(grep -o '"code":"[^"]*"' "$stage/answer" | head -n 1)"
        if [ "$seen" != 'failed "code":"storage_full"' ]; then
            head -c 400 "$stage/answer"
            return 1
        fi
    fi
    echo "          ($seen)"
}

segments() {
    run segment "$stage/lines.csv" --json
    if [ "$code" != 0 ]; then echo "          $code $(cat "$stage/said")"; fi
    [ "$code" = 0 ]
}

segments_no_more() {
    run segment "$stage/lines.csv" --json
    echo "          ($code $(error): $(tail -n 1 "$stage/said"))"
    [ "$code" = 1 ] && [[ "$(error)" == @(disk_full|state_full|temporary_full) ]] && has_sentence
}

says_that_figures_are_missing() { grep -q 'igures' "$stage/said"; }

status_of() { curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/actuator/health$1"; }

# Not well, yet alive and to be asked.
is_red() { [ "$(status_of '')" = 503 ] && [ "$(status_of /readiness)" = 200 ] && [ "$(status_of /liveness)" = 200 ]; }

is_green() { [ "$(status_of '')" = 200 ]; }

doctor_finds() {
    run doctor --json
    [ "$code" = 1 ] && tr -d ' \n' <"$stage/out" | grep "\"code\":\"$1\"[^}]*\"$stage/$2\"" >/dev/null
}

page_names() { page /health | grep "<li class=\"bad\">[^<]*$stage/$1" >/dev/null; }

fill() { cat /dev/zero >>"$stage/$1/fill" 2>/dev/null || true; }

# while_full DISK: what each of them does; what does not need that disk goes on.
while_full() {
    local disk=$1 problem=folder_full
    if [ "$disk" = temporary ]; then problem=temporary_full; fi
    claim 'what is read can be read' reads_go_on
    case "$disk" in
        raw | state) claim 'no file is kept, and who brings one is told' brings_no_more ;;
        *) claim 'files are kept' brings ;;
    esac
    fill "$disk"
    case "$disk" in
        runs | temporary | state) claim 'no run is made, for a reason that is said' makes_no_run ;;
        *) claim 'runs are made' makes_run ;;
    esac
    fill "$disk"
    case "$disk" in
        runs | temporary | state) claim 'the command says so, and fails' segments_no_more ;;
        *) claim 'the command makes a run' segments ;;
    esac
    if [ "$disk" = figures ]; then claim 'and says that its figures were not drawn' says_that_figures_are_missing; fi
    fill "$disk"
    claim 'the health is red; the server is alive, and ready for who reads' is_red
    claim 'the doctor names the folder' doctor_finds "$problem" "$disk"
    if [ "$disk" != temporary ]; then claim 'so does the page Health' page_names "$disk"; fi
    if [ "$disk" != state ]; then claim 'customers are found' serves_customers; fi
    claim 'what is read can still be read' reads_go_on
}

has_ended() { asked=$unended && is_over; }

nothing_is_half_there() {
    local half
    half=$(find "$PROCESSED_DATA_PATH" -mindepth 1 -maxdepth 1 -name '.*' ! -name '.arriving*')
    # what had no room from its first byte on has a name and nothing in it, until the server ends
    half+=$(find "$RAW_DATA_PATH" -mindepth 2 -path '*/.arriving-*' ! -name .owner ! -empty)
    half+=$(find "$FIGURES_PATH" -mindepth 1 -maxdepth 1 -name '.*')
    for one in $(runs_there); do
        if [ ! -f "$PROCESSED_DATA_PATH/$one/manifest.json" ]; then half+=" $one"; fi
    done
    if [ -n "$half" ]; then echo "          $half"; fi
    [ -z "$half" ]
}

# Each folder of a run is what its manifest says; one that is not registered would be here.
runs_are_whole() {
    local one
    for one in $(runs_there); do
        run adopt "$one"
        if [ "$code" != 0 ]; then
            cat "$stage/said"
            return 1
        fi
    done
}

last_run_replays() {
    run verify run "$(runs_there | tail -n 1)" --file "$stage/lines.csv"
    if [ "$code" != 0 ]; then cat "$stage/out" "$stage/said"; fi
    [ "$code" = 0 ]
}

is_well() {
    run doctor
    if [ "$code" != 0 ]; then cat "$stage/out"; fi
    [ "$code" = 0 ]
}

fill_disks() {
    local disk begun
    local -A sizes=([raw]=32m [runs]=64m [temporary]=400m [state]=32m [figures]=32m [logs]=32m)
    for disk in "${disks[@]}"; do
        mkdir "$stage/$disk"
        mount -t tmpfs -o "size=${sizes[$disk]},mode=750" tmpfs "$stage/$disk"
    done
    lines 3000 >"$stage/lines.csv"
    echo 'A disk that fills under a running server:'
    claim 'a run is published' segments
    claim 'a server starts' open_server env
    token=$("$program" token add faults --role analyst 2>/dev/null)
    claim 'its administrator signs in' enter
    claim 'a file is brought' brings
    claim 'a run is made of it' makes_run
    claim 'it is well' is_green
    if [ $# = 0 ]; then set -- "${disks[@]}"; fi
    for disk in "$@"; do
        printf '%s is full:\n' "$disk"
        unended=
        fill "$disk"
        while_full "$disk"
        rm "$stage/$disk/fill"
        begun=$SECONDS
        claim "the health is green again" eventually 30 is_green
        claim 'files are kept again' eventually 20 brings
        claim 'runs are made again' makes_run
        claim 'all of that within 30 s, and the command works too' within 30 "$begun" segments
        claim 'customers are found again' serves_customers
        if [ -n "$unended" ]; then claim 'the run that waited has ended' eventually 30 has_ended; fi
        claim 'nothing is half there' nothing_is_half_there
        claim 'it is the same server' kill -0 "$server"
    done
    claim 'it stops' close_server
    claim 'each run is whole and registered' runs_are_whole
    claim 'the last one can be replayed' last_run_replays
    claim 'nothing is half there' nothing_is_half_there
    claim 'the doctor finds nothing wrong' is_well
    unmount
}

# within SECONDS BEGUN COMMAND...: whether that much had passed, and whether the command works.
within() {
    local most=$1 begun=$2
    shift 2
    echo "          ($((SECONDS - begun)) s)"
    [ $((SECONDS - begun)) -le "$most" ] && "$@"
}

# --- one system call after the other

# attempt KIND NUMBER ERROR: a run of which that call fails; its calls are in the file calls.
attempt() {
    rm -f "$stage/calls"
    code=0
    LD_PRELOAD=$stage/faults.so FAULT_UNDER=$under FAULT_CALLS=$1 FAULT_AT=$2 FAULT_ERROR=$3 FAULT_LOG=$stage/calls \
        "$program" segment "$stage/lines.csv" --json >"$stage/out" 2>"$stage/said" || code=$?
}

# short PATH: without what differs from run to run.
short() { sed -E "s#^$stage/##; s#\.?[0-9]{8}T[0-9]{6}-[0-9a-f]{6}[^/]*#RUN#" <<<"$1"; }

# fault SENTENCE: of this attempt; what was found out about it follows.
fault() {
    printf '  FAILED  call %s, %s: %s\n' "$number" "$(short "$path")" "$1"
    tail -n 3 "$stage/said"
    failures=$((failures + 1))
}

# judge KIND BEFORE: looks at an attempt; BEFORE are the runs that there were.
judge() {
    local kind=$1 new said
    new=$(comm -13 <(echo "$2") <(runs_there))
    said=$(sed -n 's/.*"run_id" *: *"\([^"]*\)".*/\1/p' "$stage/out" | head -n 1)
    if [ "$code" = 0 ]; then
        outcome=acknowledged
        if [ "$new" != "$said" ] || [ -z "$said" ]; then fault "it says '$said', there is '$new'"; fi
        if [ "$kind" = sync ] && [[ $path == "$PROCESSED_DATA_PATH"* ]]; then fault 'acknowledged after a sync that failed'; fi
        run adopt "$said" --json
        if [ "$code" != 0 ] || ! grep -q 'false' "$stage/out"; then fault "it is not whole, or not registered: $(cat "$stage/out" "$stage/said")"; fi
    else
        outcome="refused ($(error))"
        if [ "$code" != 1 ] || ! has_sentence; then fault "exit code $code, or no sentence"; fi
        if [ -n "$new" ]; then
            outcome+=', complete'
            run adopt "$new"
            if [ "$code" != 0 ]; then fault "what is there cannot be adopted: $(cat "$stage/said")"; fi
        fi
    fi
    if [ "$kind" = sync ] && [[ $path == "$PROCESSED_DATA_PATH"* ]] &&
        [ "$(awk -v path="$path" '$3 == "FAILS" { after = 1; next } after && $4 == path' "$stage/calls" | wc -l)" != 0 ]; then
        fault 'the sync is tried again'
    fi
    run doctor
    if [ "$code" != 0 ]; then fault "the doctor finds: $(cat "$stage/out")"; fi
}

# sweep KIND ERROR NAME: has the calls of a kind fail, one in each attempt, until there is none of that number.
sweep() {
    local kind=$1 number path outcome before count step tried=0
    attempt "$kind" 0 "$2"
    count=$(wc -l <"$stage/calls")
    step=$(((count + tries - 1) / tries))
    for ((number = 1; ; number += step)); do
        before=$(runs_there)
        attempt "$kind" "$number" "$2"
        path=$(awk '$3 == "FAILS" { print $4 }' "$stage/calls")
        if [ -z "$path" ]; then break; fi
        tried=$((tried + 1))
        judge "$kind" "$before"
        printf '%s  %s\n' "$outcome" "$(short "$path")" >>"$stage/outcomes.$kind"
    done
    echo "  $kind ($3): some $count calls in a run, of which $tried failed in turn; then"
    sort "$stage/outcomes.$kind" | uniq -c
    claim 'the next command makes a run' segments
    claim 'which can be replayed' last_run_replays
    claim 'nothing is half there' nothing_is_half_there
}

fail_calls() {
    local kind
    mkdir -p "$stage/temporary" "$RAW_DATA_PATH"
    cc -Wall -Wextra -Werror -O1 -shared -fPIC -o "$stage/faults.so" "$repository/deploy/faults.c" -ldl
    lines 300 >"$stage/lines.csv"
    echo 'A run of which one system call fails:'
    claim 'a run is published' segments
    if [ $# = 0 ]; then set -- sync rename make write; fi
    for kind in "$@"; do
        under=$PROCESSED_DATA_PATH:$STATE_PATH:$FIGURES_PATH:$LOGS_PATH
        case "$kind" in
            sync) sweep sync 5 EIO ;;
            rename) sweep rename 5 EIO ;;
            make) sweep make 28 ENOSPC ;;
            write)
                # those of figures are a thousand, and do not touch the run
                under=$PROCESSED_DATA_PATH:$STATE_PATH:$LOGS_PATH
                sweep write 28 ENOSPC
                ;;
        esac
    done
    claim 'each run is whole and registered' runs_are_whole
    claim 'the doctor finds nothing wrong' is_well
}

# --- few files

# crowd: opens connections until the server takes no more, and holds them until it is killed.
crowd() {
    local i file
    for i in $(seq 400); do
        exec {file}<>"/dev/tcp/127.0.0.1/$port" || break
    done 2>/dev/null
    exec sleep 600
}

limit_files() {
    mkdir -p "$stage/temporary" "$RAW_DATA_PATH"
    lines 3000 >"$stage/lines.csv"
    echo 'A server that may open 256 files:'
    claim 'a run is published' segments
    claim 'it starts' open_server prlimit --nofile=256
    token=$("$program" token add limits --role analyst 2>/dev/null)
    claim 'a file is kept' brings
    claim 'a run is made' makes_run
    crowd &
    crowding=$!
    started+=("$crowding")
    sleep 10
    echo "          (it has $(find "/proc/$server/fd" -type l | wc -l) files open, and $(find "/proc/$crowding/fd" -type l | wc -l) connections wait or are)"
    claim 'it lives on with more connections than it may have' kill -0 "$server"
    kill -KILL "$crowding"
    wait "$crowding" 2>/dev/null || true
    claim 'it answers again within 30 s' eventually 30 ready "$port"
    claim 'what is read can be read' answers_with 200 api /api/v1/segments
    claim 'files are kept' brings
    claim 'runs are made' makes_run
    claim 'customers are found' serves_customers
    claim 'it stops' close_server
    claim 'nothing is half there' nothing_is_half_there
    claim 'the doctor finds nothing wrong' is_well
}

# tidy: the next part begins with nothing.
tidy() { rm -rf "${stage:?}"/{raw,runs,temporary,state,figures,logs,cookies}; }

for part in $parts; do
    case "$part" in
        disk) fill_disks ${chosen[@]+"${chosen[@]}"} ;;
        calls) fail_calls ${chosen[@]+"${chosen[@]}"} ;;
        limits) limit_files ;;
    esac
    tidy
done
finish
