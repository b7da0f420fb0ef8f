# shellcheck shell=bash
# How the program is started, by ./segmentation and by the command of the package; needs tools.sh. Works with the bash 3.2 of
# macOS.

# What every JVM of the program is started with. Its own warnings, of archives above all, are not for users.
options=(
    -Xshare:auto -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr
    -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8
    --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true
)

# What computes holds columns to its end, block by block, and makes little garbage: blocks go to the old generation at once,
# where nothing is copied, and nearly all memory may be old, which grows in small steps: a collection costs less than the
# memory that it makes needless. It runs for seconds, in which the JIT compiler takes one processor
# of two: it inlines less, leaves out a loop transformation that costs more than it gains here, compiles loops over rows
# sooner than it would on a server, and methods with all its skill later: those of rows are called millions of times, others
# some thousands of times in all.
computing=(-XX:MaxRAMPercentage=80 -XX:+UseSerialGC -Xmn32m -XX:PretenureSizeThreshold=16k -XX:MinHeapFreeRatio=20 -XX:FreqInlineSize=60 -XX:-PartialPeelLoop
    -XX:Tier3BackEdgeThreshold=8000 -XX:Tier4BackEdgeThreshold=25000
    -XX:Tier4InvocationThreshold=40000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=80000)
# Every page of memory that is touched for the first time costs time; pages of 2 MB cost less in all, where Linux has them.
pages=
if [ -r /sys/kernel/mm/transparent_hugepage/enabled ]; then read -r pages </sys/kernel/mm/transparent_hugepage/enabled || true; fi
case "$pages" in *'[always]'* | *'[madvise]'*) computing+=(-XX:+UseTransparentHugePages) ;; esac
# What is over in two seconds runs every line of it a few times: the second compiler takes more than it gives.
brief=(-XX:MaxRAMPercentage=20 -XX:+UseSerialGC -XX:TieredStopAtLevel=1)
serving=(-XX:MaxRAMPercentage=20 -XX:+UseParallelGC)

# The vector module makes the kernel faster, but takes longer to compile than it saves on a file of less than a gigabyte.
# The result is the same to the bit without it.
vector=(--add-modules jdk.incubator.vector)
is_large() {
    local argument
    for argument in "$@"; do
        case "$argument" in -*) continue ;; esac
        if [ -f "$argument" ] && [ -n "$(find -L "$argument" -maxdepth 0 -size +1048576k)" ]; then return 0; fi
    done
    return 1
}

# run_program JAVA FOLDER HOME COMMAND...: becomes the program in a folder. Relative paths of its settings start from HOME.
run_program() {
    local java=$1 folder=$2 home=$3 terminal=false jvm classes
    shift 3
    # A JVM started under C or under a locale that is not installed could not even open données.csv.
    export LC_ALL=C.UTF-8
    case "${1:-}" in
        segment | assign | recommend | demo | verify)
            options+=("${computing[@]}")
            if is_large "$@"; then options+=("${vector[@]}"); fi
            ;;
        report) options+=("${brief[@]}") ;;
        *) options+=("${serving[@]}") ;;
    esac
    # A progress bar is for people who watch.
    if [ -t 2 ]; then terminal=true; fi
    jvm=("$java" "${options[@]}"
        -Dsegmentation.language="$language" -Dsegmentation.home="$home" -Dsegmentation.terminal="$terminal")
    classes=(-jar "$folder/segmentation-app.jar" "$@")

    # The JVM warns on stderr of modules that are not final yet, as the vector instructions; that is nothing for users. The
    # program writes to a copy of stderr as it is, so that nothing changes for terminals and signals, and what the JVM itself
    # says goes through a filter, which Ctrl-C must not end before the JVM.
    case " ${options[*]} " in
        *' jdk.incubator.vector '*)
            if command exec 3>&2; then
                exec "${jvm[@]}" --add-opens java.base/java.io=ALL-UNNAMED -Dsegmentation.stderr=3 "${classes[@]}" 2> >(
                    trap '' INT TERM HUP
                    exec >&3
                    while IFS= read -r line || [ -n "$line" ]; do
                        case "$line" in
                            'WARNING: Using incubator modules: jdk.incubator.vector'*) ;;
                            *) printf '%s\n' "$line" ;;
                        esac
                    done
                )
            fi
            ;;
    esac
    exec "${jvm[@]}" "${classes[@]}"
}
