package io.omnisql.sandbox.jira.webhook;

import java.util.List;

/**
 * Where a site's events are sent.
 *
 * @param events empty for all
 * @param secret null for deliveries without a signature
 */
public record Webhook(long id, String site, String url, List<String> events, String secret)
{
    public Webhook
    {
        events = List.copyOf(events);
    }

    boolean wants(String event)
    {
        return events.isEmpty() || events.contains(event);
    }

    @Override
    public String toString()
    {
        return "Webhook[%s of %s to %s]".formatted(id, site, url);
    }
}
