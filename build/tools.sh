# shellcheck shell=bash
# What ./segmentation and ./check share: the language of messages, the JDK, Maven, room on the disk.
# Works with the bash 3.2 of macOS.

java_needed=17
maven_needed=3.8.7

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    en*) language=en ;;
    *) language=fr ;;
esac

# say FRENCH ENGLISH: one message, in the user's language, beside the data.
say() {
    if [ "$language" = en ]; then printf '%s\n' "$2" >&2; else printf '%s\n' "$1" >&2; fi
}

# What is on the way to a start does without commands of the system, and without subshells, where it can: each takes
# milliseconds. The functions that say so leave their answer in REPLY.

# resolved FILE: REPLY is the real path of one whose name has a slash, symbolic links followed.
resolved() {
    local file=$1 target
    while [ -L "$file" ]; do
        target=$(readlink "$file")
        case "$target" in
            /*) file=$target ;;
            *) file=${file%/*}/$target ;;
        esac
    done
    REPLY=$(cd -P "${file%/*}/" && pwd)/${file##*/}
}

# java_on_path: REPLY is the folder two steps above the java of the PATH; empty when there is none.
java_on_path() {
    REPLY=$(command -v java || true)
    if [ -n "$REPLY" ]; then
        resolved "$REPLY"
        REPLY=${REPLY%/*}
        REPLY=${REPLY%/*}
    fi
}

# java_version FOLDER: REPLY is the major version of the Java there, with a compiler or without one; 0 when there is none.
java_version() {
    local version='' key bare quoted rest
    REPLY=0
    if [ ! -x "$1/bin/java" ]; then return; fi
    if [ -r "$1/release" ]; then
        # JAVA_VERSION="17.0.15", with quotes or without
        while IFS='="' read -r key bare quoted rest || [ -n "$key" ]; do
            if [ "$key" = JAVA_VERSION ]; then version=$bare$quoted; fi
        done <"$1/release"
        version=${version%%[!0-9.]*}
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/^.* version "\([0-9.]*\).*/\1/p' || true)
    fi
    version=${version#1.}
    version=${version%%.*}
    REPLY=${version:-0}
}

# jdk_version FOLDER: REPLY is the major version of the JDK there; 0 when it is not one.
jdk_version() {
    REPLY=0
    if [ -x "$1/bin/javac" ]; then java_version "$1"; fi
}

# installed_jdks: folders where JDKs usually are, and the siblings of the one on the PATH, one a line.
installed_jdks() {
    local folder
    java_on_path
    if [ -n "$REPLY" ]; then printf '%s\n' "${REPLY%/*}"/*; fi
    for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* "${HOME:-/}"/.jdks/* \
        "${HOME:-/}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "/c/Program Files/Java"/* "/c/Program Files/Eclipse Adoptium"/*; do
        printf '%s\n' "$folder"
    done
}

# newest_jdk MINIMUM: REPLY is the folder of the newest installed JDK; empty when there is none as new as that.
newest_jdk() {
    local folder best=$(($1 - 1)) found=
    while IFS= read -r folder; do
        jdk_version "$folder"
        if [ "$REPLY" -gt "$best" ]; then
            best=$REPLY
            found=$folder
        fi
    done < <(installed_jdks)
    REPLY=$found
}

# is_new_jdk FOLDER: whether a JDK is there that is new enough.
is_new_jdk() {
    if [ -z "$1" ]; then return 1; fi
    jdk_version "$1"
    [ "$REPLY" -ge "$java_needed" ]
}

# default_jdk: REPLY is JAVA_HOME, else what is on the PATH, else the newest installed; empty when none is new enough.
default_jdk() {
    local folder=${JAVA_HOME:-}
    if ! is_new_jdk "$folder"; then
        java_on_path
        folder=$REPLY
    fi
    if ! is_new_jdk "$folder"; then
        newest_jdk "$java_needed"
        folder=$REPLY
    fi
    REPLY=$folder
}

# maven_version: what is on the PATH; empty when there is none.
maven_version() {
    command -v mvn >/dev/null || return 0
    mvn --version 2>/dev/null | sed -n 's/^.*Apache Maven \([0-9.]*[0-9]\).*/\1/p' | head -n 1 || true
}

# at_least VERSION NEEDED
at_least() {
    local have=$1. want=$2.
    while [ -n "$want" ]; do
        [ "${have%%.*}" -gt "${want%%.*}" ] && return 0
        [ "${have%%.*}" -lt "${want%%.*}" ] && return 1
        have=${have#*.}
        want=${want#*.}
        have=${have:-0.}
    done
    return 0
}

# require_jdk: sets JAVA_HOME, or says how to get a JDK.
require_jdk() {
    default_jdk
    JAVA_HOME=$REPLY
    if [ -z "$JAVA_HOME" ]; then
        say "Il manque un JDK (Java $java_needed ou plus récent, avec son compilateur javac). Pour l’installer :" \
            "A JDK is missing (Java $java_needed or newer, with its compiler javac). To get one:"
        say '  Debian, Ubuntu : sudo apt-get install openjdk-17-jdk
  macOS          : brew install openjdk@17
  Windows        : winget install EclipseAdoptium.Temurin.17.JDK  (puis Git Bash ou WSL)
Si vous en avez déjà un ailleurs, indiquez son dossier : export JAVA_HOME=/chemin/du/jdk' \
            '  Debian, Ubuntu: sudo apt-get install openjdk-17-jdk
  macOS:          brew install openjdk@17
  Windows:        winget install EclipseAdoptium.Temurin.17.JDK  (then Git Bash or WSL)
If it is installed elsewhere, name its folder: export JAVA_HOME=/path/to/jdk'
        return 1
    fi
    export JAVA_HOME
}

# require_maven: says how to get Maven when it is missing or old.
require_maven() {
    local version
    version=$(maven_version)
    if [ -n "$version" ] && at_least "$version" "$maven_needed"; then
        return 0
    fi
    if [ -z "$version" ]; then
        say "Il manque Maven ($maven_needed ou plus récent), qui construit le programme. Pour l’installer :" \
            "Maven ($maven_needed or newer), which builds the program, is missing. To get it:"
    else
        say "Maven $version est trop ancien : il faut $maven_needed ou plus récent. Pour l’installer :" \
            "Maven $version is too old: $maven_needed or newer is needed. To get it:"
    fi
    say '  Debian, Ubuntu : sudo apt-get install maven
  macOS          : brew install maven
  Windows        : choco install maven, ou scoop install maven' \
        '  Debian, Ubuntu: sudo apt-get install maven
  macOS:          brew install maven
  Windows:        choco install maven, or scoop install maven'
    return 1
}

# require_room MEGABYTES FOLDER...: says where the disk is too full.
require_room() {
    local needed=$1 folder free
    shift
    for folder in "$@"; do
        [ -d "$folder" ] || continue
        free=$(df -Pk "$folder" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
        if [ -n "$free" ] && [ "$free" -lt "$needed" ]; then
            say "Il ne reste que $free Mo libres dans $folder ; il en faut $needed. Libérez de la place, puis recommencez." \
                "Only $free MB are free in $folder; $needed are needed. Make room, then start again."
            return 1
        fi
    done
}

# free_port: one of the loopback that nobody listens on.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    done
    echo $port
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# install_debian PACKAGE...
install_debian() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; }
