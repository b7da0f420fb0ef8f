#!/usr/bin/env bash
# Attacks the product with the tools that attackers use: a server of the package in production settings, behind the real nginx with the
# product's own site, on the loopback, with a run of the sample, an administrator and an analyst. Says for each tool what was tried,
# what came back and what it found; fails on findings of medium or above, on answers of 5xx, on errors in the log, on a server that died.
#   bench/security/attack.sh [TOOL...]           all of: testssl ffuf sqlmap wapiti limits
#   bench/security/attack.sh --short [TOOL...]   a few routes and lists for each tool; about three minutes
#   REPORTS=FOLDER bench/security/attack.sh      keeps there what each tool has said, word for word
# Needs the package (mvn -q -Dquick -Pdebian package); installs the tools where they are missing. Nothing but this machine is asked.
set -euo pipefail

repository=$(cd -P "$(dirname "$0")/../.." && pwd)
# shellcheck source=build/tools.sh
. "$repository/build/tools.sh"
require_jdk || exit 1
export LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin
here=$repository/bench/security

short=
if [ "${1:-}" = --short ]; then
    short=yes
    shift
fi
chosen=("$@")
if [ $# = 0 ]; then chosen=(testssl ffuf sqlmap wapiti limits); fi
for tool in "${chosen[@]}"; do
    case "$tool" in
        testssl | ffuf | sqlmap | wapiti | limits) ;;
        *)
            say "Usage : bench/security/attack.sh [--short] [testssl] [ffuf] [sqlmap] [wapiti] [limits]" \
                "Usage: bench/security/attack.sh [--short] [testssl] [ffuf] [sqlmap] [wapiti] [limits]"
            exit 2
            ;;
    esac
done

