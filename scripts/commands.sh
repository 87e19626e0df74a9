# The commands.

command_help() {
    cat <<HELP
usage: ./omnisql <command>

  demo            build, start everything, run the showcase, stop everything
  up              build, start everything and leave it running
  build           build what has changed, without starting anything
  down            stop everything
  restart <part>  stop one part and start it again
  status          which parts run
  logs [part]     the log of one part, or the names of all
  sql             the Trino CLI as a demo user: [--tenant acme] [--user alice] [--key <API key>] [-e "SELECT …"]
  test [--fast]   all tests; --fast leaves out those that start Trino or try cases by the thousand. OMNISQL_PROPERTY_SEED=<number> repeats the cases of random tests
  bench [--quick] requests, bytes and times of the connectors; --quick checks the requests only
  doctor          what this machine lacks, and the remedy

Ports: OMNISQL_TRINO_PORT ($TRINO_PORT), OMNISQL_CONTROL_PORT ($CONTROL_PORT), OMNISQL_POLICY_PORT ($POLICY_PORT),
       OMNISQL_REDIS_PORT ($REDIS_PORT), OMNISQL_POSTGRES_PORT ($POSTGRES_PORT), OMNISQL_SANDBOX_PORT ($SANDBOX_PORT, GitHub),
       OMNISQL_JIRA_SANDBOX_PORT ($JIRA_SANDBOX_PORT), OMNISQL_SALESFORCE_SANDBOX_PORT ($SALESFORCE_SANDBOX_PORT)
State: OMNISQL_STATE ($STATE)
HELP
}

# One start or stop at a time; a lock left by a killed run is free again at once, for the kernel holds it.
lock() {
    mkdir -p "$STATE"
    exec 9>"$STATE/lock"
    have flock || return 0
    flock -n 9 || fail "Another ./omnisql is starting or stopping this system." "Wait until it is done."
}

quickstart() { "$JAVA" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "$ROOT/quickstart/target/quickstart/lib/*" "-Domnisql.state=$STATE" "$@"; }

bring_up() {
    mkdir -p "$STATE" "$CACHE"
    need_jdk
    if sources_changed && [ -n "$(marked_processes)" ]; then
        warn "The sources have changed since this system was started; stopping it first."
        stop_all
    fi
    need_build
    need_trino
    need_secrets
    stop_strays
    start_missing
    load_demo_tenants
}

load_demo_tenants() {
    progress "Two demo tenants, acme and globex" "$LOGS/demo-tenants.log" -- quickstart io.omnisql.quickstart.DemoTenants \
        "$CONTROL_URL" "$SANDBOX_URL" "$TRINO_URL" "$JIRA_SANDBOX_URL" "$SALESFORCE_SANDBOX_URL"
}

demo_key() { sed -n "s|^$1=||p" "$SECRETS/demo-keys.properties"; }

show_access() {
    say ""
    say "${BOLD}OmniSQL is up.${RESET}"
    say "  JDBC URL       jdbc:trino://localhost:$TRINO_PORT/github/main?SSL=true&SSLTrustStorePath=$SECRETS/omnisql.pem"
    say "  user           acme/alice@acme.com"
    say "  password       $(demo_key acme/alice@acme.com)   ${DIM}(her API key)${RESET}"
    say "  SQL            ./omnisql sql -e \"SELECT count(*) FROM github.main.issues\""
    say "  control plane  $CONTROL_URL   ${DIM}(API: $CONTROL_URL/v3/api-docs, admin token: $SECRETS/admin-token)${RESET}"
    say "  sandboxes      GitHub $SANDBOX_URL, Jira $JIRA_SANDBOX_URL, Salesforce $SALESFORCE_SANDBOX_URL"
    say "  all demo keys  $SECRETS/demo-keys.properties"
    say "  stop           ./omnisql down"
}

command_build() {
    [ $# -eq 0 ] || fail "build takes no arguments, found: $*"
    lock
    need_build
}

command_up() {
    [ $# -eq 0 ] || fail "up takes no arguments, found: $*"
    lock
    if all_alive && ! sources_changed; then
        need_jdk
        ok "OmniSQL is up already"
        show_access
        return
    fi
    bring_up
    show_access
}

command_restart() {
    local part=${1:-}
    case " $PARTS " in *" $part "*) ;; *) fail "restart needs one of: $PARTS" ;; esac
    lock
    need_jdk
    [ -n "$(marked_processes)" ] || fail "OmniSQL is not up." "Run: ./omnisql up"
    stop_part "$part"
    "start_${part//-/_}" 9>&-
    [ "$part" != trino ] || progress "Queries" "$LOGS/access.log" -- quickstart io.omnisql.quickstart.AwaitAccess "$TRINO_URL"
}

