#!/usr/bin/env bash
# Installs the package on a copy of this machine that runs systemd, uses, upgrades, removes and purges it. The copy has the files
# of this machine below; what changes is in memory, and gone at the end. It has a network of its own. Needs root.
#   deploy/test-install.sh PACKAGE
set -euo pipefail

repository=$(cd -P "$(dirname "$0")/.." && pwd)
# shellcheck source=build/tools.sh
. "$repository/build/tools.sh"
require_jdk || exit 1
export LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin
# shellcheck source=deploy/stage.sh
. "$repository/deploy/stage.sh"

package=$1
site=segments.test
machine=$stage/machine
if [ "$(id -u)" != 0 ] || [ ! -x /lib/systemd/systemd ]; then
    say "L’installation du paquet ne s’essaie qu’en tant que root, sur un système qui a systemd et dpkg." \
        "To try the installation of the package takes root, and a system with systemd and dpkg."
    exit 1
fi

# In each hierarchy a cgroup that goes at the end, with all that systemd makes below it.
cgroup=segmentation-test-$$
hierarchies() {
    local hierarchy
    for hierarchy in /sys/fs/cgroup /sys/fs/cgroup/*; do
        if [ -w "$hierarchy/cgroup.procs" ]; then echo "$hierarchy"; fi
    done
}

boot() {
    local above
    mapfile -t above < <(hierarchies)
    mkdir "$machine"
    bash -euc '
        machine=$1 cgroup=$2
        for hierarchy in ${*:3}; do
            mkdir "$hierarchy/$cgroup"
            if [ -e "$hierarchy/$cgroup/cpuset.mems" ]; then
                cat "$hierarchy/cpuset.mems" >"$hierarchy/$cgroup/cpuset.mems"
                cat "$hierarchy/cpuset.cpus" >"$hierarchy/$cgroup/cpuset.cpus"
            fi
            echo $$ >"$hierarchy/$cgroup/cgroup.procs"
        done
        exec unshare --mount --pid --fork --net --cgroup --uts --ipc --kill-child bash "$0" "$machine" ${*:3}
    ' "$stage/init" "$machine" "$cgroup" "${above[@]}" >"$stage/console" 2>&1 &
    outside=$!
    started+=("$outside")
    eventually 30 has_init && init=$(pgrep -P "$outside") && eventually 60 is_up
}

has_init() { pgrep -P "$outside" >/dev/null; }

is_up() { [ "$(inside systemctl is-active basic.target 2>/dev/null)" = active ]; }

# What the first process of the copy does before it becomes systemd. Nothing in there may change the kernel of this machine.
write_init() {
    cat >"$stage/init" <<'END'
set -eu
machine=$1
shift
ip link set lo up
mount --make-rprivate /
mount -t tmpfs tmpfs "$machine"
mkdir "$machine/upper" "$machine/work" "$machine/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$machine/upper,workdir=$machine/work" "$machine/root"
root=$machine/root
mount -t proc proc "$root/proc"
mount --bind -o ro "$root/proc/sys" "$root/proc/sys"
mount -t sysfs -o ro sysfs "$root/sys"
mount --rbind /dev "$root/dev"
for folder in run tmp; do mount -t tmpfs tmpfs "$root/$folder"; done
mkdir "$root/run/handed"
mount --bind "$(dirname "$machine")/handed" "$root/run/handed"
if [ "$*" = /sys/fs/cgroup ]; then
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
else
    mount -t tmpfs tmpfs "$root/sys/fs/cgroup"
    for hierarchy in "$@"; do
        name=${hierarchy##*/}
        mkdir "$root/sys/fs/cgroup/$name"
        case $name in
            systemd) mount -t cgroup -o none,name=systemd cgroup "$root/sys/fs/cgroup/$name" ;;
            unified) mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup/$name" ;;
            *) mount -t cgroup -o "$name" cgroup "$root/sys/fs/cgroup/$name" ;;
        esac
    done
