#!/usr/bin/env bash
# How heavy the pages are, and how fast on a slow computer: bench/pages.sh [ROUNDS]
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=bench/common.sh
. "$home/bench/common.sh"

require_maven || exit 1
describe_machine
list=$home/browser/target/classpath
(cd "$home" && mvn -B -ntp -q -Dstyle.color=never -pl browser -am package dependency:build-classpath \
    -Dmdep.outputFile=target/classpath -DskipTests -Dspotless.check.skip -Dcheckstyle.skip) >&2
cd "$home/browser"
"$JAVA_HOME/bin/java" -cp "target/test-classes:$(cat "$list")" tn.segmentation.browser.PageSpeed "${1:-5}"