# The words of dirb are what ffuf tries; its program is not used.
install_tools() {
    local missing=() tool
    for tool in testssl:testssl.sh ffuf:ffuf sqlmap:sqlmap wapiti:wapiti dirb:dirb nginx:nginx openssl:openssl curl:curl python3:python3; do
        if ! command -v "${tool%%:*}" >/dev/null; then missing+=("${tool##*:}"); fi
    done
    if [ ${#missing[@]} = 0 ] || { as_root apt-get update -qq && install_debian "${missing[@]}"; }; then return; fi
    say "Il manque : sudo apt-get install ${missing[*]}" "What is missing: sudo apt-get install ${missing[*]}"
    return 1
}

install_tools || exit 1
# shellcheck source=deploy/stage.sh
. "$repository/deploy/stage.sh"
# The one name that every tool finds by itself at 127.0.0.1.
site=localhost
asked=$stage/asked
unpack_package "$(the_package)"
mkdir "$stage/findings" "$stage/lists" "$stage/injecting"

stop_injecting() {
    local process
    for process in "$stage"/injecting/*; do kill "${process##*/}" 2>/dev/null || true; done
}
# xargs first, else it would start the next
trap 'kill ${started[@]+"${started[@]}"} 2>/dev/null || true; stop_injecting; leave' EXIT

# --- what is attacked

# browse WHO PATH OPTIONS...: as somebody who has signed in.
browse() {
    local who=$1 path=$2
    shift 2
    ask "$path" -b "$stage/$who.cookies" -c "$stage/$who.cookies" "$@"
}

# Users may ask as often as they like: else the tools would be told 429 and try nothing. What the limit does is tried by `limits`.
open_target() {
    local key
    port=$(free_port) plain=$(free_port) tls=$(free_port)
    base=https://$site:$tls
    certify "$site"
    settle one "$port" <<<"PUBLIC_URL: $base
RATE_LIMIT: 0"
    serve one
    front "upstream segmentation { server 127.0.0.1:$port max_fails=0; }"
    eventually 180 ready "$port"
    segmentation one sample 2000 --out "$stage/sample" >/dev/null 2>"$stage/progress"
    analyst=$(segmentation one token add analyst --role analyst 2>/dev/null)
    viewer=$(segmentation one token add viewer --role viewer 2>/dev/null)
    token=$analyst
    brings "$(find "$stage/sample" -name 'lignes-*' | sort | tail -n 1)" && starts_run && eventually 180 run_is complete
    welcome "$(sed -n 's/.*welcome#//p' "$stage/one/said")" 'seven slow tortoises' browse administrator
    key=$(segmentation one user add nadia --role analyst 2>/dev/null | sed -n 's/.*welcome#\([A-Za-z0-9_-]*\).*/\1/p')
    welcome "$key" 'eight slow tortoises' browse analyst
    browse administrator /v3/api-docs >"$stage/api.json"
}

run_is() { [[ $(ask "/api/v1/runs/$run" -H "Authorization: Bearer $token") == *"\"state\":\"$1\""* ]]; }

# cookies WHO: as a header has them.
cookies() { awk -F '\t' 'NF == 7 { printf "%s%s=%s", n++ ? "; " : "", $6, $7 }' "$stage/$1.cookies"; }

is_signed_in() { [ "$(status / -H "Cookie: $(cookies "$1")")" = 200 ]; }

# --- what it is judged by

finding() { printf '%s %s\n' "$1" "$2" >>"$stage/findings/$tool"; }

# answered_since LINES: what nginx has answered since, by status.
answered_since() {
    tail -n +$(($1 + 1)) "$asked" | awk -F '"' '{ split($3, part, " "); n[part[1]]++ }
        END { for (status in n) print n[status] " x " status }' | sort -k 3 | paste -sd ',' | sed 's/,/, /g'
}

errors_logged() { cat "$stage/one/errors" "$stage"/one/logs/*.log 2>/dev/null | grep -cE '(^| )ERROR ' || true; }

# besiege TOOL: has it try what it knows, and notes what came of it.
besiege() {
    local before errors line begun=$SECONDS
    tool=$1 tried=
    before=$(wc -l <"$asked") errors=$(errors_logged)
    : >"$stage/findings/$tool"
    printf '\n== %s\n' "$tool"
    "attack_$tool"
    while IFS= read -r line; do finding high "answered 5xx: $line"; done < <(tail -n +$((before + 1)) "$asked" | awk -F '"' '$3 ~ /^ 5/' | head -n 50)
    if [ "$(errors_logged)" != "$errors" ]; then finding high "the server has logged $(($(errors_logged) - errors)) lines of ERROR"; fi
    if gone "$server" || ! eventually 20 ready "$port"; then finding critical 'the server no longer answers'; fi
    sed 's/^/  /' "$stage/findings/$tool"
    printf '%s|%s|%s|%s|%s|%s|%s|%s|%d s\n' "$tool" "$tried" "$(($(wc -l <"$asked") - before))" "$(answered_since "$before")" \
        "$(count accepted)" "$(count low)" "$(count medium)" "$(count high critical)" $((SECONDS - begun)) >>"$stage/table"
}

# count SEVERITY...: how many findings of the tool are that.
count() { grep -cE "^($(IFS='|' && echo "$*")) " "$stage/findings/$tool" || true; }

# judge REPORT_OF ARGUMENTS...: adds what a report says. A tool that has left none has tried nothing.
judge() {
    if ! [ -s "$2" ] || ! python3 "$here/attack.py" "$@" >>"$stage/findings/$tool"; then finding high "$1 has left no report: $(tail -n 1 "$stage/$1.log")"; fi
}

# --- testssl: the TLS and the headers of nginx

# Of no use against a certificate that this script has made itself a moment ago: nobody has signed it, nobody could revoke it.
self_made=cert_chain_of_trust,cert_revocation

# What BREACH reads bit by bit out of compressed pages is a secret that stays the same, in answers that somebody else's page has made the
# browser of a user ask for. The proof in forms is another one each time, and other sites' requests bring no session.
breach_reads_nothing() {
    local first second
    first=$(browse breach /sign-in | form_proof)
    second=$(browse breach /sign-in | form_proof)
    [ -n "$first" ] && [ "$first" != "$second" ] &&
        grep -q 'same-site=lax' "$repository/app/src/main/resources/application.properties"
}

# Of a version of its own, or openssl as the one of testssl has it, it does not always learn this.
renegotiates_securely() {
    openssl s_client -connect "127.0.0.1:$tls" -servername "$site" -tls1_2 </dev/null 2>/dev/null | grep -q 'Secure Renegotiation IS supported'
}

attack_testssl() {
    local sections=(-p -s -f -P -S -h -U) accepted=$self_made
    if [ -n "$short" ]; then sections=(-p -s -h); fi
    testssl --quiet --warnings batch --nodns none --color 0 --ip 127.0.0.1 --jsonfile "$stage/testssl.json" "${sections[@]}" "$base/sign-in" \
        >"$stage/testssl.log" 2>&1 || true
    if breach_reads_nothing; then accepted+=,BREACH; fi
    judge testssl "$stage/testssl.json" "$accepted"
    if ! renegotiates_securely; then finding medium 'secure_renego: not by openssl either'; fi
    tried="$(grep -c '"id"' "$stage/testssl.json") checks: ${sections[*]}"
}

# --- ffuf: what is there that nobody should find

secrets='.git/HEAD .git/config .svn/entries .env .htaccess .DS_Store .well-known/security.txt actuator actuator/env actuator/heapdump actuator/beans
actuator/mappings actuator/loggers actuator/metrics actuator/prometheus actuator/health actuator/shutdown metrics prometheus health/log-level
v3/api-docs v3/api-docs.yaml v2/api-docs swagger-ui.html swagger-ui/index.html openapi.json api api/v1 api/v1/users api/v1/tokens api/v1/audit.csv
h2-console console jolokia manager/html host-manager WEB-INF/web.xml META-INF/MANIFEST.MF META-INF/sbom/application.cdx.json application.properties
application.yml segmentation.yml segmentation.db state/segmentation.db customer-tokens.json backup.zip backup.sql dump.sql server-status nginx_status
error trace heapdump setup install api/setup api/session/properties api/v1/setup debug logs logs/segmentation.log phpinfo.php index.php wp-login.php'
closed='runs customers import exports users audit health rights help api/v1/users api/v1/tokens api/v1/audit api/v1/audit.csv api/v1/runs api/v1/datasets
api/v1/customers/search api/v1/erasures api/v1/exports api/v1/segments api/cluster_profiles v3/api-docs actuator/health'
administrators='users audit health rights api/v1/users api/v1/tokens api/v1/audit api/v1/audit.csv api/v1/erasures api/v1/persons/copy health/log-level'

lines_of() { tr -s '[:space:]' '\n'; }

# Dots, slashes and the end of a name, written in every way that some server has once read otherwise than its guard.
traversals() {
    local place up target i path
    for place in '' css/ img/ vendor/ api/v1/figures/ api/v1/runs/ segments/ sign-in/; do
        for up in ../ ..%2f %2e%2e/ %2e%2e%2f ..%5c ..\\ %252e%252e%252f ..%252f ..%c0%af %c0%ae%c0%ae/ ....// '..;/' ..%3b/ ..%00/ ..%ef%bc%8f ./../ //../ %09../; do
            for target in etc/passwd api/v1/users one/segmentation.yml WEB-INF/web.xml actuator/env; do
                for i in 1 3 8; do
                    path=$(printf "%${i}s" '')
                    printf '%s\n' "$place${path// /$up}$target"
                done
            done
        done
    done
}

disguises() {
    local path
    for path in $closed; do
        printf '%s\n' "$path/" "$path;" "$path;x=y" "$path;.css" "$path;/x.css" ";/$path" "/$path" "//$path" "./$path" ".;/$path" "css/../$path" "css/..;/$path" \
            "css/%2e%2e/$path" "css/..%2f$path" "sign-in/../$path" "sign-in/..;/$path" "welcome;/../$path" "$path%00" "$path%00.css" "$path%20" "$path%09" \
            "$path%0a" "$path%0d%0a" "$path%2f" "$path%23" "$path%3f" "$path." "$path.json" "$path.css" "$path.html" "$path/x.css" "$path/..;/x" \
            "${path^^}" "${path//\//%2f}" "${path//\//\/\/}" "${path//\//%5c}" "${path//a/%61}" "${path//a/%2561}" "$path?css=.css" "localhost/$path" "index.php/$path"
    done
}

# fuzz LIST WHERE OPTIONS...: whatever is neither refused nor not there is looked at by attack.py.
fuzz() {
    local list=$1 where=$2
    shift 2
    tried+="${tried:+, }$(basename "$list")"
    ffuf -s -t 16 -timeout 60 -mc all -fc 400,401,403,404,405,413,414,415 -w "$list:WORD" -u "$where" -of json -o "$stage/ffuf-$((++fuzzed)).json" "$@" \
        >"$stage/ffuf.log" 2>&1 || true
    judge ffuf "$stage/ffuf-$fuzzed.json"
}

attack_ffuf() {
    local lists=$stage/lists header
    fuzzed=0
    { lines_of <<<"$secrets" && python3 "$here/attack.py" paths "$stage/api.json"; } | grep . >"$lists/secret-paths"
    traversals >"$lists/traversals"
    disguises >"$lists/disguises"
    if [ -n "$short" ]; then
        shuf -n 400 --random-source=<(yes) -o "$lists/traversals" "$lists/traversals"
        shuf -n 200 --random-source=<(yes) -o "$lists/disguises" "$lists/disguises"
    elif [ -d /usr/share/dirb/wordlists ]; then
        cat /usr/share/dirb/wordlists/common.txt /usr/share/dirb/wordlists/vulns/*.txt | tr -d '\r' | sed 's|^/||' | grep -v '[[:cntrl:]]' | sort -u >"$lists/words-of-dirb"
        fuzz "$lists/words-of-dirb" "$base/WORD"
    fi
    fuzz "$lists/secret-paths" "$base/WORD"
    fuzz "$lists/traversals" "$base/WORD"
    fuzz "$lists/disguises" "$base/WORD"
    # without nginx, which reads some of this itself
    fuzz "$lists/traversals" "http://127.0.0.1:$port/WORD" -H "X-Forwarded-Proto: https"
    fuzz "$lists/disguises" "http://127.0.0.1:$port/WORD" -H "X-Forwarded-Proto: https"
    lines_of <<<"$closed" >"$lists/closed"
    printf '%s\n' GET HEAD POST PUT DELETE PATCH OPTIONS TRACE CONNECT PROPFIND MKCOL MOVE DEBUG TRACK get FOO >"$lists/methods"
    fuzz "$lists/methods" "$base/PAGE" -w "$lists/closed:PAGE" -X WORD
    # what is open, said to be what is closed
    for header in X-Original-URL X-Rewrite-URL X-Forwarded-Prefix X-Forwarded-Path; do fuzz "$lists/closed" "$base/nowhere" -H "$header: /WORD"; done
    # who may less asks for what he may not, with another method or another name
    lines_of <<<"$administrators" >"$lists/administrators-paths"
    for header in X-HTTP-Method-Override X-HTTP-Method X-Method-Override; do
        fuzz "$lists/methods" "$base/PAGE" -w "$lists/administrators-paths:PAGE" -H "$header: WORD" -H "Authorization: Bearer $analyst"
        fuzz "$lists/methods" "$base/PAGE?_method=WORD" -w "$lists/administrators-paths:PAGE" -X POST -H "$header: WORD" -H "Authorization: Bearer $viewer"
    done
}

# --- sqlmap: every parameter of what reads

# known_ids: what there is, to stand where a route takes an id.
known_ids() {
    local customer figure
    customer=$(ask /api/v1/customers/search -H "Authorization: Bearer $analyst" -H 'Content-Type: application/json' -d '{"filter":{},"size":1}' | field token)
    figure=$(ask /api/v1/figures -H "Authorization: Bearer $analyst" | field id)
    cat <<END
{"*": {"run": "$run", "segment": "S1", "dataset": "$dataset", "format": "csv", "lang": "fr", "id": "$run", "who": "nadia", "act": "sign_in",
       "from": "2026-01-01", "to": "2099-12-31"},
 "/api/v1/users/{id}": {"id": "nadia"},
 "/api/v1/customers/{id}": {"id": "$customer"}, "/api/v1/figures/{id}": {"id": "$figure"}, "/api/v1/segments/{id}": {"id": "S1"},
 "/api/v1/offers/{id}": {"id": "S1"}, "/api/v1/offers/{id}/history": {"id": "S1"}, "/api/v1/datasets/{id}": {"id": "$dataset"},
 "/api/v1/datasets/{id}/annotated.csv": {"id": "$dataset"}, "/api/v1/datasets/{id}/rejects.csv": {"id": "$dataset"}}
END
}

# inject FILE OPTIONS...: sqlmap on one request, in a folder of its own, which two at once would fight about.
# It prepares a terminal, if there is one, which would stop whoever runs this in the background.
inject() {
    local file=$1
    shift
    setsid sqlmap -r "$file" --batch --ignore-stdin --ignore-code=404 --force-ssl --flush-session --disable-coloring --output-dir="$file.sqlmap" --timeout 60 "$@" </dev/null >"$file.log" 2>&1 &
    : >"$stage/injecting/$!"
    wait $! || true
    rm "$stage/injecting/$!"
}

# What a log of sqlmap has to say at its end, else it has not come so far; that a parameter is injectable it says with these words. What appears so
# to it at first, since no two answers are the same, it tries once more.
hear_sqlmap() {
    local log=$1 name
    name=$(basename "$log" .request.log)
    if grep -qE 'is vulnerable|identified the following injection point' "$log"; then
        finding critical "$name: $(grep -E '^Parameter:|appears to be .* injectable' "$log" | head -n 3 | paste -sd ' ')"
    elif ! grep -q 'all tested parameters do not appear to be injectable' "$log"; then
        finding high "$name: sqlmap has not tried it: $(grep -E 'CRITICAL|ERROR' "$log" | tail -n 1)"
    fi
}

attack_sqlmap() {
    local requests=$stage/requests file who options=(--level 3 --risk 2 '--skip=user-agent,referer,host,cookie')
    if [ -n "$short" ]; then options=(--level 1 --risk 1); fi
    mkdir "$requests"
    known_ids >"$stage/ids.json"
    python3 "$here/attack.py" requests "$stage/api.json" "$stage/ids.json" "$requests"
    if [ -n "$short" ]; then find "$requests" -type f ! -name 'get-api-v1-audit' -delete; fi
    for file in "$requests"/*; do
        # what only reads needs no proof with a session; a POST would
        who="Cookie: $(cookies administrator)"
        if [[ $file == */post-* ]]; then who="Authorization: Bearer $analyst"$'\nContent-Type: application/json'; fi
        { sed -n '1s|$| HTTP/1.1|p' "$file" && printf 'Host: %s:%s\n%s\n\n' "$site" "$tls" "$who" && sed 1d "$file"; } >"$file.request"
    done
    # two at once: each waits for its answers
    export stage
    export -f inject
    printf '%s\0' "$requests"/*.request >"$stage/lists/requests"
    xargs -0 -P 2 -I {} bash -c 'inject "$@"' - {} "${options[@]}" <"$stage/lists/requests" &
    started+=($!)
    wait $!
    if [ -z "$short" ]; then
        cp "$requests/get-api-v1-runs.request" "$requests/headers.request"
        inject "$requests/headers.request" --level 5 --risk 3 --dbms=SQLite --ignore-code=401,404 -p user-agent,referer,host,cookie
    fi
    for file in "$requests"/*.log; do hear_sqlmap "$file"; done
    if ! is_signed_in administrator; then finding medium 'the session was lost on the way: what came after tried nothing'; fi
    tried="$(find "$requests" -name '*.request' -type f | wc -l) routes, ${options[*]}"
}

# --- wapiti: the pages, as the administrator sees them

# It may have the server call whoever it likes: this is who would hear of it.
listen() {
    local door
    door=$(free_port)
    python3 "$here/attack.py" listen "$door" "$stage/heard" &
    started+=($!)
    listener=http://127.0.0.1:$door/
    eventually 20 curl -s -o /dev/null "$listener"
}

# Not among them: nikto and wapp, which fetch their lists from elsewhere; buster, which goes on for longer than a session lasts without
# somebody who uses it, and looks for what ffuf looks for.
attack_wapiti() {
    local modules=backup,blindsql,brute_login_form,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,ssrf,xss,xxe
    # Language and theme of a page would make dozens of it.
    local where=(-u "$base/" --scope folder -r lang -r theme -r picked --max-scan-time 300 --max-attack-time 90)
    if [ -n "$short" ]; then
        modules=cookieflags,csp,csrf,http_headers,redirect,sql,xss
        where=(-u "$base/audit" --scope page --max-scan-time 30 --max-attack-time 20)
    fi
    listen
    # The option of wapiti not to ask for an address breaks under the Python that comes with it: nginx lets nobody sign out meanwhile.
    echo 'location = /sign-out { return 403; }' >>"$stage/nginx/server.conf"
    kill -HUP "$nginx"
    wapiti "${where[@]}" -m "$modules" -H "Cookie: $(cookies administrator)" --flush-session --store-session "$stage/wapiti" \
        --store-config "$stage/wapiti-config" --endpoint "$listener" --no-bugreport --verify-ssl 0 -t 60 -f json -o "$stage/wapiti.json" >"$stage/wapiti.log" 2>&1 || true
    judge wapiti "$stage/wapiti.json"
    if ! is_signed_in administrator; then finding medium 'the session was lost on the way: what came after tried nothing'; fi
    sed -i '$d' "$stage/nginx/server.conf"
    kill -HUP "$nginx"
    if grep -vqE '^/(get_(ssrf|xxe)\.php.*)?$' "$stage/heard"; then
        finding high "the server has called where a parameter told it to: $(grep -vE '^/(get_(ssrf|xxe)\.php.*)?$' "$stage/heard" | head -n 3 | paste -sd ' ')"
    fi
    tried=${modules//,/ }
}

# --- limits: a flood, with the limits as they are unless somebody sets them

# flood NAME ALLOWED NUMBER OPTIONS...: asks as fast as it can; nothing but these statuses comes, and 429 does, which says
# when to come back.
flood() {
    local name=$1 allowed=$2 number=$3 before seen
    shift 3
    before=$(wc -l <"$asked")
    seq "$number" >"$stage/lists/numbers"
    rm -rf "$stage/refused"
    ffuf -s -t 40 -timeout 60 -mc 429 -w "$stage/lists/numbers" -of json -o "$stage/flood.json" -od "$stage/refused" "$@" >"$stage/ffuf.log" 2>&1 || true
    seen=$(answered_since "$before")
    tried+="${tried:+, }$number x $name"
    echo "  $name: $seen"
    if tail -n +$((before + 1)) "$asked" | awk -F '"' '{ print substr($3, 2, 3) }' | grep -vxE "$allowed|429" | grep -q .; then finding high "$name: not only $allowed and 429: $seen"; fi
    if [[ $seen != *'x 429'* ]]; then finding high "$name: never 429: $seen"; fi
    if grep -riL '^retry-after: [0-9]' "$stage/refused" | grep -q .; then finding medium "$name: 429 without Retry-After"; fi
    passed=$(tail -n +$((before + 1)) "$asked" | awk -F '"' '$3 !~ /^ 429/' | wc -l)
}

attack_limits() {
    local proof
    kill -TERM "$server"
    eventually 60 gone "$server"
    sed -i '/^RATE_LIMIT:/d' "$stage/one/segmentation.yml"
    serve one
    eventually 180 ready "$port"
    flood 'nobody, /runs' 303 900 -u "$base/runs?x=FUZZ"
    if [ "$(status /runs --interface 127.0.0.10)" != 303 ]; then finding medium 'another address is refused too'; fi
    if [ -z "$short" ]; then flood 'a program, /api/v1/segments' 200 4000 -u "$base/api/v1/segments?x=FUZZ" -H "Authorization: Bearer $viewer"; fi
    proof=$(browse guesser /sign-in --interface 127.0.0.10 | form_proof)
    flood 'guesses of a password' 403 60 -u "$base/sign-in" -X POST -d "_csrf=$proof&name=admin&password=FUZZ" \
        -H 'Content-Type: application/x-www-form-urlencoded' -H "Cookie: $(cookies guesser)"
    if [ "$passed" -gt 10 ]; then finding high "$passed guesses of one name were looked at, not 10"; fi
    proof=$(browse returning /sign-in --interface 127.0.0.10 | form_proof)
    if [ "$(browse returning /sign-in --interface 127.0.0.10 -o /dev/null -w '%{http_code}' --data-urlencode "_csrf=$proof" -d name=admin \
        --data-urlencode 'password=seven slow tortoises')" != 303 ]; then
        finding medium 'who is guessed at cannot sign in from another address'
    fi
}

# --- all of them

echo "Date: $(date -u +%Y-%m-%d), commit $(git -C "$repository" describe --always --dirty 2>/dev/null || echo unknown), $(getconf _NPROCESSORS_ONLN) cores"
dpkg-query -W -f '${Package} ${Version}\n' testssl.sh ffuf sqlmap wapiti dirb nginx openssl 2>/dev/null | paste -sd ',' | sed 's/,/, /g'
open_target
for tool in "${chosen[@]}"; do besiege "$tool"; done

if [ -n "${REPORTS:-}" ]; then
    mkdir -p "$REPORTS"
    find "$stage" -maxdepth 1 -type f \( -name '*.log' -o -name '*.json' -o -name asked \) -exec cp -t "$REPORTS" {} +
    find "$stage/requests" "$stage/findings" -type f -exec cp -t "$REPORTS" {} + 2>/dev/null || true
fi
printf '\n%s\n' 'tool | what was tried | requests through nginx | answers | accepted | low | medium | high | took'
sed 's/|/ | /g' "$stage/table"
worst=$(cat "$stage"/findings/* | grep -cE '^(medium|high|critical) ' || true)
echo "$worst findings of medium or above"
[ "$worst" = 0 ]
