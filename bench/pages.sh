#!/usr/bin/env bash
# How heavy the pages are, and how fast on a slow computer: bench/pages.sh [ROUNDS]
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

describe_machine
classes=$(browser_classes)
cd "$home/browser"
"$JAVA_HOME/bin/java" -cp "$classes" tn.segmentation.browser.PageSpeed "${1:-5}"
