#!/usr/bin/env bash
# Tests of the deployment: the package that the build has made, its unit, and its site in the real nginx.
#   deploy/test.sh          about a minute; leaves nothing behind
#   deploy/test.sh --long   also stops the server under load, installs the package on a copy of this machine that runs systemd, rehearses an upgrade,
#                           and backs up a PostgreSQL where pgbackrest is
set -euo pipefail

repository=$(cd -P "$(dirname "$0")/.." && pwd)
# shellcheck source=build/tools.sh
. "$repository/build/tools.sh"
require_jdk || exit 1
export LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin
# shellcheck source=deploy/stage.sh
. "$repository/deploy/stage.sh"

long=${1:-}
site=segments.test
package=$(the_package) || exit 1
unpack_package "$package"
for tool in nginx openssl curl systemd-analyze dpkg-deb; do
    if ! command -v "$tool" >/dev/null; then
        say "Il manque $tool : sudo apt-get install nginx openssl curl systemd" \
            "$tool is missing: sudo apt-get install nginx openssl curl systemd"
        exit 1
    fi
done

# --- the package

contains() { [ "$(stat -c '%A' "$root$1")" = "$2" ]; }

# Nothing is writable by others, nothing has more rights than it is said to have, all belongs to root.
is_closed() {
    [ -z "$(find "$root" ! -type l -perm /o+w)" ] && [ -z "$(find "$root" -perm /6000)" ] &&
        ! dpkg-deb -c "$package" | awk '$2 != "root/root"' | grep -q .
}

conffiles() { [ "$(dpkg-deb -I "$package" conffiles)" = /etc/segmentation/segmentation.yml ]; }

scripts_parse() {
    local control=$stage/control script
    dpkg-deb -e "$package" "$control"
    for script in postinst prerm postrm; do
        [ -x "$control/$script" ] && sh -n "$control/$script" || return 1
    done
    [ -s "$control/templates" ]
}

