#!/usr/bin/env bash
# How long a large file takes through the page Import in Chromium, with a server whose heap is small: bench/upload.sh [ROWS [HEAP]]
#   by default 30 million rows, a gigabyte, and 256 MB
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/upload.XXXXXX")
trap 'rm -rf "$work"' EXIT
describe_machine
generate "${1:-30000000}" "$work/large.csv"
classes=$(browser_classes)
cd "$home/browser"
"$JAVA_HOME/bin/java" -Xmx"${2:-256m}" -Dsegmentation.platforms="$work/platforms" -cp "$classes" tn.segmentation.browser.LargeUpload "$work/large.csv"
