# shellcheck shell=bash
# What the tests of the deployment and the rehearsal of an upgrade share: servers of the package and the real nginx on the
# loopback, in a folder that goes at the end. Whoever sources this has sourced build/tools.sh, and sets `repository`; `site`,
# the name of the site; `tls` and `plain`, the ports of nginx; `asked`, if nginx is to write down there what it was asked.
# shellcheck disable=SC2154

# shellcheck source=build/java.sh
. "$repository/build/java.sh"

stage=$(mktemp -d "${TMPDIR:-/tmp}/segmentation-deploy.XXXXXX")
started=()
failures=0

leave() {
    local process
    # nginx ends its workers if it is asked to, and leaves them behind if it is killed
    if [ -n "${nginx:-}" ]; then kill -TERM "$nginx" 2>/dev/null || true; fi
    for process in ${started[@]+"${started[@]}"}; do
        if kill -KILL "$process" 2>/dev/null; then wait "$process" 2>/dev/null || true; fi
    done
    wait ${nginx:+"$nginx"} 2>/dev/null || true
    rm -rf "$stage"
}
trap leave EXIT
trap 'exit 143' TERM INT

# claim SENTENCE COMMAND...: says whether that is so.
claim() {
    local sentence=$1
    shift
    if "$@"; then
        printf '  ok      %s\n' "$sentence"
    else
        printf '  FAILED  %s\n' "$sentence"
        failures=$((failures + 1))
    fi
}

# eventually SECONDS COMMAND...: whether it comes true in that time.
eventually() {
    local most=$((SECONDS + $1))
    shift
    until "$@"; do
        if [ $SECONDS -ge $most ]; then return 1; fi
        sleep 0.2
    done
}

gone() { ! kill -0 "$1" 2>/dev/null; }

# the_package: the file that the build has made.
the_package() {
    local packages=("$repository"/deploy/target/segmentation_*_all.deb)
    if [ ! -r "${packages[0]}" ]; then
        say "Le paquet n’est pas construit : mvn -q -Dquick -Pdebian package" \
            "The package is not built: mvn -q -Dquick -Pdebian package"
        return 1
    fi
    printf '%s\n' "${packages[0]}"
}

# unpack_package: puts what is in it below $root.
unpack_package() {
    root=$stage/root
    mkdir "$root"
    dpkg-deb -x "$1" "$root"
}

# settle NAME PORT: the settings of the package for a server of that name, with folders of its own; adds what comes by stdin.
settle() {
    local home=$stage/$1
    mkdir -m 750 "$home"
    sed -e "s|/var/lib/segmentation|$home|; s|/var/log/segmentation|$home/logs|; s|^PORT:.*|PORT: $2|" \
        "$root/etc/segmentation/segmentation.yml" >"$home/segmentation.yml"
    cat >>"$home/segmentation.yml"
}

# become NAME COMMAND...: becomes the program of the package with the settings of that name.
become() {
    local home=$stage/$1 folder=${program:-$root/usr/share/segmentation}
    shift
    SEGMENTATION_CONFIG=$home/segmentation.yml language=en run_program "$JAVA_HOME/bin/java" "$folder" "$home" "$@"
}

# segmentation NAME COMMAND...: runs a command of it.
segmentation() (become "$@")

# serve NAME: starts a server; $server is its process.
serve() {
    (umask 027 && become "$1" serve) >>"$stage/$1/said" 2>>"$stage/$1/errors" &
    server=$!
    started+=("$server")
}

ready() { [ "$(curl -s --max-time 10 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1/actuator/health/readiness")" = 200 ]; }

# certify NAME: a certificate for that name, of an authority that is forgotten.
certify() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj "/CN=$1" \
        -addext "subjectAltName=DNS:$1" -keyout "$stage/privkey.pem" -out "$stage/fullchain.pem" 2>/dev/null
}

# front UPSTREAM: starts nginx with the site of the package, on ports of the loopback; UPSTREAM takes the place of its own.
front() {
    mkdir -p "$stage/nginx/bodies" "$stage/nginx/cache"
    configure_front "$1"
    nginx -c "$stage/nginx/nginx.conf" -e "$stage/nginx/error.log" -g 'daemon off;' &
    nginx=$!
    eventually 10 answers
}