lints() {
    local scripts=("$repository"/deploy/*.sh "$repository/deploy/debian/segmentation" "$stage"/control/p* "$repository/check"
        "$repository/segmentation" "$repository"/build/*.sh)
    (cd "$repository" && shellcheck -x "${scripts[@]}")
}

test_package() {
    echo "The package ($(du -h "$package" | cut -f 1)):"
    claim 'holds the program and its libraries' contains /usr/share/segmentation/segmentation-app.jar -rw-r--r--
    claim 'holds the command' contains /usr/bin/segmentation -rwxr-xr-x
    claim 'closes its settings' contains /etc/segmentation/segmentation.yml -rw-r-----
    claim 'lets nobody but root write, and gives nobody rights' is_closed
    claim 'keeps changed settings' conffiles
    claim 'has scripts that a plain shell reads' scripts_parse
    if command -v shellcheck >/dev/null; then
        claim 'has scripts that shellcheck finds nothing in' lints
    else
        echo '  SKIPPED shellcheck is not installed'
    fi
}

# --- the unit

# The unit as it is, but for the place of the program, which is not installed.
unit_verifies() {
    local unit=$stage/units/$1
    mkdir -p "$stage/units"
    sed "s|/usr/bin/segmentation|$root/usr/bin/segmentation|" "$root/lib/systemd/system/$1" >"$unit"
    # Of other units of this machine it complains too.
    ! systemd-analyze verify --man=no "${unit/@./@8081.}" 2>&1 | grep -F segmentation
}

# 0 is closed, 10 is open; services that nobody has closed are at 9.6.
unit_is_closed() { systemd-analyze security --no-pager --offline=true --threshold=20 "$stage/units/$1" >"$stage/exposure" || { tail -n 3 "$stage/exposure" && return 1; }; }

test_units() {
    echo 'The unit:'
    for unit in segmentation.service segmentation@.service segmentation-backup.service segmentation-verify-backup.service; do
        claim "$unit says nothing that systemd does not understand" unit_verifies $unit
        claim "$unit gives the server little of the machine ($unit)" unit_is_closed $unit
    done
    tail -n 1 "$stage/exposure"
    for unit in segmentation-backup.timer segmentation-verify-backup.timer; do
        claim "$unit says nothing that systemd does not understand" unit_verifies $unit
        claim "$unit begins $(timer_times "$unit")" test -n "$(timer_times "$unit")"
    done
}

# When a timer would begin what it is for, as systemd reads it.
timer_times() {
    systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$root/lib/systemd/system/$1")" | sed -n 's/^ *Normalized form: //p'
}

# --- nginx in front of a server

has_once() {
    local found
    found=$(tr -d '\r' <"$stage/head" | grep -ic "^$1: $2" || true)
    [ "$found" = 1 ] && [ "$(grep -ic "^$1:" "$stage/head")" = 1 ]
}

protects() {
    ask "$@" -o /dev/null -D "$stage/head"
    has_once strict-transport-security 'max-age=31536000 ; includeSubDomains$' && has_once x-content-type-options 'nosniff$' &&
        has_once x-frame-options 'DENY$' && has_once referrer-policy no-referrer && has_once content-security-policy "default-src" &&
        has_once cache-control '.' && ! grep -iq '^server: nginx/' "$stage/head"
}

speaks() {
    openssl s_client -connect "127.0.0.1:$tls" -servername "$site" "$@" </dev/null >"$stage/tls" 2>&1
    grep -Eq '^New, TLSv1.*, Cipher is [A-Z]' "$stage/tls"
}

refuses_old_tls() { ! speaks -tls1 -cipher 'ALL:@SECLEVEL=0' && ! speaks -tls1_1 -cipher 'ALL:@SECLEVEL=0'; }

# negotiates CIPHERS CIPHER: which of those that a client offers, the one that it likes best first, is taken.
negotiates() { speaks -tls1_2 -cipher "$1" && grep -q "Cipher is $2\$" "$stage/tls"; }

chooses_cipher() {
    local aes=ECDHE-ECDSA-AES128-GCM-SHA256 longer=ECDHE-ECDSA-AES256-GCM-SHA384 chacha=ECDHE-ECDSA-CHACHA20-POLY1305
    negotiates "$longer:$aes" "$aes" && negotiates "$aes:$chacha" "$aes" && negotiates "$chacha:$aes" "$chacha"
}

leads_to_tls() {
    [ "$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' --resolve "$site:$plain:127.0.0.1" "http://$site:$plain/runs?a=b")" = \
        "301 https://$site/runs?a=b" ]
}

answers_no_other_name() {
    openssl s_client -connect "127.0.0.1:$tls" -servername other.test </dev/null >"$stage/tls" 2>&1 || true
    grep -q 'unrecognized name' "$stage/tls" && ! grep -q 'BEGIN CERTIFICATE' "$stage/tls"
}

leads_to_sign_in() { [ "$(ask / -o /dev/null -w '%{http_code} %{redirect_url}')" = "303 https://$site:$tls/sign-in" ]; }

cookies_need_tls() {
    ask /sign-in -o /dev/null -D "$stage/head"
    grep -iq '^set-cookie: __Host-.*; *secure' "$stage/head"
}

compresses() {
    ask "$1" -o /dev/null -D "$stage/head" -H 'Accept-Encoding: gzip'
    has_once content-encoding gzip
}

asset() { ask /sign-in | grep -o '/css/[^"]*\.css' | head -n 1; }

keeps_assets() {
    ask "$(asset)" -o /dev/null -D "$stage/head"
    has_once cache-control '.*immutable' && [ -n "$(find "$stage/nginx/cache" -type f)" ]
}

hides_monitoring() { [ "$(status /actuator/health)" = 404 ] && ready "$port"; }

small_bodies_only() { [ "$(head -c 3000000 /dev/zero | status /sign-in --data-binary @-)" = 413 ]; }

# What says that it is larger than any file may be is refused before it comes.
refuses_huge_file() {
    {
        printf 'POST /api/v1/datasets HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n' "$site" "$token"
        printf 'Content-Type: text/csv\r\nContent-Length: 3000000000\r\n\r\n'
    } | timeout 20 openssl s_client -quiet -connect "127.0.0.1:$tls" -servername "$site" >"$stage/answer" 2>/dev/null || true
    head -n 1 "$stage/answer" | grep -F ' 413 ' >/dev/null
}

# nginx would have kept a copy of the file in its folder.
copies_nothing() { [ -z "$(find "$stage/nginx/bodies" -newer "$stage/lines.csv" -type f)" ] && ! grep -q 'buffered to a temporary file' "$stage/nginx/error.log"; }

# The run is stopped only after the first event has come: had nginx held it back, the run would have been over.
tells_at_once() {
    local line first='' last=''
    exec 4< <(ask "/api/v1/runs/$run/events" -N -H "Authorization: Bearer $token")
    while IFS= read -r -t 60 line <&4; do
        case "$line" in data:*) ;; *) continue ;; esac
        last=$line
        if [ -z "$first" ]; then
            first=$line
            ask "/api/v1/runs/$run/cancel" -o /dev/null -X POST -H "Authorization: Bearer $token"
        fi
    done
    exec 4<&-
    [[ $first == *'"state":"'@(queued|running)'"'* && $last == *'"state":"cancelled"'* ]]
}

# Another address each time, says who asks; nginx and the application know better.
forging_does_not_help() {
    local i seen=''
    for i in $(seq 60); do
        seen=$(status /runs --interface 127.0.0.9 -H "X-Forwarded-For: 203.0.113.$i" -H "X-Real-IP: 203.0.113.$i" -H "Forwarded: for=203.0.113.$i")
        if [ "$seen" = 429 ]; then break; fi
    done
    [ "$seen" = 429 ] && grep -q 'too many requests (address) of 127.0.0.9$' "$stage/one/errors" && ! grep -q 203.0.113 "$stage/one/errors" &&
        [ "$(status /runs --interface 127.0.0.10)" != 429 ]
}

# The server is told to stop while a file is coming and a run is being made.
stops_gracefully() {
    local uploading begun token
    # one that has not brought so much within this minute that no more is taken
    token=$(segmentation one token add stopper --role analyst 2>/dev/null)
    brings "$stage/lines.csv" && starts_run || return 1
    lines 200000 >"$stage/slow.csv"
    status /api/v1/datasets --limit-rate 1M -H "Authorization: Bearer $token" -F "file=@$stage/slow.csv" >"$stage/slow" &
    uploading=$!
    eventually 30 arriving || return 1
    begun=$SECONDS
    kill -TERM "$server"
    wait $uploading || true
    eventually 30 gone "$server" || return 1
    stopped_in=$((SECONDS - begun))
    [ "$(cat "$stage/slow")" = 201 ] && [ $stopped_in -le 30 ]
}

arriving() { [ -n "$(find "$stage/one/raw" -path '*/.arriving-*' -type f -size +500k)" ]; }

is_away() {
    ask / -o "$stage/page" -D "$stage/head"
    grep -q ' 503' "$stage/head" && has_once retry-after 5 && grep -q 'Le service redémarre' "$stage/page"
}

# What the run had written so far is gone, and the next server says that it was interrupted.
run_was_interrupted() {
    serve one
    eventually 60 ready "$port" && [ -z "$(find "$stage/one/processed" -mindepth 1 -name '.*' -type d)" ] &&
        [[ $(ask "/api/v1/runs/$run" -H "Authorization: Bearer $token") == *'"state":"interrupted"'* ]]
}

test_front() {
    port=$(free_port) plain=$(free_port) tls=$(free_port)
    certify "$site"
    settle one "$port" <<<"PUBLIC_URL: https://$site
RATE_LIMIT: 200"
    serve one
    front "upstream segmentation { server 127.0.0.1:$port max_fails=0; }"
    echo 'The site, in nginx:'
    claim 'is understood by nginx' nginx -t -q -c "$stage/nginx/nginx.conf" -e "$stage/nginx/error.log"
    claim 'has a server behind it that starts in production with the settings of the package' eventually 60 ready "$port"
    claim 'whose first administrator is invited by a link under the public address, once' \
        test "$(grep -c "https://$site/welcome#" "$stage/one/said")" = 1
    token=$(segmentation one token add load --role analyst 2>/dev/null)
    claim 'speaks TLS 1.3' speaks -tls1_3
    claim 'speaks TLS 1.2' speaks -tls1_2
    claim 'refuses TLS 1.1 and older' refuses_old_tls
    claim 'chooses the cipher, ChaCha20 for who likes it best' chooses_cipher
    claim 'leads from http to https' leads_to_tls
    claim 'answers nothing under another name' answers_no_other_name
    claim 'leads to the page for signing in' leads_to_sign_in
    claim 'has cookies that need TLS' cookies_need_tls
    for path in / /sign-in /nowhere /actuator "$(asset)" /api/v1/runs; do
        claim "protects the answer for $path" protects "$path"
    done
    claim 'protects what nginx refuses by itself' protects /sign-in --data-binary @<(head -c 3000000 /dev/zero)
    claim 'refuses large bodies that are no files' small_bodies_only
    claim 'compresses pages' compresses /sign-in
    claim 'compresses style sheets' compresses "$(asset)"
    claim 'keeps what has its sum in its address' keeps_assets
    claim 'shows no monitoring to the network' hides_monitoring
    claim 'refuses a file that is larger than any may be at once' refuses_huge_file
    lines 1200000 >"$stage/lines.csv"
    claim "lets $(du -h "$stage/lines.csv" | cut -f 1) pass" brings "$stage/lines.csv"
    claim 'keeps no copy of it' copies_nothing
    claim 'has runs started' starts_run
    claim 'tells of them at once' tells_at_once
    claim 'counts requests by the true address, whatever is forged' forging_does_not_help
}

test_stop() {
    echo 'The server behind it is told to stop:'
    claim 'loses no file that is coming when the server is told to stop' stops_gracefully
    echo "          (it took ${stopped_in:-?} s to stop)"
    claim 'says so while the server is away' is_away
    claim 'protects that answer' protects /
    claim 'has the run that was being made interrupted' run_was_interrupted
}

test_package
test_units
test_front
if [ "$long" = --long ]; then
    test_stop
    "$repository/deploy/test-install.sh" "$package" || failures=$((failures + 1))
    "$repository/deploy/rehearse-upgrade.sh" || failures=$((failures + 1))
    if command -v pgbackrest >/dev/null && [ -d /usr/lib/postgresql ]; then
        "$repository/deploy/test-database.sh" || failures=$((failures + 1))
    else
        echo '  SKIPPED the backup of a PostgreSQL; postgresql and pgbackrest are not installed'
    fi
fi
finish
