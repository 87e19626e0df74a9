# Makes the quickstart's own secrets, once. Each file appears whole or not at all.

write_secret() {
    [ -s "$SECRETS/$1" ] && return 0
    (umask 077 && printf '%s\n' "$2" >"$SECRETS/$1.part" && mv "$SECRETS/$1.part" "$SECRETS/$1")
}

random_hex() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

make_certificate() {
    local keytool=$JAVA_HOME/bin/keytool password
    password=$(cat "$SECRETS/keystore-password")
    rm -f "$SECRETS"/*.part
    (
        umask 077
        "$keytool" -genkeypair -alias trino -keyalg EC -groupname secp256r1 -storetype PKCS12 -keystore "$SECRETS/keystore.p12.part" -storepass "$password" \
            -dname CN=localhost -ext "san=${CERTIFICATE_NAMES:-dns:localhost,ip:127.0.0.1}" -validity 3650
        "$keytool" -exportcert -rfc -alias trino -keystore "$SECRETS/keystore.p12.part" -storepass "$password" >"$SECRETS/omnisql.pem.part"
        "$keytool" -importcert -noprompt -alias trino -file "$SECRETS/omnisql.pem.part" -storetype PKCS12 -keystore "$SECRETS/truststore.p12.part" -storepass "$password"
    ) >"$LOGS/keytool.log" 2>&1 || fail "The HTTPS certificate could not be made." "See $LOGS/keytool.log"
    mv "$SECRETS/omnisql.pem.part" "$SECRETS/omnisql.pem"
    mv "$SECRETS/truststore.p12.part" "$SECRETS/truststore.p12"
    mv "$SECRETS/keystore.p12.part" "$SECRETS/keystore.p12" # last: its presence says that all are there
}

need_secrets() {
    mkdir -p "$SECRETS" "$LOGS" "$RUN" "$DATA"
    chmod 700 "$SECRETS" "$DATA"
    write_secret admin-token "$(random_hex)"
    write_secret plane-token "$(random_hex)"
    write_secret redis-password "$(random_hex)"
    write_secret internal-secret "$(random_hex)"
    write_secret keystore-password "$(random_hex)"
    write_secret master.key "$(head -c 32 /dev/urandom | base64 | tr -d '\n')"
    [ -f "$SECRETS/keystore.p12" ] || make_certificate
}