answers() { curl -s -o /dev/null --cacert "$stage/fullchain.pem" --resolve "$site:$tls:127.0.0.1" "https://$site:$tls/actuator"; }

# configure_front UPSTREAM: writes what nginx is to do.
configure_front() {
    local site_file=$stage/nginx/segmentation.conf
    sed -e "/^upstream segmentation {/,/^}/d" \
        -e "s|/usr/share/segmentation/nginx|$stage/nginx|; s|/etc/ssl/segmentation|$stage|" \
        -e "s|segments.operator.example|$site|; /listen \[::\]/d" \
        -e "s|listen 80;|listen 127.0.0.1:$plain;|; s|listen 443|listen 127.0.0.1:$tls|" \
        "$root/usr/share/doc/segmentation/examples/segmentation.conf" >"$site_file"
    printf '%s\n' "$1" >>"$site_file"
    sed "s|/var/cache/nginx-segmentation|$stage/nginx/cache|" "$root/usr/share/segmentation/nginx/http.conf" >"$stage/nginx/http.conf"
    cp "$root/usr/share/segmentation/nginx/server.conf" "$stage/nginx/server.conf"
    cat >"$stage/nginx/nginx.conf" <<END
$([ "$(id -u)" != 0 ] || echo 'user root;')
worker_processes 2;
pid $stage/nginx/pid;
events { worker_connections 512; }
http {
    access_log ${asked:-off};
    client_body_temp_path $stage/nginx/bodies;
    proxy_temp_path $stage/nginx/proxied;
    fastcgi_temp_path $stage/nginx/fastcgi;
    uwsgi_temp_path $stage/nginx/uwsgi;
    scgi_temp_path $stage/nginx/scgi;
    include $site_file;
}
END
}

# ask PATH OPTIONS...: curl through nginx.
ask() {
    local path=$1
    shift
    curl -s --max-time 120 --cacert "$stage/fullchain.pem" --resolve "$site:$tls:127.0.0.1" "$@" "https://$site:$tls$path"
}

# status PATH OPTIONS...: the status that nginx answers with.
status() {
    local path=$1
    shift
    ask "$path" -o /dev/null -w '%{http_code}' "$@"
}

# lines COUNT: a file of fictitious customers.
lines() {
    awk -v count="$1" 'BEGIN {
        srand(7)
        print "id_client,age,montant_consommation,nombre_appels,volume_data,nombre_sms"
        for (i = 1; i <= count; i++)
            printf "C%08d,%d,%.2f,%d,%.3f,%d\n", i, 18 + 60 * rand(), 5 - 40 * log(1 - rand()), 200 * rand(), 9 * rand() ^ 3, 50 * rand() ^ 2
    }'
}

# field NAME: the first text of that name in JSON.
field() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

# form_proof: the proof that a page sends with its form, out of that page.
form_proof() { grep -o 'name="_csrf"[^>]*value="[^"]*"' | head -n 1 | sed 's/.*value="\([^"]*\)"/\1/'; }

# welcome KEY PASSWORD BROWSE...: chooses a password by the link of an invitation; BROWSE asks for a path and keeps the cookies.
welcome() {
    local key=$1 password=$2 proof
    shift 2
    proof=$("$@" /welcome | form_proof)
    [ "$("$@" /welcome -o /dev/null -w '%{http_code}' --data-urlencode "_csrf=$proof" --data-urlencode "key=$key" \
        --data-urlencode "password=$password")" = 303 ]
}

# brings FILE: to the server, by the token; $dataset is its id.
brings() {
    [ "$(ask /api/v1/datasets -H "Authorization: Bearer $token" -F "file=@$1" -o "$stage/dataset" -w '%{http_code}')" = 201 ] &&
        dataset=$(field id <"$stage/dataset") && [ -n "$dataset" ]
}

# starts_run: of that file; $run is its id.
starts_run() {
    run=$(ask /api/v1/runs -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "{\"dataset\":\"$dataset\"}" | field id)
    [ -n "$run" ]
}

# finish: ends with what the claims came to.
finish() {
    if [ "$failures" -gt 0 ]; then
        echo "$failures failed"
        exit 1
    fi
}
