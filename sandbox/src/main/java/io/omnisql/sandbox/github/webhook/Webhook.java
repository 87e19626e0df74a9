package io.omnisql.sandbox.github.webhook;

/**
 * Where an owner's events are sent.
 *
 * @param secret null for deliveries without a signature
 */
public record Webhook(long id, String owner, String url, String secret)
{
    @Override
    public String toString()
    {
        return "Webhook[%s of %s to %s]".formatted(id, owner, url);
    }
}
