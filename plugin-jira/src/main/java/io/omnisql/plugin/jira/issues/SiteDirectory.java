package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Lists;
import io.omnisql.plugin.jira.jql.Choice;
import io.omnisql.plugin.jira.jql.Choice.Part;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.jql.JqlLiterals;
import io.omnisql.plugin.jira.jql.JqlRenderer;
import io.omnisql.plugin.jira.jql.SiteValues;
import io.omnisql.plugin.jira.scan.JiraRequests;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static java.util.Objects.requireNonNull;

/**
 * The values that connections' sites know, remembered for some minutes: what is not there is searched for in vain, without asking.
 */
final class SiteDirectory
{
    private static final Duration TTL = Duration.ofMinutes(5);
    /**
     * How old a list may be that lacks what is asked for: it may have come since.
     */
    private static final Duration MISSING_TTL = Duration.ofMinutes(1);
    private static final int MAX_CONNECTIONS = 10_000;
    private static final int MAX_VALUES = 20_000;
    private static final int CHECKS = 100;

    private final Clock clock;
    private final Cache<ConnectionInfo, Site> sites = CacheBuilder.newBuilder().maximumSize(MAX_CONNECTIONS).expireAfterAccess(Duration.ofMinutes(10)).build();

    SiteDirectory(Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * The condition that all predicates make at the connection's site. What the site must be asked for is asked for at once.
     */
    Condition condition(ConnectionInfo connection, RemoteReader reader, RemoteQuery query, List<RemotePredicate> predicates)
    {
        Reading reading = new Reading(connection, reader, sites.asMap().computeIfAbsent(connection, _ -> new Site()));
        Set<Check> checks = new LinkedHashSet<>();
        new JqlRenderer(query, new SiteValues()
        {
            @Override
            public List<String> choices(Choice choice, Part part, String value)
            {
                return reading.choices(choice, part, value);
            }

            @Override
            public boolean exists(String clause, String literal)
            {
                checks.add(new Check(clause, literal));
                return true;
            }
        }).all(predicates);
        reading.check(checks);
        return new JqlRenderer(query, reading).all(predicates);
    }

    /**
     * An entry of a list.
     */
    private record Entry(String id, String name, String key, String category)
    {
        private boolean has(Part part, String value)
        {
            return switch (part) {
                case ID -> id.equals(value);
                case NAME -> name.equals(value);
                case KEY -> key.equals(value);
                case CATEGORY -> category.equals(value);
            };
        }
    }

    private record Loaded(List<Entry> entries, Instant at) {}

    private record Check(String clause, String literal) {}

    private record Checked(boolean exists, Instant at) {}

    private static final class Site
    {
        private final Map<Choice, Loaded> lists = new ConcurrentHashMap<>();
        private final Map<Check, Checked> checks = new ConcurrentHashMap<>();
    }

    /**
     * The directory for one query.
     */
    private final class Reading
            implements SiteValues
    {
        private final ConnectionInfo connection;
        private final RemoteReader reader;
        private final Site site;

        private Reading(ConnectionInfo connection, RemoteReader reader, Site site)
        {
            this.connection = connection;
            this.reader = reader;
            this.site = site;
        }

        @Override
        public List<String> choices(Choice choice, Part part, String value)
        {
            List<String> found = find(list(choice, TTL), part, value);
            return found.isEmpty() ? find(list(choice, MISSING_TTL), part, value) : found;
        }

        private static List<String> find(List<Entry> entries, Part part, String value)
        {
            return entries.stream().filter(entry -> entry.has(part, value)).map(entry -> JqlLiterals.id(Long.parseLong(entry.id))).toList();
        }

        private List<Entry> list(Choice choice, Duration age)
        {
            Loaded known = site.lists.get(choice);
            if (known == null || isOlder(known.at, age)) {
                known = new Loaded(load(choice), clock.instant());
                site.lists.put(choice, known);
            }
            return known.entries;
        }

        private List<Entry> load(Choice choice)
        {
            return switch (choice) {
                case STATUS -> JiraLists.whole(reader, JiraRequests.get(connection, "/status")).stream().map(Reading::entry).toList();
                case ISSUE_TYPE -> JiraLists.whole(reader, JiraRequests.get(connection, "/issuetype")).stream().map(Reading::entry).toList();
                case PROJECT -> JiraLists.projects(connection, reader).stream().map(Reading::entry).toList();
                case PRIORITY -> JiraLists.named(connection, reader, "priority").stream().map(Reading::entry).toList();
                case RESOLUTION -> JiraLists.named(connection, reader, "resolution").stream().map(Reading::entry).toList();
            };
        }

        private static Entry entry(JsonNode node)
        {
            return new Entry(node.path("id").asText(), node.path("name").asText(), node.path("key").asText(), node.path("statusCategory").path("key").asText());
        }

        @Override
        public boolean exists(String clause, String literal)
        {
            Checked known = site.checks.get(new Check(clause, literal));
            return known == null || known.exists;
        }

        private void check(Set<Check> checks)
        {
            List<Check> unknown = checks.stream().filter(this::isUnknown).toList();
            if (site.checks.size() + unknown.size() > MAX_VALUES) {
                site.checks.clear();
            }
            for (List<Check> batch : Lists.partition(unknown, CHECKS)) {
                List<Boolean> exist = JiraLists.exist(connection, reader, batch.stream().map(check -> check.clause + " = " + check.literal).toList());
                for (int i = 0; i < batch.size(); i++) {
                    site.checks.put(batch.get(i), new Checked(exist.get(i), clock.instant()));
                }
            }
        }

        private boolean isUnknown(Check check)
        {
            Checked known = site.checks.get(check);
            return known == null || isOlder(known.at, known.exists ? TTL : MISSING_TTL);
        }

        private boolean isOlder(Instant at, Duration age)
        {
            return Duration.between(at, clock.instant()).compareTo(age) > 0;
        }
    }

    /**
     * Stands for a site that cannot be asked, to say a search without asking: values stand by their names.
     */
    static SiteValues named()
    {
        return new SiteValues()
        {
            @Override
            public List<String> choices(Choice choice, Part part, String value)
            {
                return part == Part.ID ? List.of(value) : JqlLiterals.text(value).stream().toList();
            }

            @Override
            public boolean exists(String clause, String literal)
            {
                return true;
            }
        };
    }
}