fi
: >"$root/etc/fstab"
rm -rf "$root"/etc/systemd/system/*.wants "$root/usr/sbin/policy-rc.d"
for unit in systemd-udevd.service systemd-udev-trigger.service systemd-sysctl.service systemd-modules-load.service \
    systemd-binfmt.service proc-sys-fs-binfmt_misc.automount dev-hugepages.mount sys-kernel-debug.mount \
    sys-kernel-tracing.mount systemd-machine-id-commit.service; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
hostname thrown-away
exec env -i container=test PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$root" /lib/systemd/systemd --system --unit=basic.target
END
}

# inside COMMAND...: runs it on the copy.
inside() {
    nsenter -t "$init" --mount --pid --net --ipc --uts --cgroup --root --wd \
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=en_US.UTF-8 LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

halt_copy() {
    local hierarchy
    if [ -n "${init:-}" ]; then
        kill -KILL "$init" 2>/dev/null || true
        wait "$outside" 2>/dev/null || true
    fi
    for hierarchy in $(hierarchies); do
        if [ -d "$hierarchy/$cgroup" ]; then find "$hierarchy/$cgroup" -depth -type d -exec rmdir {} +; fi
    done
}

apt() { inside apt-get -y -qq -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold "$@" >>"$stage/apt" 2>&1 || { tail -n 20 "$stage/apt" && return 1; }; }

is_active() { [ "$(inside systemctl is-active segmentation || true)" = active ]; }

answers_inside() { [ "$(inside curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1/actuator/health/readiness" || true)" = 200 ]; }

installs() {
    apt install --no-install-recommends "/run/handed/$1" && is_active && eventually 60 answers_inside "$2" && return
    inside journalctl -u segmentation --no-pager | tail -n 20
    return 1
}

invites() { [ "$(inside journalctl -u segmentation --no-pager | grep -c 'welcome#')" = "$1" ]; }

main_process() { inside systemctl show -P MainPID segmentation; }

is_enclosed() {
    local state
    state=$(inside cat "/proc/$(main_process)/status")
    [ "$(inside ps -o user:20= -p "$(main_process)")" = segmentation ] && grep -Eq '^CapEff:\s0+$' <<<"$state" && grep -Eq '^NoNewPrivs:\s1$' <<<"$state" && grep -Eq '^Seccomp:\s2$' <<<"$state"
}

has_bounded_memory() {
    local most total
    most=$(inside cat /sys/fs/cgroup/memory/system.slice/segmentation.service/memory.limit_in_bytes 2>/dev/null ||
        inside cat /sys/fs/cgroup/system.slice/segmentation.service/memory.max)
    total=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo) * 1024))
    [ "$most" -lt "$total" ]
}

api() {
    local path=$1
    shift
    inside curl -s --max-time 60 -H "Authorization: Bearer $token" "$@" "http://127.0.0.1:$port$path"
}

makes_a_run() {
    local dataset
    token=$(inside segmentation token add test --role analyst)
    dataset=$(api /api/v1/datasets -F file=@/run/handed/lines.csv | field id)
    run=$(api /api/v1/runs -H 'Content-Type: application/json' -d "{\"dataset\":\"$dataset\"}" | field id)
    [ -n "$run" ] && eventually 60 run_is_complete && has_figures
}

has_figures() { [ "$(inside find "/var/lib/segmentation/figures/$run" -name '*.png' -size +1k | wc -l)" -gt 0 ]; }

run_is_complete() { [[ $(api "/api/v1/runs/$run") == *'"state":"complete"'* ]]; }

is_nobody_elses() { [ -z "$(inside find /var/lib/segmentation /var/log/segmentation /etc/segmentation/segmentation.yml -maxdepth 1 -perm /o+rwx)" ]; }

doctor_finds_nothing() { inside segmentation doctor >"$stage/doctor" 2>&1; }

comes_back() {
    local before
    before=$(main_process)
    [ "$before" != 0 ] || return 1
    inside kill -KILL "$before"
    eventually 60 is_another "$before" && eventually 60 answers_inside "$port"
}

is_another() { [ "$(main_process)" != "$1" ] && [ "$(main_process)" != 0 ]; }

serves_by_nginx() {
    certify "$site"
    inside mkdir -p /etc/ssl/segmentation
    for file in fullchain.pem privkey.pem; do inside tee "/etc/ssl/segmentation/$file" <"$stage/$file" >/dev/null; done
    inside sh -c "sed 's/segments.operator.example/$site/' /usr/share/doc/segmentation/examples/segmentation.conf >/etc/nginx/sites-enabled/segmentation"
    inside systemctl start nginx &&
        [ "$(inside curl -s -o /dev/null -w '%{http_code}' --cacert /etc/ssl/segmentation/fullchain.pem --resolve "$site:443:127.0.0.1" "https://$site/sign-in")" = 200 ]
}

# The repository of this test goes with the data, so that nothing is left in /etc.
backs_up() {
    inside install -d -o segmentation -g segmentation -m 750 /var/backups/segmentation
    inside install -o segmentation -g segmentation -m 640 /run/handed/backup-password /var/lib/segmentation/backup-password
    inside sh -c 'printf "BACKUP_REPOSITORY: /var/backups/segmentation\nBACKUP_PASSWORD_FILE: /var/lib/segmentation/backup-password\n" >>/etc/segmentation/segmentation.yml'
    inside segmentation backup --init >/dev/null && inside systemctl start segmentation-backup.service segmentation-verify-backup.service &&
        [ "$(inside segmentation backup --list --json | grep -c '"taken_at"')" = 2 ] && return
    inside journalctl -u segmentation-backup -u segmentation-verify-backup --no-pager | tail -n 20
    return 1
}

is_off() { [ "$(inside systemctl is-enabled "$1" 2>/dev/null)" = disabled ]; }

stops_well() {
    inside systemctl stop segmentation && [ "$(inside systemctl show -P Result segmentation)" = success ]
}

# The same package, called a newer one.
make_newer() {
    dpkg-deb -R "$package" "$stage/newer"
    sed -i 's/^Version: .*/&+1/' "$stage/newer/DEBIAN/control"
    dpkg-deb -Zgzip -b "$stage/newer" "$stage/handed/newer.deb" >/dev/null
    rm -rf "$stage/newer"
}

