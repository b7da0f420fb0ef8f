#!/usr/bin/env bash
# Backs up a real PostgreSQL by the real pgBackRest with the files of deploy/backup, while rows are written, and has it back as it was at
# each instant, on an empty place. Needs root, since PostgreSQL does not run as root, and Debian's postgresql and pgbackrest.
#   deploy/test-database.sh
set -euo pipefail

repository=$(cd -P "$(dirname "$0")/.." && pwd)
# shellcheck source=build/tools.sh
. "$repository/build/tools.sh"
require_jdk || exit 1
export LC_ALL=C.UTF-8
# shellcheck source=deploy/stage.sh
. "$repository/deploy/stage.sh"

programs=$(find /usr/lib/postgresql/*/bin -maxdepth 0 2>/dev/null | sort -V | tail -n 1)
if [ "$(id -u)" != 0 ] || [ -z "$programs" ] || ! command -v pgbackrest >/dev/null || ! getent passwd postgres >/dev/null; then
    say "Il faut être root, et postgresql et pgbackrest : sudo apt-get install postgresql pgbackrest" \
        "It takes root, postgresql and pgbackrest: sudo apt-get install postgresql pgbackrest"
    exit 1
fi
place=$stage/database
port=$(free_port)

as_owner() { setpriv --reuid postgres --regid postgres --init-groups env -C "$place" HOME="$place" PGBACKREST_CONFIG="$place/pgbackrest.conf" PATH="$programs:$PATH" "$@"; }

# configure FOLDER: the settings of deploy/backup, for a database in that folder.
configure() {
    sed -e "s|/var/backups/pgbackrest|$place/repository|; s|/var/lib/postgresql/15/main|$1|; s|^process-max.*|process-max=1|" \
        "$repository/deploy/backup/pgbackrest.conf" >"$place/pgbackrest.conf"
    {
        printf '\n[global]\nlog-path=%s\nlock-path=%s\nspool-path=%s\nrepo1-cipher-pass=only-for-tests\n' "$place/log" "$place/lock" "$place/spool"
        printf '\n[segmentation]\npg1-port=%s\npg1-socket-path=%s\n' "$port" "$place"
    } >>"$place/pgbackrest.conf"
    chown postgres "$place/pgbackrest.conf"
}

begin() {
    running=$1
    as_owner pg_ctl -D "$1" -l "$place/said" -w -o "-c port=$port -c listen_addresses= -c unix_socket_directories=$place" start >/dev/null
}

end() {
    if [ -n "${running:-}" ]; then as_owner pg_ctl -D "$running" -m fast -w stop >/dev/null || true; fi
    running=
}
trap 'end; leave' EXIT

sql() { as_owner psql -X -q -A -t -h "$place" -p "$port" -d postgres -c "$1"; }

back_up() { as_owner pgbackrest --stanza=segmentation --type="$1" backup; }

# look: rows and a sum of all that stands in them.
look() { sql "SELECT count(*) || ' ' || md5(coalesce(string_agg(position || line, ',' ORDER BY position), '')) FROM audit"; }

makes_a_database() {
    as_owner initdb -D "$place/main" --auth=peer -E UTF8 --locale=C >/dev/null &&
        cat "$repository/deploy/backup/postgresql.conf" >>"$place/main/postgresql.conf" &&
        begin "$place/main" && sql 'CREATE TABLE audit (position BIGINT PRIMARY KEY, line TEXT NOT NULL)' &&
        as_owner pgbackrest --stanza=segmentation stanza-create && as_owner pgbackrest --stanza=segmentation check
}

# People write until the file is gone.
write_on() {
    local i=0
    while [ -e "$place/writing" ]; do
        i=$((i + 1))
        sql "INSERT INTO audit SELECT coalesce(max(position), 0) + 1, md5('$i') FROM audit" || return 0
    done
}

# note: an instant, and what there was then; nobody writes in it.
note() {
    rm "$place/writing"
    wait "$writer" || true
    # pgBackRest tells backups from instants by whole seconds.
    sql 'SELECT pg_sleep(1.5)' >/dev/null
    instants+=("$(sql "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US\"+00\"')")")
    looks+=("$(look)")
    resume
}

resume() {
    : >"$place/writing"
    write_on &
    writer=$!
}

# is_as_it_was NUMBER: has the database back as it was at that instant, where nothing is.
is_as_it_was() {
    local folder=$place/restored-$1 found
    configure "$folder"
    as_owner mkdir -m 700 "$folder" &&
        as_owner pgbackrest --stanza=segmentation --type=time --target="${instants[$1]}" --target-action=promote restore &&
        as_owner sed -i 's/^archive_mode.*/archive_mode = off/' "$folder/postgresql.conf" && begin "$folder" || return 1
    eventually 30 is_promoted
    found=$(look)
    end
    echo "          $found at ${instants[$1]}"
    [ "$found" = "${looks[$1]}" ]
}

is_promoted() { [ "$(sql 'SELECT pg_is_in_recovery()')" = f ]; }

# One bit of a file of a backup is another.
refuses_damage() {
    local file
    file=$(find "$place/repository/backup" -name '*.zst' -path '*F/pg_data/*' -printf '%s %p\n' | sort -n | sed -n '$s/^[0-9]* //p')
    printf '\377' | dd of="$file" bs=1 seek=600 conv=notrunc status=none
    configure "$place/refused"
    as_owner mkdir -m 700 "$place/refused"
    ! as_owner pgbackrest --stanza=segmentation restore >"$place/refusal" 2>&1 && grep -Eq 'ERROR|unable' "$place/refusal"
}

chmod 755 "$stage"
mkdir -p "$place"/{log,lock,spool,repository}
chown -R postgres "$place"
configure "$place/main"
instants=() looks=()

echo 'The database, by pgBackRest:'
claim 'hands over what it writes' makes_a_database
resume
claim 'is backed up as a whole while people write' back_up full
note
for _ in 1 2 3 4 5 6 7; do
    claim 'is backed up by what has changed' back_up incr
    note
done
rm "$place/writing"
wait "$writer" || true
sql 'SELECT pg_switch_wal()' >/dev/null
end
for number in "${!instants[@]}"; do
    claim "can be had back as it was at instant $number, where nothing is" is_as_it_was "$number"
done
claim 'is not had back from a backup in which a byte is another' refuses_damage
finish
