#!/usr/bin/env bash
# Builds the program twice, in folders of other names and at other times, and compares the two to the bit.
#   bench/security/reproducible.sh      two clean quick builds; some minutes
# What is not committed is not in them. Says where they differ, if they do.
set -euo pipefail

cd "$(dirname "$0")/../.."
# shellcheck source=build/tools.sh
. build/tools.sh
require_jdk || exit 1
require_maven || exit 1

stage=$(mktemp -d "${TMPDIR:-/tmp}/segmentation-twice.XXXXXX")
trap 'rm -rf "$stage"' EXIT

# build FOLDER: a clean build of what is committed.
build() {
    mkdir -p "$1"
    git archive HEAD | tar -x -C "$1"
    (cd "$1" && mvn -B -ntp -q -Dquick package)
}

build "$stage/one"
build "$stage/another/one with a longer name"

first=$stage/one/app/target/segmentation-app.jar
second="$stage/another/one with a longer name/app/target/segmentation-app.jar"
sha256sum "$first" "$second" | sed "s|$stage/||"
if cmp -s "$first" "$second"; then
    echo 'The two are the same.'
    exit
fi
echo 'They differ in:'
diff <(unzip -lv "$first") <(unzip -lv "$second") || true
exit 1
