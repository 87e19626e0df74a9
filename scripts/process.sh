# Starts, watches and stops processes. Every process carries OMNISQL_MARK in its environment, so that strays are found after a crash.

launch() {
    local name=$1
    shift
    printf '\n===== %s %s\n' "$(date '+%F %T')" "$name" >>"$LOGS/$name.log"
    OMNISQL_MARK=$STATE setsid nohup "$@" >>"$LOGS/$name.log" 2>&1 </dev/null &
    printf '%s\n' "$!" >"$RUN/$name.pid"
    disown
}

# PostgreSQL and Redis write their titles over their environment; they are known by the folder that they work in.
marked() {
    grep -qzx "OMNISQL_MARK=$STATE" "/proc/$1/environ" 2>/dev/null && return 0
    case "$(cat "/proc/$1/comm" 2>/dev/null)" in
        postgres | redis-server) case "$(readlink "/proc/$1/cwd" 2>/dev/null)" in "$DATA"/*) return 0 ;; esac ;;
    esac
    return 1
}

pid_of() { cat "$RUN/$1.pid" 2>/dev/null || true; }

alive() {
    local pid
    pid=$(pid_of "$1")
    [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && marked "$pid"
}

marked_processes() {
    local pid
    for pid in $(grep -lzx "OMNISQL_MARK=$STATE" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3) \
        $(grep -lxE 'postgres|redis-server' /proc/[0-9]*/comm 2>/dev/null | cut -d / -f 3); do
        ! marked "$pid" || printf '%s\n' "$pid"
    done
}

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port_owner() {
    have ss || return 0
    ss -Hltnp "sport = :$1" 2>/dev/null | sed -n 's/.*users:((\(.*\)))/ by \1/p' | head -n 1
}

# need_port PORT NAME VARIABLE
need_port() {
    port_open "$1" || return 0
    fail "Port $1 for $2 is taken$(port_owner "$1")." "Stop what uses it, or choose another: $3=<port> ./omnisql $COMMAND"
}

# await NAME LABEL SECONDS CHECK...: waits until CHECK succeeds, and stops early when the process dies.
await() {
    local name=$1 label=$2 limit=$3 began seconds
    shift 3
    began=$(now)
    while ! "$@" >/dev/null 2>&1; do
        seconds=$(($(now) - began))
        if ! kill -0 "$(pid_of "$name")" 2>/dev/null; then
            [ ! -t 1 ] || printf '\r\033[K'
            tail -n 25 "$LOGS/$name.log" >&2
            fail "$label ended while starting." "Its log: $LOGS/$name.log"
        fi
        [ "$seconds" -lt "$limit" ] || fail "$label did not become ready in $limit seconds." "Its log: $LOGS/$name.log"
        [ ! -t 1 ] || printf '\r\033[K  %s … %ss' "$label" "$seconds"
        sleep 0.3
    done
    [ ! -t 1 ] || printf '\r\033[K'
    ok "$label ${DIM}($(($(now) - began)) s)${RESET}"
}

http_ok() {
    if have curl; then
        curl -fsS -m 3 -o /dev/null "$@"
    else
        # the last argument is the URL; a plain GET over /dev/tcp is enough for health checks
        local url=${*: -1} address path
        address=${url#http://}
        path=/${address#*/}
        address=${address%%/*}
        exec 3<>"/dev/tcp/${address%:*}/${address#*:}" || return 1
        printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' "$path" "$address" >&3
        head -n 1 <&3 | grep -q ' 200'
    fi
}

# stop_part NAME: stops one part with everything that it started.
stop_part() {
    local pid waited=0
    pid=$(pid_of "$1")
    alive "$1" || return 0
    kill -TERM -- "-$pid" 2>/dev/null || kill -TERM "$pid"
    while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 120 ]; do
        sleep 0.5
        waited=$((waited + 1))
    done
    kill -KILL -- "-$pid" 2>/dev/null || true
}

# Stops what an interrupted run left behind: marked processes that belong to no living part.
stop_strays() {
    local pid group leaders=' ' part strays=''
    for part in $PARTS; do ! alive "$part" || leaders="$leaders$(pid_of "$part") "; done
    for pid in $(marked_processes); do
        group=$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d ' ' -f 3)
        case "$leaders" in *" $group "*) continue ;; esac
        # PostgreSQL leads a group of its own, below the control plane
        if alive control-plane && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q postgres; then continue; fi
        strays="$strays $pid"
    done
    [ -n "$strays" ] || return 0
    warn "Stopping what an interrupted run left behind."
    # shellcheck disable=SC2086
    kill -TERM $strays 2>/dev/null || true
    sleep 2
    # shellcheck disable=SC2086
    kill -KILL $strays 2>/dev/null || true
}

stop_all() {
    local pids pid waited=0
    pids=$(marked_processes)
    for pid in $pids; do kill -TERM "$pid" 2>/dev/null || true; done
    while [ -n "$(marked_processes)" ] && [ "$waited" -lt 120 ]; do
        sleep 0.5
        waited=$((waited + 1))
    done
    for pid in $(marked_processes); do kill -KILL "$pid" 2>/dev/null || true; done
    while [ -n "$(marked_processes)" ] && [ "$waited" -lt 140 ]; do
        sleep 0.5
        waited=$((waited + 1))
    done
    rm -f "$RUN"/*.pid
}
