package io.omnisql.plugin.tenancy.usage;

import io.trino.spi.ErrorCode;
import io.trino.spi.ErrorType;
import io.trino.spi.TrinoWarning;
import io.trino.spi.connector.CatalogHandle.CatalogVersion;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.spi.eventlistener.QueryContext;
import io.trino.spi.eventlistener.QueryFailureInfo;
import io.trino.spi.eventlistener.QueryIOMetadata;
import io.trino.spi.eventlistener.QueryInputMetadata;
import io.trino.spi.eventlistener.QueryMetadata;
import io.trino.spi.eventlistener.QueryStatistics;
import io.trino.spi.metrics.Count;
import io.trino.spi.metrics.Metric;
import io.trino.spi.metrics.Metrics;
import io.trino.spi.session.ResourceEstimates;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static java.util.Comparator.comparing;

/**
 * Events as the engine sends them. Of the engine's large records only what a test names is set, all else is empty.
 */
final class TestingEvents
{
    static final String SQL = "SELECT 'very secret'";

    private TestingEvents() {}

    static QueryCompletedEvent finished(String queryId, String user, QueryInputMetadata... inputs)
    {
        return event(queryId, "FINISHED", user, Optional.of(user), Optional.empty(), List.of(inputs));
    }

    static QueryCompletedEvent failed(String queryId, String user)
    {
        ErrorCode errorCode = new ErrorCode(0x0512_0100, "OMNISQL_RATE_LIMITED", ErrorType.USER_ERROR);
        QueryFailureInfo failure = new QueryFailureInfo(errorCode, Optional.empty(), Optional.of("very secret"), Optional.empty(), Optional.empty(), "{}");
        return event(queryId, "FAILED", user, Optional.of(user), Optional.of(failure), List.of());
    }

    static QueryCompletedEvent byPrincipal(String queryId, String user, Optional<String> principal)
    {
        return event(queryId, "FINISHED", user, principal, Optional.empty(), List.of());
    }

    static QueryInputMetadata input(Map<String, Metric<?>> metrics)
    {
        return new QueryInputMetadata(
                Optional.of("github"),
                "github",
                new CatalogVersion("1"),
                "main",
                "issues",
                List.of(),
                Optional.empty(),
                new Metrics(metrics),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    static Metric<?> count(long total)
    {
        return new TestingCount(total);
    }

    private static QueryCompletedEvent event(
            String queryId,
            String state,
            String user,
            Optional<String> principal,
            Optional<QueryFailureInfo> failure,
            List<QueryInputMetadata> inputs)
    {
        return new QueryCompletedEvent(
                create(QueryMetadata.class, Map.of("queryId", queryId, "query", SQL, "queryState", state)),
                create(QueryStatistics.class, Map.of("wallTime", Duration.ofMillis(1_500), "cpuTime", Duration.ofMillis(70), "outputRows", 42L)),
                create(QueryContext.class, Map.of("user", user, "principal", principal)),
                new QueryIOMetadata(inputs, Optional.empty()),
                failure,
                List.<TrinoWarning>of(),
                Instant.ofEpochMilli(1_000),
                Instant.ofEpochMilli(2_000),
                Instant.ofEpochMilli(3_000));
    }

    private static <T> T create(Class<T> type, Map<String, Object> values)
    {
        Constructor<?> constructor = Stream.of(type.getConstructors())
                .max(comparing(Constructor::getParameterCount))
                .orElseThrow();
        Object[] arguments = Stream.of(constructor.getParameters())
                .map(parameter -> values.containsKey(parameter.getName()) ? values.get(parameter.getName()) : empty(parameter))
                .toArray();
        try {
            return type.cast(constructor.newInstance(arguments));
        }
        catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object empty(Parameter parameter)
    {
        return switch (parameter.getType().getSimpleName()) {
            case "String" -> "";
            case "Optional" -> Optional.empty();
            case "List" -> List.of();
            case "Set" -> Set.of();
            case "Map" -> Map.of();
            case "Duration" -> Duration.ZERO;
            case "long" -> 0L;
            case "int" -> 0;
            case "double" -> 0.0;
            case "boolean" -> true;
            case "URI" -> URI.create("http://127.0.0.1");
            case "Supplier" -> (Supplier<?>) Optional::empty;
            case "ResourceEstimates" -> new ResourceEstimates(Optional.empty(), Optional.empty(), Optional.empty());
            default -> throw new AssertionError("No empty value for " + parameter);
        };
    }

    private record TestingCount(long total)
            implements Count<TestingCount>
    {
        @Override
        public long getTotal()
        {
            return total;
        }

        @Override
        public TestingCount mergeWith(TestingCount other)
        {
            return new TestingCount(total + other.total);
        }
    }
}
