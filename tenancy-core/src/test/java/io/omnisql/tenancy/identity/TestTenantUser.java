package io.omnisql.tenancy.identity;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTenantUser
{
    @Test
    void testParse()
    {
        assertThat(TenantUser.parse("acme/alice@acme.com")).contains(new TenantUser("acme", "alice@acme.com"));
        assertThat(new TenantUser("acme", "alice@acme.com")).hasToString("acme/alice@acme.com");
    }

    @Test
    void testNotATenantUser()
    {
        for (String user : new String[] {
                "", "/", "acme", "acme/", "/alice", "acme/alice/bob", "acme//alice", "Acme/alice", "a/alice", "1acme/alice",
                "acme /alice", "acme/ alice", "acme/alice ", "acme/alice\n", "acme\n/alice", "acme/../globex", "ac.me/alice", "acme/älice",
                "a".repeat(33) + "/alice", "acme/" + "a".repeat(129),
        }) {
            assertThat(TenantUser.parse(user)).as(user).isEmpty();
        }
        assertThatThrownBy(() -> new TenantUser("acme/x", "alice")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TenantUser("acme", "bob/alice")).isInstanceOf(IllegalArgumentException.class);
    }
}
