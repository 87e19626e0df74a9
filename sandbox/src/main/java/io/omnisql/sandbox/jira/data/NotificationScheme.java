package io.omnisql.sandbox.jira.data;

import java.util.List;

/**
 * Who is told of what happens to issues.
 */
public record NotificationScheme(long id, String name, String description, boolean isDefault, List<Long> projectIds, List<Event> events)
{
    public NotificationScheme
    {
        projectIds = List.copyOf(projectIds);
        events = List.copyOf(events);
    }

    /**
     * Who is told of one kind of event.
     */
    public record Event(long id, String name, List<Recipient> recipients)
    {
        public Event
        {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * Somebody who is told.
     *
     * @param parameter null where the type says it all
     */
    public record Recipient(long id, String type, String parameter) {}
}
