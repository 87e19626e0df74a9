# Finds a JDK of at least 24, or fetches one.

MINIMUM_JDK=24
TEMURIN_URL=${OMNISQL_JDK_URL:-https://api.adoptium.net/v3/binary/latest/25/ga/linux/$(machine)/jdk/hotspot/normal/eclipse}

# jdk_major HOME: the JDK's feature version, or nothing when it is not a JDK.
jdk_major() {
    [ -x "$1/bin/javac" ] || return 0
    if [ -f "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'
    fi
}

jdk_candidates() {
    printf '%s\n' "${OMNISQL_JAVA_HOME:-}" "$CACHE"/jdk/* "${JAVA_HOME:-}"
    if have java; then
        dirname "$(dirname "$(readlink -f "$(command -v java)")")"
    fi
    printf '%s\n' /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /usr/local/*jdk*
}

find_jdk() {
    local home major
    while IFS= read -r home; do
        [ -n "$home" ] && [ -d "$home" ] || continue
        major=$(jdk_major "$home")
        if [ -n "$major" ] && [ "$major" -ge "$MINIMUM_JDK" ]; then
            printf '%s\n' "$home"
            return 0
        fi
    done < <(jdk_candidates)
    return 1
}

install_jdk() {
    local archive=$DOWNLOADS/jdk.tar.gz
    fetch "$TEMURIN_URL" "$archive" || return 1
    rm -rf "$CACHE/jdk.part"
    mkdir -p "$CACHE/jdk.part" "$CACHE/jdk"
    tar -xzf "$archive" -C "$CACHE/jdk.part"
    mv "$CACHE"/jdk.part/* "$CACHE/jdk/"
    rm -rf "$CACHE/jdk.part" "$archive"
}

jdk_size() { du -h "$DOWNLOADS"/jdk.tar.gz.part 2>/dev/null | cut -f1; }

need_jdk() {
    if ! JAVA_HOME=$(find_jdk); then
        say "No JDK $MINIMUM_JDK or later was found; fetching Temurin 25 (about 200 MB)."
        (progress "Temurin 25" "$LOGS/jdk.log" jdk_size -- install_jdk) ||
            fail "No JDK $MINIMUM_JDK or later, and none could be fetched." \
                "Install one and run again, e.g. from https://adoptium.net, or point OMNISQL_JAVA_HOME at it." \
                "On Debian or Ubuntu: apt-get install openjdk-25-jdk-headless (where the release has it)."
        JAVA_HOME=$(find_jdk) || fail "What was fetched is not a JDK $MINIMUM_JDK or later." "Set OMNISQL_JAVA_HOME."
    fi
    export JAVA_HOME
    JAVA=$JAVA_HOME/bin/java
}
