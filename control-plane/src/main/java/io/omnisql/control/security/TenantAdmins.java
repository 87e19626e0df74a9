package io.omnisql.control.security;

import io.omnisql.control.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * Checks the API keys of users who may manage their own tenant.
 */
@Component
class TenantAdmins
{
    private static final Pattern KEY = Pattern.compile("osk_([a-z0-9]{12})_[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;

    TenantAdmins(JdbcClient jdbc)
    {
        this.jdbc = requireNonNull(jdbc, "jdbc is null");
    }

    /**
     * @param login {@code <tenant>/<user>}
     * @return empty unless the key is that user's, is not expired, tenant and user are active, and the user has the role {@code tenant-admin}
     */
    Optional<Caller.TenantAdmin> authenticate(String login, String key)
    {
        int slash = login.indexOf('/');
        Matcher matcher = KEY.matcher(key);
        if (slash < 0 || !matcher.matches()) {
            return Optional.empty();
        }
        String user = login.substring(slash + 1);
        return TenantId.parse(login.substring(0, slash))
                .filter(tenant -> storedHash(tenant, user, matcher.group(1)).map(hash -> Hashes.same(hash, Hashes.sha256(key))).orElse(false))
                .map(tenant -> new Caller.TenantAdmin(tenant, user));
    }

    private Optional<byte[]> storedHash(TenantId tenant, String user, String keyId)
    {
        return jdbc.sql(
                        """
                        SELECT k.secret_hash
                        FROM api_key k
                        JOIN tenant_user u ON u.tenant_id = k.tenant_id AND u.name = k.user_name
                        JOIN tenant t ON t.id = k.tenant_id
                        WHERE k.tenant_id = :tenant AND k.user_name = :user AND k.id = :id
                          AND t.active AND u.active AND 'tenant-admin' = ANY (u.roles)
                          AND (k.expires_at IS NULL OR k.expires_at > now())
                        """)
                .param("tenant", tenant.value())
                .param("user", user)
                .param("id", keyId)
                .query(String.class)
                .optional()
                .map(HexFormat.of()::parseHex);
    }
}
