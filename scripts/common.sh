# Shared by all commands: where things are, ports, and how the script speaks.

CACHE=$ROOT/.omnisql
STATE=${OMNISQL_STATE:-$CACHE}
LOGS=$STATE/log
RUN=$STATE/run
SECRETS=$STATE/secrets
DATA=$STATE/data
DOWNLOADS=$CACHE/download

TRINO_VERSION=476
TRINO_HOME=$CACHE/trino-server-$TRINO_VERSION
PLANE_ID=quickstart

TRINO_PORT=${OMNISQL_TRINO_PORT:-8443}
CONTROL_PORT=${OMNISQL_CONTROL_PORT:-8460}
POLICY_PORT=${OMNISQL_POLICY_PORT:-8461}
REDIS_PORT=${OMNISQL_REDIS_PORT:-8462}
SANDBOX_PORT=${OMNISQL_SANDBOX_PORT:-8463}
POSTGRES_PORT=${OMNISQL_POSTGRES_PORT:-8464}
JIRA_SANDBOX_PORT=${OMNISQL_JIRA_SANDBOX_PORT:-8465}
SALESFORCE_SANDBOX_PORT=${OMNISQL_SALESFORCE_SANDBOX_PORT:-8466}

TRINO_URL=https://localhost:$TRINO_PORT
CONTROL_URL=http://127.0.0.1:$CONTROL_PORT
SANDBOX_URL=http://127.0.0.1:$SANDBOX_PORT
JIRA_SANDBOX_URL=http://127.0.0.1:$JIRA_SANDBOX_PORT
SALESFORCE_SANDBOX_URL=http://127.0.0.1:$SALESFORCE_SANDBOX_PORT

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    BOLD=$(printf '\033[1m') DIM=$(printf '\033[2m') RED=$(printf '\033[31m') GREEN=$(printf '\033[32m') YELLOW=$(printf '\033[33m') RESET=$(printf '\033[0m')
else
    BOLD='' DIM='' RED='' GREEN='' YELLOW='' RESET=''
fi

say() { printf '%s\n' "$*"; }
ok() { printf '%s\n' "  ${GREEN}✓${RESET} $*"; }
warn() { printf '%s\n' "  ${YELLOW}!${RESET} $*" >&2; }
fail() {
    printf '%s\n' "${RED}omnisql: $1${RESET}" >&2
    shift
    for line in "$@"; do printf '%s\n' "  $line" >&2; done
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }
now() { date +%s; }

# progress LABEL LOG [MEASURE] -- COMMAND...: runs a long command with its output in LOG and shows that it lives.
# MEASURE is a shell function that prints where the work stands.
progress() {
    local label=$1 log=$2 measure=''
    shift 2
    if [ "$1" != -- ]; then measure=$1; shift; fi
    shift
    local began pid status=0 last=0
    began=$(now)
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        local seconds=$(($(now) - began)) detail=''
        [ -z "$measure" ] || detail=$("$measure" "$log" 2>/dev/null || true)
        if [ -t 1 ]; then
            printf '\r\033[K  %s … %ss %s' "$label" "$seconds" "${DIM}${detail}${RESET}"
        elif [ $((seconds - last)) -ge 15 ]; then
            last=$seconds
            printf '  %s … %ss %s\n' "$label" "$seconds" "$detail"
        fi
        sleep 0.5
    done
    wait "$pid" || status=$?
    [ ! -t 1 ] || printf '\r\033[K'
    if [ "$status" -ne 0 ]; then
        tail -n 25 "$log" >&2
        fail "$label failed (exit $status)" "The whole output is in $log"
    fi
    ok "$label ${DIM}($(($(now) - began)) s)${RESET}"
}

# fetch URL FILE: downloads with what the machine has; FILE appears only when it is complete.
fetch() {
    local url=$1 file=$2
    mkdir -p "$(dirname "$file")"
    rm -f "$file.part"
    if have curl; then
        curl -fsSL --retry 2 --connect-timeout 15 -o "$file.part" "$url" || return 1
    elif have wget; then
        wget -q -O "$file.part" "$url" || return 1
    elif have python3; then
        python3 -c 'import sys, urllib.request; urllib.request.urlretrieve(sys.argv[1], sys.argv[2])' "$url" "$file.part" || return 1
    else
        echo "none of curl, wget or python3 is installed"
        return 1
    fi
    mv "$file.part" "$file"
}

machine() {
    case "$(uname -m)" in
        x86_64 | amd64) echo x64 ;;
        aarch64 | arm64) echo aarch64 ;;
        *) fail "This processor is not supported: $(uname -m)" "OmniSQL's quickstart runs on x86_64 and aarch64." ;;
    esac
}
