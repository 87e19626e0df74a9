# Builds the project and brings the stock Trino server and CLI.

TRINO_ARCHIVE_MB=783
CLI_JAR=trino-cli-$TRINO_VERSION-executable.jar

sources_changed() {
    local stamp=$CACHE/build.stamp
    [ -f "$stamp" ] || return 0
    [ -n "$(find "$ROOT"/pom.xml "$ROOT"/*/pom.xml "$ROOT"/*/src/main "$ROOT"/policies/rego -type f -newer "$stamp" -print -quit 2>/dev/null)" ] && return 0
    local artifact
    for artifact in plugin-github/target/plugin-github-0.1 plugin-jira/target/plugin-jira-0.1 plugin-salesforce/target/plugin-salesforce-0.1 plugin-omnisql-tenancy/target/plugin-omnisql-tenancy-0.1 \
        control-plane/target/control-plane-0.1.jar sandbox/target/sandbox/lib policies/target/policies/lib quickstart/target/quickstart/lib; do
        [ -e "$ROOT/$artifact" ] || return 0
    done
    return 1
}

need_build() {
    need_jdk
    if ! sources_changed; then
        ok "Built already"
        return
    fi
    need_maven
    rm -f "$CACHE/build.stamp" # an interrupted build leaves no stamp
    touch "$CACHE/build.begun"
    progress "Building OmniSQL" "$LOGS/build.log" maven_state -- "$MVN" "${MVN_ARGS[@]}" package -Dmaven.test.skip=true -Domnisql.checks.skip=true -pl '!integration-tests,!benchmarks'
    mv "$CACHE/build.begun" "$CACHE/build.stamp"
}

trino_archive() { printf '%s' "$LOCAL_REPOSITORY/io/trino/trino-server/$TRINO_VERSION/trino-server-$TRINO_VERSION.tar.gz"; }

trino_download_state() {
    local size
    size=$(du -sm "$(dirname "$(trino_archive)")" 2>/dev/null | cut -f1)
    printf '%s of %s MB' "${size:-0}" "$TRINO_ARCHIVE_MB"
}

trino_unpack_state() { printf '%s of 896 MB' "$(du -sm "$TRINO_HOME.part" 2>/dev/null | cut -f1)"; }

unpack_trino() {
    rm -rf "$TRINO_HOME.part"
    mkdir -p "$TRINO_HOME.part"
    tar -xzf "$(trino_archive)" -C "$TRINO_HOME.part" --strip-components 1
    rm -rf "$TRINO_HOME"
    mv "$TRINO_HOME.part" "$TRINO_HOME"
}

resolve() { maven -N org.apache.maven.plugins:maven-dependency-plugin:3.11.0:get "-Dartifact=$1" -Dtransitive=false; }

need_trino() {
    if [ ! -d "$TRINO_HOME" ]; then
        need_maven
        [ -f "$(trino_archive)" ] || progress "Trino $TRINO_VERSION server from Maven Central" "$LOGS/trino-download.log" trino_download_state -- resolve "io.trino:trino-server:$TRINO_VERSION:tar.gz"
        progress "Unpacking Trino $TRINO_VERSION" "$LOGS/trino-unpack.log" trino_unpack_state -- unpack_trino
    fi
    if [ ! -f "$CACHE/lib/$CLI_JAR" ]; then
        need_maven
        local jar=$LOCAL_REPOSITORY/io/trino/trino-cli/$TRINO_VERSION/$CLI_JAR
        [ -f "$jar" ] || progress "Trino CLI from Maven Central" "$LOGS/cli-download.log" -- resolve "io.trino:trino-cli:$TRINO_VERSION:jar:executable"
        mkdir -p "$CACHE/lib"
        cp "$jar" "$CACHE/lib/$CLI_JAR.part"
        mv "$CACHE/lib/$CLI_JAR.part" "$CACHE/lib/$CLI_JAR"
    fi
}
