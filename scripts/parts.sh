# The parts of the system, in the order in which they start.

OPEN_FILES=4096
PARTS="redis sandbox control-plane policy trino"

part_port() {
    case "$1" in
        redis) echo "$REDIS_PORT" ;;
        sandbox) echo "$SANDBOX_PORT" ;;
        control-plane) echo "$CONTROL_PORT" ;;
        policy) echo "$POLICY_PORT" ;;
        trino) echo "$TRINO_PORT" ;;
    esac
}

port_variable() {
    local name=${1^^}
    [ "$1" != control-plane ] || name=CONTROL
    echo "OMNISQL_${name}_PORT"
}

need_ports() {
    local part
    for part in $PARTS; do
        alive "$part" || need_port "$(part_port "$part")" "$part" "$(port_variable "$part")"
    done
    alive sandbox || need_port "$JIRA_SANDBOX_PORT" jira-sandbox OMNISQL_JIRA_SANDBOX_PORT
    alive sandbox || need_port "$SALESFORCE_SANDBOX_PORT" salesforce-sandbox OMNISQL_SALESFORCE_SANDBOX_PORT
    alive control-plane || need_port "$POSTGRES_PORT" postgres OMNISQL_POSTGRES_PORT
}

# The Redis server comes with the build; a system's own serves where the build has none for the processor.
redis_binary() {
    local jar entry directory=$CACHE/lib/redis
    if [ ! -x "$directory/redis-server" ]; then
        jar=$(ls "$ROOT"/quickstart/target/quickstart/redis/embedded-redis-*.jar 2>/dev/null | head -n 1)
        case "$(machine)" in x64) entry=amd64 ;; *) entry=arm64 ;; esac
        entry=$("$JAVA_HOME/bin/jar" tf "$jar" | grep -E "^redis-server-.*-linux-$entry\$" | head -n 1 || true)
        if [ -z "$entry" ]; then
            command -v redis-server || fail "There is no Redis for this machine." "Install one: apt-get install redis-server"
            return
        fi
        rm -rf "$directory.part"
        mkdir -p "$directory.part"
        (cd "$directory.part" && "$JAVA_HOME/bin/jar" xf "$jar" "$entry" && mv "$entry" redis-server && chmod 755 redis-server)
        rm -rf "$directory"
        mv "$directory.part" "$directory"
    fi
    printf '%s\n' "$directory/redis-server"
}

start_redis() {
    local binary
    binary=$(redis_binary)
    mkdir -p "$DATA/redis"
    (
        umask 077
        cat >"$DATA/redis/redis.conf" <<CONF
bind 127.0.0.1
port $REDIS_PORT
dir $DATA/redis
requirepass $(cat "$SECRETS/redis-password")
maxmemory 256mb
maxmemory-policy volatile-lfu
save ""
appendonly yes
CONF
    )
    launch redis "$binary" "$DATA/redis/redis.conf"
    await_redis
}

await_redis() { await redis "Redis on port $REDIS_PORT" 120 port_open "$REDIS_PORT"; }

start_sandbox() {
    launch sandbox "$JAVA" -Xmx768m -cp "$ROOT/sandbox/target/sandbox/lib/*" io.omnisql.sandbox.SandboxServer \
        --port "$SANDBOX_PORT" --jira-port "$JIRA_SANDBOX_PORT" --salesforce-port "$SALESFORCE_SANDBOX_PORT"
    await_sandbox
}

await_sandbox() { await sandbox "Sandboxes of GitHub, Jira and Salesforce on ports $SANDBOX_PORT, $JIRA_SANDBOX_PORT, $SALESFORCE_SANDBOX_PORT" 300 sandboxes_open; }

sandboxes_open() { port_open "$SANDBOX_PORT" && port_open "$JIRA_SANDBOX_PORT" && port_open "$SALESFORCE_SANDBOX_PORT"; }

start_control_plane() {
    mkdir -p "$DATA/control-plane"
    launch control-plane "$JAVA" -Xmx384m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "$ROOT/control-plane/target/control-plane-0.1.jar" \
        --server.address=127.0.0.1 --server.port="$CONTROL_PORT" \
        --omnisql.security.admin-token-file="$SECRETS/admin-token" \
        --omnisql.planes.$PLANE_ID.token-file="$SECRETS/plane-token" \
        --omnisql.keys.local.master-key-file="$SECRETS/master.key" \
        --omnisql.snapshot.private-key-file="$SECRETS/snapshot.key" \
        --omnisql.snapshot.public-key-file="$SECRETS/snapshot.pub" \
        --omnisql.redis.url="redis://127.0.0.1:$REDIS_PORT" \
        --omnisql.redis.password-file="$SECRETS/redis-password" \
        --omnisql.database.embedded-directory="$DATA/postgres" \
        --omnisql.database.embedded-port="$POSTGRES_PORT"
    await_control_plane
}

await_control_plane() { await control-plane "Control plane on port $CONTROL_PORT" 600 http_ok "$CONTROL_URL/actuator/health"; }

opa_binary() {
    [ "${OMNISQL_POLICY:-}" != embedded ] || return 1
    command -v opa || { [ -x "$HOME/go/bin/opa" ] && echo "$HOME/go/bin/opa"; }
}

