package io.omnisql.sandbox.github.data;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Who wrote or committed a change, as git keeps it.
 *
 * @param offset of the writer's clock; git keeps it, REST does not show it
 * @param account null when the e-mail address belongs to none
 */
public record Signature(String name, String email, Instant date, ZoneOffset offset, Account account)
{
    public boolean isBy(String loginOrEmail)
    {
        return email.equalsIgnoreCase(loginOrEmail) || (account != null && account.restLogin().equalsIgnoreCase(loginOrEmail));
    }
}