command_down() {
    [ $# -eq 0 ] || fail "down takes no arguments, found: $*"
    lock
    if [ -z "$(marked_processes)" ]; then
        ok "Nothing is running"
        return
    fi
    say "Stopping"
    stop_all
    ok "Everything is stopped"
}

command_status() {
    local part state status=0
    for part in $PARTS; do
        if alive "$part"; then
            state="${GREEN}up${RESET}    pid $(pid_of "$part")"
        else
            state="${RED}down${RESET}"
            status=3
        fi
        printf '  %-14s port %-6s %s\n' "$part" "$(part_port "$part")" "$state"
    done
    return $status
}

command_logs() {
    local part=${1:-}
    if [ -z "$part" ]; then
        say "Logs in $LOGS:"
        ls "$LOGS" 2>/dev/null | sed 's/\.log$//; s/^/  /'
        return
    fi
    [ -f "$LOGS/$part.log" ] || fail "There is no log of '$part'." "Known: $(ls "$LOGS" 2>/dev/null | sed 's/\.log$//' | tr '\n' ' ')"
    if [ -t 1 ]; then tail -n 100 -f "$LOGS/$part.log"; else cat "$LOGS/$part.log"; fi
}

command_sql() {
    local tenant=acme user='' key='' arguments=()
    while [ $# -gt 0 ]; do
        case "$1" in
            --tenant) tenant=${2:?--tenant needs a name}; shift 2 ;;
            --user) user=${2:?--user needs a name}; shift 2 ;;
            --key) key=${2:?--key needs an API key}; shift 2 ;;
            -e | --execute) arguments+=(--execute "${2:?-e needs a statement}"); shift 2 ;;
            *) arguments+=("$1"); shift ;;
        esac
    done
    need_jdk
    [ -f "$SECRETS/demo-keys.properties" ] || fail "There are no demo users yet." "Run: ./omnisql up"
    if [ -z "$user" ]; then user=$(sed -n "s|^$tenant/\([^=]*\)=.*|\1|p" "$SECRETS/demo-keys.properties" | head -n 1); fi
    case "$user" in *@*) ;; *) user=$user@$tenant.com ;; esac
    [ -n "$key" ] || key=$(demo_key "$tenant/$user")
    [ -n "$key" ] || fail "There is no demo user '$user' of tenant '$tenant'." "Known: $(cut -d= -f1 "$SECRETS/demo-keys.properties" | tr '\n' ' ')"
    TRINO_PASSWORD=$key exec "$JAVA" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$CACHE/lib/$CLI_JAR" --server "$TRINO_URL" \
        --truststore-path "$SECRETS/omnisql.pem" --user "$tenant/$user" --password --catalog github --schema main "${arguments[@]}"
}

command_demo() {
    [ $# -eq 0 ] || fail "demo takes no arguments, found: $*"
    local status=0
    lock
    if all_alive; then
        fail "OmniSQL is up; the demo starts its own and stops it again." "Run ./omnisql down first, or OMNISQL_STATE=/some/folder and other ports."
    fi
    say "${BOLD}OmniSQL${RESET}: one SQL endpoint over a company's SaaS data"
    trap 'stop_all' EXIT
    trap 'exit 130' INT TERM
    bring_up
    quickstart io.omnisql.quickstart.Showcase "$CONTROL_URL" "$SANDBOX_URL" "$TRINO_URL" "$JIRA_SANDBOX_URL" "$SALESFORCE_SANDBOX_URL" || status=$?
    trap - EXIT
    stop_all
    if [ "$status" -eq 0 ]; then
        say "Everything is stopped. To keep it running: ./omnisql up"
    else
        fail "The showcase failed (exit $status)." "Logs: $LOGS"
    fi
}

# prints the tests that failed and the first lines of why, then the sums
test_results() {
    awk '
        match($0, /<testcase [^>]*>/) { name = $0; sub(/.*[ ]name="/, "", name); sub(/".*/, "", name); class = $0; sub(/.*classname="/, "", class); sub(/".*/, "", class) }
        left > 0 { print "    " $0; left-- }
        /<\/(failure|error)>/ { left = 0 }
        /<(failure|error)[ >]/ { print "FAILED: " class "." name; message = $0; sub(/^ */, "", message); print "    " substr(message, 1, 600); left = 12 }
    ' "$@"
    awk '
        function number(name) { return match($0, name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3) : 0 }
        /<testsuite / { tests += number(" tests"); failed += number(" errors") + number(" failures"); skipped += number(" skipped") }
        END { printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped }
    ' "$@"
}

command_test() {
    local excluded='' status=0 reports began
    began=$(now)
    case "${1:-}" in
        '') ;;
        --fast) excluded=engine,system,large ;;
        *) fail "test knows only --fast, found: $*" ;;
    esac
    mkdir -p "$LOGS"
    need_jdk
    need_maven
    "$ROOT/build/fetch-github-specs" || warn "Checks against GitHub's published descriptions will be skipped."
    opa_binary >/dev/null || warn "No opa: tests that compare with the real Open Policy Agent will be skipped (go install github.com/open-policy-agent/opa@v$(cat "$ROOT/policies/OPA_VERSION"))."
    if [ -z "$excluded" ]; then need_trino; fi
    find "$ROOT" -path '*/target/surefire-reports/*.xml' -delete
    say "Running the tests; the whole output is in $LOGS/test.log"
    (progress "Tests" "$LOGS/test.log" maven_state -- maven verify --fail-at-end "-Domnisql.test.excluded-groups=$excluded" \
        ${OMNISQL_PROPERTY_SEED:+"-Domnisql.property.seed=$OMNISQL_PROPERTY_SEED"}) || status=$?
    reports=$(find "$ROOT" -path '*/target/surefire-reports/TEST-*.xml')
    [ -n "$reports" ] || fail "No test ran." "The whole output is in $LOGS/test.log"
    grep -h 'SKIPPED:' "$LOGS/test.log" | sort -u | head -n 20 || true
    say "$(($(now) - began)) seconds"
    # shellcheck disable=SC2086
    test_results $reports
    return $status
}

