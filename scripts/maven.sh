# Finds Maven of at least 3.8.7, or installs one.

MINIMUM_MAVEN=3.8.7
MAVEN_VERSION=3.9.11
MAVEN_URL=${OMNISQL_MAVEN_URL:-https://archive.apache.org/dist/maven/maven-3/$MAVEN_VERSION/binaries/apache-maven-$MAVEN_VERSION-bin.tar.gz}

maven_fits() {
    local version
    [ -x "$1" ] || return 1
    version=$("$1" --version 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | sed -n 's/^Apache Maven \([0-9.]*\).*/\1/p')
    [ -n "$version" ] && [ "$(printf '%s\n%s\n' "$MINIMUM_MAVEN" "$version" | sort -V | head -n 1)" = "$MINIMUM_MAVEN" ]
}

find_maven() {
    local candidate
    for candidate in "${OMNISQL_MAVEN:-}" "$CACHE"/maven/bin/mvn "$(command -v mvn || true)" "$CACHE"/maven-debian/usr/share/maven/bin/mvn; do
        if [ -n "$candidate" ] && maven_fits "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

install_maven_archive() {
    local archive=$DOWNLOADS/maven.tar.gz
    fetch "$MAVEN_URL" "$archive" || return 1
    rm -rf "$CACHE/maven.part"
    mkdir -p "$CACHE/maven.part"
    tar -xzf "$archive" -C "$CACHE/maven.part" --strip-components 1
    rm -rf "$CACHE/maven"
    mv "$CACHE/maven.part" "$CACHE/maven"
    rm -f "$archive"
}

# Unpacks the distribution's Maven below the state folder: needs neither root nor an installation.
install_maven_debian() {
    local work=$DOWNLOADS/maven-debian packages
    have apt-get && have dpkg || return 1
    rm -rf "$work" "$CACHE/maven-debian.part"
    mkdir -p "$work" "$CACHE/maven-debian.part"
    packages=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances maven |
        grep -E '^(maven|lib.*-java|[a-z].*-java)$' | sort -u)
    [ -n "$packages" ] || return 1
    # shellcheck disable=SC2086
    (cd "$work" && apt-get download $packages) || return 1
    for package in "$work"/*.deb; do dpkg -x "$package" "$CACHE/maven-debian.part"; done
    # links into /usr/share and /etc/maven point into the unpacked tree
    find "$CACHE/maven-debian.part" -type l | while IFS= read -r link; do
        target=$(readlink "$link")
        case "$target" in
            /*) ln -sfn "$CACHE/maven-debian$target" "$link" ;;
        esac
    done
    rm -rf "$CACHE/maven-debian"
    mv "$CACHE/maven-debian.part" "$CACHE/maven-debian"
    rm -rf "$work"
}

install_maven() {
    install_maven_archive && return 0
    echo "The archive could not be fetched; trying the distribution's packages."
    if [ "$(id -u)" = 0 ] && have apt-get; then
        apt-get install -y --no-install-recommends maven && return 0
    fi
    install_maven_debian
}

need_maven() {
    if ! MVN=$(find_maven); then
        say "No Maven $MINIMUM_MAVEN or later was found; fetching one."
        (progress "Maven" "$LOGS/maven-install.log" -- install_maven) || fail "No Maven $MINIMUM_MAVEN or later, and none could be fetched." \
            "Install one and run again (apt-get install maven), or point OMNISQL_MAVEN at its mvn."
        MVN=$(find_maven) || fail "The Maven that was fetched does not run." "Install one (apt-get install maven), or point OMNISQL_MAVEN at its mvn."
    fi
    export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    LOCAL_REPOSITORY=${OMNISQL_MAVEN_REPOSITORY:-$HOME/.m2/repository}
    MVN_ARGS=(--batch-mode -f "$ROOT/pom.xml" "-Dmaven.repo.local=$LOCAL_REPOSITORY")
}

maven() { "$MVN" "${MVN_ARGS[@]}" "$@"; }

# What a Maven log says of where the build stands.
maven_state() {
    local module downloads
    module=$(sed 's/\x1b\[[0-9;]*m//g' "$1" | grep -aoE 'Building .* \[[0-9]+/[0-9]+\]|Running [a-z.]*Test[A-Za-z]*' | tail -n 1 | sed 's/  */ /g')
    downloads=$(grep -ac 'Downloaded from' "$1")
    printf '%s' "$module"
    [ "$downloads" = 0 ] || printf ', %s files downloaded' "$downloads"
}
