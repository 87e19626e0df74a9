package io.omnisql.plugin.jira.response;

import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier;

import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.FORBIDDEN;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.NOT_FOUND;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.STALE_SCHEMA;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.UNAUTHENTICATED;

/**
 * Reads Jira's answers: status codes, limits, successes that are not whole, and those that Jira gives to nobody in particular.
 */
public final class JiraResponseClassifier
        implements ResponseClassifier
{
    private static final Pattern BOARD_SPRINTS = Pattern.compile("/rest/agile/1\\.0/board/\\d+/sprint");
    private static final Pattern NO_SPRINTS = Pattern.compile("(?i).*does(n't| not) support sprints.*");
    /**
     * A field that the site had when it was described; not a value of a field.
     */
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("(?i).*(?<!for )(?<!for the )field '[^']*' does not exist.*");
    private static final Pattern SCOPES = Pattern.compile("(?i).*scope does not match.*");
    private static final Pattern REFUSED_LOGIN = Pattern.compile("(?i).*(AUTHENTICATED_FAILED|AUTHENTICATION_DENIED).*");

    private final PartialAnswers partialAnswers = new PartialAnswers();

    @Override
    public Outcome classify(RemoteRequest request, RemoteResponse response)
    {
        int status = response.status();
        if (response.header("x-seraph-loginreason").filter(reason -> REFUSED_LOGIN.matcher(reason).matches()).isPresent()) {
            // Jira may then answer as if nobody had asked, with what everybody may see
            return unauthenticated();
        }
        if (status >= 200 && status < 300) {
            return partialAnswers.classify(response);
        }
        return switch (status) {
            case 400 -> rejected(request, response);
            case 401 -> SCOPES.matcher(ErrorText.of(response)).matches()
                    ? new Outcome.Failure(FORBIDDEN, "The connection's credentials may not read this: their scopes lack it")
                    : unauthenticated();
            case 403 -> new Outcome.Failure(FORBIDDEN, "The connection's credentials may not read this: " + ErrorText.of(response));
            case 404 -> new Outcome.Failure(NOT_FOUND, "Jira does not have what was asked for, or the connection's credentials may not see it");
            case 410 -> new Outcome.Failure(REJECTED, "Jira has removed an API that this version of the connector uses: " + ErrorText.of(response));
            case 405, 501 -> new Outcome.Failure(REJECTED, "Jira does not have an API that this version of the connector uses");
            case 413 -> new Outcome.TooHeavy("Jira finds a request too large");
            case 429 -> RateLimits.throttled(response);
            case 503 -> response.header("retry-after").isPresent() ? RateLimits.throttled(response) : failed(status);
            default -> status >= 500
                    ? failed(status)
                    : new Outcome.Failure(REJECTED, "Jira did not understand a request and answered with status " + status);
        };
    }

    private static Outcome failed(int status)
    {
        return new Outcome.Retry("Jira failed with status " + status);
    }

    private static Outcome unauthenticated()
    {
        return new Outcome.Failure(UNAUTHENTICATED, "Jira does not accept the connection's credentials: they are wrong, expired or revoked; set new ones");
    }

    private static Outcome rejected(RemoteRequest request, RemoteResponse response)
    {
        String text = ErrorText.of(response);
        if (BOARD_SPRINTS.matcher(request.path()).matches() && NO_SPRINTS.matcher(text).matches()) {
            return new Outcome.Success();
        }
        if (UNKNOWN_FIELD.matcher(text).matches()) {
            return new Outcome.Failure(STALE_SCHEMA, "Jira no longer has a field that it had: " + text);
        }
        return new Outcome.Failure(REJECTED, "Jira did not understand a request: " + text);
    }
}
