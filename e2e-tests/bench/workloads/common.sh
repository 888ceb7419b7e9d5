# Sourced by the workloads. One says "ready" when its windows are up, waits for "go", says "begin" and "end", and cleans
# up when its input ends.
assets=${BENCH_ASSETS:?}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
children=()

start() { "$@" </dev/null >/dev/null 2>&1 & children+=($!); }
terminal() { start xterm -fa 'DejaVu Sans Mono' -fs 11 -title bench "$@"; }
trap 'for child in "${children[@]}"; do kill "$child" 2>/dev/null; done' EXIT

# The first visible window of that title; gives up after ten seconds.
window() {
    local id
    for _ in {1..100}; do
        id=$(xdotool search --onlyvisible --name "^$1\$" 2>/dev/null | head -n 1)
        if [ -n "$id" ]; then
            echo "$id"
            return
        fi
        sleep 0.1
    done
    exit 1
}
ready() { sleep 1; echo ready; read -r _; echo begin; }
end() { echo end; cat >/dev/null; }