command_bench() {
    need_jdk
    need_maven
    progress "Building the benchmark" "$LOGS/bench-build.log" maven_state -- maven package -pl benchmarks -am \
        -Dmaven.test.skip=true -Domnisql.checks.skip=true -Domnisql.benchmarks.libraries.skip=false
    "$JAVA" "@$ROOT/etc/jvm.config" -Dstdout.encoding=UTF-8 \
        -cp "$ROOT/benchmarks/target/benchmarks/lib/*" io.omnisql.benchmarks.Benchmark "$@"
}

command_doctor() {
    local problems=0 major free
    say "OmniSQL on this machine"
    if JAVA_HOME=$(find_jdk); then
        ok "JDK $(jdk_major "$JAVA_HOME") in $JAVA_HOME"
    else
        warn "No JDK 24 or later: up and demo will fetch Temurin 25. Or set OMNISQL_JAVA_HOME."
    fi
    if MVN=$(find_maven); then ok "Maven: $MVN"; else warn "No Maven 3.8.7 or later: up and demo will fetch one. Or: apt-get install maven"; fi
    if [ -d "$TRINO_HOME" ]; then ok "Trino $TRINO_VERSION server"; else warn "Trino $TRINO_VERSION server: up and demo will fetch it (783 MB)."; fi
    if opa_binary >/dev/null; then ok "Open Policy Agent: $(opa_binary)"; else ok "No opa: the embedded policy server answers with the same policy"; fi
    if have curl || have wget || have python3; then ok "A downloader"; else
        warn "Neither curl, wget nor python3: apt-get install curl"
        problems=1
    fi
    for tool in tar gzip setsid flock; do
        have $tool || {
            warn "$tool is missing: apt-get install tar gzip util-linux"
            problems=1
        }
    done
    free=$(df -Pm "$ROOT" | awk 'NR == 2 { print $4 }')
    if [ "$free" -ge 5000 ]; then ok "Disk: $free MB free"; else
        warn "Disk: $free MB free, 5,000 MB are needed for the Trino server and the build"
        problems=1
    fi
    free=$(awk '/MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)
    if [ "$free" -ge 4000 ]; then ok "Memory: $free MB available"; else
        warn "Memory: $free MB available, 4,000 MB are needed"
        problems=1
    fi
    free=$(ulimit -Hn)
    if [ "$free" = unlimited ] || [ "$free" -ge "$OPEN_FILES" ]; then ok "Open files: up to $free"; else
        warn "Open files: at most $free, Trino needs $OPEN_FILES; raise 'nofile' in /etc/security/limits.conf"
        problems=1
    fi
    for part in $PARTS; do
        if alive "$part"; then ok "$part runs on port $(part_port "$part")"; elif port_open "$(part_port "$part")"; then
            warn "Port $(part_port "$part") for $part is taken$(port_owner "$(part_port "$part")"); choose another, see ./omnisql help"
            problems=1
        fi
    done
    return $problems
}
