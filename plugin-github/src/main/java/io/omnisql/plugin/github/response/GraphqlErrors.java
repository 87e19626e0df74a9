package io.omnisql.plugin.github.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.github.scan.Leniency;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.FORBIDDEN;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Decides what the {@code errors} of a GraphQL answer mean. Whatever is not known to be harmless fails the query.
 */
final class GraphqlErrors
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String MARK = "\"errors\"";
    private static final Set<String> LIMITS = Set.of("RATE_LIMIT", "RATE_LIMITED", "SECONDARY_RATE_LIMITED");
    private static final Set<String> REFUSALS = Set.of("FORBIDDEN", "INSUFFICIENT_SCOPES");
    /**
     * A parent, or a row that is looked up by its key: deeper than that, a part of a row would be missing.
     */
    private static final int LOOKUP_DEPTH = 2;
    /**
     * A comparison with a commit that does not exist; requests check whether one is missing.
     */
    private static final String COMPARISON = "compare";

    /**
     * @param list tells whether the request could ask for fewer rows
     */
    Outcome classify(RemoteRequest request, RemoteResponse response, Predicate<RemoteRequest> list)
    {
        // of all ways to search many bytes the fastest
        if (!new String(response.body(), ISO_8859_1).contains(MARK)) {
            return new Outcome.Success();
        }
        JsonNode answer;
        try {
            answer = MAPPER.readTree(response.body());
        }
        catch (IOException e) {
            return new Outcome.Retry("GitHub's answer ended early");
        }
        boolean forbiddenIsNull = request.headers().getOrDefault(Leniency.HEADER, "").contains(Leniency.FORBIDDEN);
        List<JsonNode> errors = ImmutableList.copyOf(answer.path("errors")).stream()
                .filter(error -> !isNoSuchRow(error) && !(forbiddenIsNull && isForbiddenField(error)))
                .toList();
        if (errors.isEmpty()) {
            return new Outcome.Success();
        }
        if (errors.stream().anyMatch(GraphqlErrors::isLimit)) {
            return RateLimits.throttled(response);
        }
        if (list.test(request) && errors.stream().anyMatch(GraphqlErrors::isTooHeavy)) {
            return new Outcome.TooHeavy("GitHub could not finish a query");
        }
        return classify(errors.getFirst(), !answer.path("data").isNull() && !answer.path("data").isMissingNode());
    }

    private static Outcome classify(JsonNode error, boolean partial)
    {
        String type = error.path("type").asText();
        String text = ErrorText.clean(error.path("message").asText());
        if (REFUSALS.contains(type)) {
            return new Outcome.Failure(FORBIDDEN, "The connection's token may not read this: " + text);
        }
        if (isUnfinished(type, text)) {
            return new Outcome.Retry("GitHub could not finish a query");
        }
        return partial
                ? new Outcome.Failure(INCOMPLETE, "GitHub returned only a part of the answer: " + text)
                : new Outcome.Failure(REJECTED, "GitHub did not understand a request: " + text);
    }

    private static boolean isTooHeavy(JsonNode error)
    {
        String type = error.path("type").asText();
        String text = error.path("message").asText();
        return isUnfinished(type, text) || type.equals("RESOURCE_LIMITS_EXCEEDED") || text.startsWith("Resource limits for this query exceeded");
    }

    private static boolean isUnfinished(String type, String text)
    {
        return type.equals("SERVICE_UNAVAILABLE") || text.startsWith("Something went wrong") || text.startsWith("Timeout");
    }

    /**
     * Whether the error says of one place in the answer that it may not be read.
     */
    private static boolean isForbiddenField(JsonNode error)
    {
        return REFUSALS.contains(error.path("type").asText()) && !error.path("path").isEmpty();
    }

    private static boolean isLimit(JsonNode error)
    {
        return LIMITS.contains(error.path("type").asText()) || RateLimits.isSecondary(error.path("message").asText());
    }

    /**
     * Whether the error only says that what was looked up by name or number does not exist, or may not be seen.
     */
    private static boolean isNoSuchRow(JsonNode error)
    {
        JsonNode path = error.path("path");
        boolean lookup = path.size() >= 1 && (path.size() <= LOOKUP_DEPTH || path.get(path.size() - 1).asText().equals(COMPARISON));
        return error.path("type").asText().equals("NOT_FOUND") && lookup;
    }
}
