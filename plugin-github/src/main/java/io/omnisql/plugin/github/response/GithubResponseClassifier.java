package io.omnisql.plugin.github.response;

import io.omnisql.plugin.github.graphql.GraphqlRequests;
import io.omnisql.plugin.github.scan.Leniency;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.FORBIDDEN;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.INCOMPLETE;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.NOT_FOUND;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.UNAUTHENTICATED;

/**
 * Reads GitHub's answers: status codes, limits and, as GraphQL answers 200 whatever happens, the errors in its body.
 */
public final class GithubResponseClassifier
        implements ResponseClassifier
{
    /**
     * How GitHub says that a repository does not use a feature.
     */
    private static final Pattern SWITCHED_OFF = Pattern.compile("(?i)\\b(disabled (for|on) this repository|not enabled|must be enabled for this repository|not available for archived repositories|no analysis found|repository is empty)");

    /**
     * The variable that tells how many rows are asked for.
     */
    private static final Pattern FIRST = Pattern.compile("(?<!\\\\)\"first\":([0-9]+)");

    private final GraphqlErrors graphqlErrors = new GraphqlErrors();

    @Override
    public Outcome classify(RemoteRequest request, RemoteResponse response)
    {
        int status = response.status();
        if (status >= 200 && status < 300 && status != 202) {
            return request.quota().equals(GraphqlRequests.QUOTA) ? graphqlErrors.classify(request, response, GithubResponseClassifier::isList) : new Outcome.Success();
        }
        if (isAbsence(request, response)) {
            return new Outcome.Success();
        }
        return switch (status) {
            case 202 -> new Outcome.Retry("GitHub is still computing the answer");
            case 401 -> new Outcome.Failure(UNAUTHENTICATED, "GitHub does not accept the connection's token: it is wrong, expired or revoked; set a new one");
            case 403, 429 -> refused(response);
            case 404 -> new Outcome.Failure(NOT_FOUND, "GitHub does not have what was asked for, or the connection's token may not see it");
            case 410 -> new Outcome.Failure(NOT_FOUND, "GitHub does not have what was asked for any more");
            case 422 -> unprocessable(response);
            case 502, 504 -> isList(request)
                    ? new Outcome.TooHeavy("GitHub could not finish a query in time")
                    : new Outcome.Retry("GitHub failed with status " + status);
            case 451 -> new Outcome.Failure(FORBIDDEN, "GitHub withholds what was asked for, for legal reasons");
            default -> status >= 500
                    ? new Outcome.Retry("GitHub failed with status " + status)
                    : new Outcome.Failure(REJECTED, "GitHub did not understand a request and answered with status " + status);
        };
    }

    /**
     * Whether a refusal only says that there are no rows, as the request would have it.
     */
    private static boolean isAbsence(RemoteRequest request, RemoteResponse response)
    {
        int status = response.status();
        String preferences = request.headers().getOrDefault(Leniency.HEADER, "");
        if (preferences.isEmpty() || status >= 500 || RateLimits.isExhausted(response)) {
            return false;
        }
        String text = ErrorText.of(response);
        if (preferences.contains(Leniency.FORBIDDEN) && (status == 403 || status == 404 || status == 451)) {
            return !RateLimits.isSecondary(text);
        }
        if (preferences.contains(Leniency.ABSENT) && (status == 404 || status == 410 || (status == 422 && text.startsWith("No commit found")))) {
            return true;
        }
        return preferences.contains(Leniency.SWITCHED_OFF) && (status == 403 || status == 404) && SWITCHED_OFF.matcher(text).find();
    }

    /**
     * Whether a request asks for a list of rows, so that it could ask for fewer of them.
     */
    private static boolean isList(RemoteRequest request)
    {
        if (!request.quota().equals(GraphqlRequests.QUOTA)) {
            return false;
        }
        Matcher first = FIRST.matcher(request.body().orElse(""));
        return first.find() && !first.group(1).equals("1");
    }

    private static Outcome refused(RemoteResponse response)
    {
        if (RateLimits.isExhausted(response) || response.status() == 429 || RateLimits.isSecondary(ErrorText.of(response))) {
            return RateLimits.throttled(response);
        }
        if (response.header("x-github-sso").isPresent()) {
            return new Outcome.Failure(FORBIDDEN, "The organization wants single sign-on: authorize the connection's token for it in GitHub's settings");
        }
        return new Outcome.Failure(FORBIDDEN, "The connection's token may not read this: " + ErrorText.of(response));
    }

    private static Outcome unprocessable(RemoteResponse response)
    {
        String text = ErrorText.of(response);
        if (text.contains("Pagination with the page parameter is not supported") || text.contains("Only the first 1000 search results")) {
            return new Outcome.Failure(INCOMPLETE, "GitHub lists only a part of the rows: " + text);
        }
        return new Outcome.Failure(REJECTED, "GitHub did not understand a request: " + text);
    }
}
