package io.omnisql.plugin.salesforce.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import static java.util.Locale.ROOT;

/**
 * Reads Salesforce's answers: lists of errors in JSON, faults of SOAP, and pages for people where a program expects neither.
 */
public final class SalesforceResponseClassifier
        implements ResponseClassifier
{
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int NO_CONTENT = 204;
    /**
     * What a fault of SOAP is by itself: it comes with 500 whatever it says.
     */
    private static final int BAD_REQUEST = 400;

    @Override
    public Outcome classify(RemoteRequest request, RemoteResponse response)
    {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return success(request, response);
        }
        Outcome outcome = error(response);
        return response.header("retry-after")
                .flatMap(SalesforceResponseClassifier::seconds)
                .<Outcome>flatMap(wait -> switch (outcome) {
                    case Outcome.Retry(String message) -> Optional.of(new Outcome.Throttled(Optional.of(wait), message));
                    case Outcome.Throttled(_, _, String message) -> Optional.of(new Outcome.Throttled(Optional.of(wait), message));
                    default -> Optional.empty();
                })
                .orElse(outcome);
    }

    private static Outcome success(RemoteRequest request, RemoteResponse response)
    {
        if (response.status() == NO_CONTENT && request.method().equals("GET")) {
            // results that are not there yet; never taken for no rows
            return new Outcome.Retry("Salesforce does not have the results yet");
        }
        if (isPage(response)) {
            return new Outcome.Retry("Salesforce answered with a page for people");
        }
        return new Outcome.Success();
    }

    private static Outcome error(RemoteResponse response)
    {
        if (isPage(response)) {
            return SalesforceErrors.outcome(response.status(), "", "");
        }
        Optional<SoapFault> fault = SoapFault.find(response.body());
        if (fault.isPresent()) {
            return SalesforceErrors.outcome(BAD_REQUEST, fault.get().code(), fault.get().message());
        }
        JsonNode error = firstError(response);
        return SalesforceErrors.outcome(response.status(), error.path("errorCode").asText(""), error.path("message").asText(""));
    }

    private static JsonNode firstError(RemoteResponse response)
    {
        try {
            JsonNode answer = MAPPER.readTree(response.body());
            return answer.isArray() ? answer.path(0) : answer;
        }
        catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    private static boolean isPage(RemoteResponse response)
    {
        return response.header("content-type").filter(type -> type.toLowerCase(ROOT).startsWith("text/html")).isPresent();
    }

    private static Optional<Duration> seconds(String text)
    {
        try {
            return Optional.of(Long.parseLong(text.strip())).filter(seconds -> seconds >= 0 && seconds <= Integer.MAX_VALUE).map(Duration::ofSeconds);
        }
        catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
