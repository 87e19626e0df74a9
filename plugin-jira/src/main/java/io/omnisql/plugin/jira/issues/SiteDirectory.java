package io.omnisql.plugin.jira.issues;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.omnisql.plugin.jira.issues.JiraLists.Entry;
import io.omnisql.plugin.jira.jql.Choice;
import io.omnisql.plugin.jira.jql.Choice.Part;
import io.omnisql.plugin.jira.jql.Condition;
import io.omnisql.plugin.jira.jql.JqlLiterals;
import io.omnisql.plugin.jira.jql.JqlRenderer;
import io.omnisql.plugin.jira.jql.SiteValues;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ScanException;
import io.omnisql.toolkit.remote.RemoteErrors;
import io.trino.spi.TrinoException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * The values that connections' sites know, remembered for some minutes: what is not there is searched for in vain, without asking. Projects,
 * statuses and the like are looked for in the site's lists first; all other values are taken to be there until a search is refused.
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

    private final Clock clock;
    private final Cache<ConnectionInfo, Site> sites = CacheBuilder.newBuilder().maximumSize(MAX_CONNECTIONS).expireAfterAccess(Duration.ofMinutes(10)).build();

    SiteDirectory(Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Searches with the condition that all predicates make at the connection's site, unless nothing can fulfil it. When the site refuses the
     * search, what it knows is asked for anew, and it is searched once more if that makes another condition.
     */
    <T> List<T> search(ConnectionInfo connection, RemoteReader reader, RemoteQuery query, List<RemotePredicate> predicates, Function<Condition, List<T>> search)
    {
        Condition condition = new JqlRenderer(query, new Reading(connection, reader)).all(predicates);
        try {
            return condition.equals(Condition.NEVER) ? List.of() : search.apply(condition);
        }
        catch (TrinoException e) {
            Condition renewed = RemoteErrors.refusal(e)
                    .flatMap(refusal -> renew(connection, reader, query, predicates, refusal))
                    .filter(other -> !other.equals(condition))
                    .orElseThrow(() -> e);
            return renewed.equals(Condition.NEVER) ? List.of() : search.apply(renewed);
        }
    }

    /**
     * The condition after the site has refused a search, by what the site knows now; empty when that was not the reason.
     */
    Optional<Condition> renew(ConnectionInfo connection, RemoteReader reader, RemoteQuery query, List<RemotePredicate> predicates, ScanException refusal)
    {
        if (refusal.kind() != Kind.STALE_SCHEMA && refusal.kind() != Kind.REJECTED) {
            return Optional.empty();
        }
        Site site = site(connection);
        Set<SiteValues.Value> named = new LinkedHashSet<>();
        new JqlRenderer(query, collecting(named, site.lists.keySet()::remove)).all(predicates);
        if (site.values.size() + named.size() > MAX_VALUES) {
            site.values.clear();
        }
        ValueCheck.check(connection, reader, named).forEach((value, existence) -> site.values.put(value, new Known(existence, clock.instant())));
        return Optional.of(new JqlRenderer(query, new Reading(connection, reader)).all(predicates));
    }

    private Site site(ConnectionInfo connection)
    {
        return sites.asMap().computeIfAbsent(connection, _ -> new Site());
    }

    private record Loaded(List<Entry> entries, Instant at) {}

    private record Known(SiteValues.Existence existence, Instant at) {}

    private static final class Site
    {
        private final Map<Choice, Loaded> lists = new ConcurrentHashMap<>();
        /**
         * What the site said of values after it had refused a search.
         */
        private final Map<SiteValues.Value, Known> values = new ConcurrentHashMap<>();
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

        private Reading(ConnectionInfo connection, RemoteReader reader)
        {
            this.connection = connection;
            this.reader = reader;
            this.site = site(connection);
        }

        @Override
        public List<String> choices(Choice choice, Part part, String value)
        {
            List<String> found = find(list(choice, TTL), part, value);
            return found.isEmpty() ? find(list(choice, MISSING_TTL), part, value) : found;
        }

        private static List<String> find(List<Entry> entries, Part part, String value)
        {
            return entries.stream().filter(entry -> entry.has(part, value)).map(entry -> JqlLiterals.id(Long.parseLong(entry.id()))).toList();
        }

        private List<Entry> list(Choice choice, Duration age)
        {
            Loaded known = site.lists.get(choice);
            if (known == null || isOlder(known.at, age)) {
                known = new Loaded(JiraLists.entries(connection, reader, choice), clock.instant());
                site.lists.put(choice, known);
            }
            return known.entries;
        }

        @Override
        public Existence existence(Value value)
        {
            Known known = site.values.get(value);
            return known == null || isOlder(known.at, known.existence == Existence.NO ? MISSING_TTL : TTL) ? Existence.YES : known.existence;
        }

        private boolean isOlder(Instant at, Duration age)
        {
            return Duration.between(at, clock.instant()).compareTo(age) > 0;
        }
    }

    private static SiteValues collecting(Set<SiteValues.Value> values, Consumer<Choice> lists)
    {
        return new SiteValues()
        {
            @Override
            public List<String> choices(Choice choice, Part part, String value)
            {
                lists.accept(choice);
                return List.of("0");
            }

            @Override
            public Existence existence(Value value)
            {
                values.add(value);
                return Existence.YES;
            }
        };
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
            public Existence existence(Value value)
            {
                return Existence.YES;
            }
        };
    }
}