changes_a_setting() { inside sed -i 's/^PORT: .*/PORT: 8090/' /etc/segmentation/segmentation.yml; }

upgrades() { installs newer.deb "$port" && [[ $(inside dpkg-query -s segmentation) == *'+1'$'\n'* ]]; }

leaves_data() {
    is_gone && inside test -s "/var/lib/segmentation/processed/$run/model.json" && inside test -e /var/lib/segmentation/state &&
        inside getent passwd segmentation >/dev/null
}

is_gone() { ! is_active && ! answers_inside "$port" && ! inside test -e /usr/bin/segmentation; }

purges_all_when_asked() {
    inside sh -c 'echo "segmentation segmentation/purge_data boolean true" | debconf-set-selections'
    apt purge segmentation && ! inside test -e /var/lib/segmentation && ! inside test -e /var/log/segmentation &&
        ! inside test -e /etc/segmentation && ! inside getent passwd segmentation >/dev/null
}

write_init
mkdir "$stage/handed"
cp "$package" "$stage/handed/first.deb"
lines 2000 >"$stage/handed/lines.csv"
echo only-for-tests >"$stage/handed/backup-password"
make_newer
chmod 755 "$stage" "$stage/handed"
trap 'halt_copy; leave' EXIT

echo 'The package, on a copy of this machine:'
boot || {
    tail -n 20 "$stage/console"
    exit 1
}
port=8080
claim 'is installed by apt, and serves' installs first.deb 8080
claim 'has written the link of the first administrator into the journal' invites 1
claim 'runs as nobody in particular, without capabilities, behind a filter of calls' is_enclosed
claim 'has a bound on its memory' has_bounded_memory
claim 'keeps its folders to itself' is_nobody_elses
claim 'has settings that the doctor finds nothing wrong with' doctor_finds_nothing
claim 'makes a run in there, and figures of it' makes_a_run
claim 'comes back when it is killed' comes_back
claim 'is served by the nginx of the machine' serves_by_nginx
for timer in segmentation-backup.timer segmentation-verify-backup.timer; do
    claim "has $timer, which is off" is_off $timer
done
claim 'is backed up and verified by units that are closed in as it is' backs_up
claim 'stops, and that is a success' stops_well
changes_a_setting
port=8090
claim 'is upgraded by apt, and serves with the settings that were changed' upgrades
claim 'has the run as before' run_is_complete
claim 'is removed' apt remove segmentation
claim 'leaves data, accounts and settings then' leaves_data
claim 'keeps its settings when it is removed' inside grep -q 'PORT: 8090' /etc/segmentation/segmentation.yml
claim 'is installed again' installs first.deb "$port"
claim 'has the run as before again' run_is_complete
claim 'is purged where nobody answers' apt purge segmentation
claim 'leaves data then' leaves_data
claim 'is installed a third time' installs first.deb 8080
port=8080
claim 'takes everything along when the answer is yes' purges_all_when_asked
finish