start_policy() {
    local opa
    mkdir -p "$DATA/policy"
    if opa=$(opa_binary); then
        launch policy env CONTROL_URL="$CONTROL_URL" PLANE_ID=$PLANE_ID PLANE_TOKEN_FILE="$SECRETS/plane-token" POLICY_DIRECTORY="$DATA/policy" \
            "$opa" run --server --skip-version-check --optimize-store-for-read-speed --addr "127.0.0.1:$POLICY_PORT" --log-level error --config-file "$ROOT/policies/opa-config.yaml"
    else
        launch policy "$JAVA" -Xmx256m -cp "$ROOT/policies/target/policies/lib/*" io.omnisql.policy.PolicyServer --port "$POLICY_PORT" \
            --bundle-url "$CONTROL_URL/v1/planes/$PLANE_ID/bundles/omnisql.tar.gz" --token-file "$SECRETS/plane-token" --directory "$DATA/policy"
    fi
    await_policy
}

await_policy() {
    local label="embedded; no opa found"
    ! opa_binary >/dev/null || label="Open Policy Agent"
    await policy "Policy server on port $POLICY_PORT ($label)" 300 http_ok "http://127.0.0.1:$POLICY_PORT/health?bundles"
}

# Trino refuses to start with fewer; many systems allow more than they give.
raise_file_limit() {
    local limit
    limit=$(ulimit -n)
    [ "$limit" = unlimited ] || [ "$limit" -ge "$OPEN_FILES" ] || ulimit -n "$OPEN_FILES" 2>/dev/null ||
        fail "Trino needs $OPEN_FILES open files, and this user may have $(ulimit -Hn)." "Raise 'nofile' in /etc/security/limits.conf and log in again."
}

link_plugins() {
    local plugin
    rm -rf "$STATE/plugins"
    mkdir -p "$STATE/plugins"
    for plugin in tpch opa; do ln -s "$TRINO_HOME/plugin/$plugin" "$STATE/plugins/$plugin"; done
    for plugin in github jira salesforce; do ln -s "$ROOT/plugin-$plugin/target/plugin-$plugin-0.1" "$STATE/plugins/$plugin"; done
    ln -s "$ROOT/plugin-omnisql-tenancy/target/plugin-omnisql-tenancy-0.1" "$STATE/plugins/omnisql-tenancy"
}

trino_environment() {
    export OMNISQL_NODE_ID=quickstart OMNISQL_BIND_ADDRESS=127.0.0.1 OMNISQL_NODE_ADDRESS=localhost OMNISQL_COORDINATOR=localhost
    export OMNISQL_TRINO_PORT=$TRINO_PORT OMNISQL_PLANE_ID=$PLANE_ID OMNISQL_CONTROL_URL=$CONTROL_URL
    export OMNISQL_REDIS_URL=redis://127.0.0.1:$REDIS_PORT OMNISQL_POLICY_URL=http://127.0.0.1:$POLICY_PORT
    export OMNISQL_SNAPSHOT_PUBLIC_KEY=$SECRETS/snapshot.pub
    export OMNISQL_PRIVATE_NETWORKS=127.0.0.0/8 OMNISQL_PLAIN_HTTP=false
    export OMNISQL_JIRA_TOKEN_URL=${OMNISQL_JIRA_TOKEN_URL:-$JIRA_SANDBOX_URL/oauth/token} OMNISQL_JIRA_GATEWAY_URL=${OMNISQL_JIRA_GATEWAY_URL:-$JIRA_SANDBOX_URL/ex/jira}
    export OMNISQL_ETC=$ROOT/etc OMNISQL_DATA=$DATA OMNISQL_SECRETS=$SECRETS OMNISQL_PLUGINS=$STATE/plugins
    OMNISQL_KEYSTORE_PASSWORD=$(cat "$SECRETS/keystore-password")
    OMNISQL_INTERNAL_SECRET=$(cat "$SECRETS/internal-secret")
    export OMNISQL_KEYSTORE_PASSWORD OMNISQL_INTERNAL_SECRET
}

trino_ready() {
    "$JAVA" -cp "$ROOT/quickstart/target/quickstart/lib/*" io.omnisql.quickstart.AwaitServer "$TRINO_URL" "$SECRETS/omnisql.pem" 2
}

start_trino() {
    link_plugins
    mkdir -p "$DATA/trino" "$DATA/snapshot"
    rm -f "$RUN/trino-launcher.pid" # of a server that was killed
    (
        raise_file_limit
        trino_environment
        launch trino "$TRINO_HOME/bin/launcher" run --etc-dir "$ROOT/etc" --data-dir "$DATA/trino" --pid-file "$RUN/trino-launcher.pid" --jvm-dir "$JAVA_HOME" --jvm-config "${OMNISQL_JVM_CONFIG:-$ROOT/etc/jvm.config}"
    )
    await_trino
}

await_trino() { await trino "Trino $TRINO_VERSION on port $TRINO_PORT" 600 trino_ready; }

start_missing() {
    local part
    need_ports
    for part in $PARTS; do
        if alive "$part"; then
            "await_${part//-/_}"
        else
            "start_${part//-/_}" 9>&-
        fi
    done
}

all_alive() {
    local part
    for part in $PARTS; do alive "$part" || return 1; done
}
