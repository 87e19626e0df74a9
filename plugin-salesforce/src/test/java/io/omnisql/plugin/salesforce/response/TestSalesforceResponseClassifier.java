package io.omnisql.plugin.salesforce.response;

import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Kind;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Failure;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Retry;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Success;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.Throttled;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome.TooHeavy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.EXHAUSTED;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.FORBIDDEN;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.NOT_FOUND;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.UNAUTHENTICATED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSalesforceResponseClassifier
{
    private static final RemoteRequest QUERY = new RemoteRequest("GET", "/services/data/v65.0/query", List.of(), Map.of(), Optional.empty(), "api");
    private static final RemoteRequest DELETE = new RemoteRequest("DELETE", "/services/data/v65.0/jobs/query/750x", List.of(), Map.of(), Optional.empty(), "api", RemoteRequest.Effect.ACTION);

    private final SalesforceResponseClassifier classifier = new SalesforceResponseClassifier();

    @Test
    void testSuccess()
    {
        assertThat(classify(200, "{\"done\": true, \"errorCode\": \"INVALID_FIELD\"}")).isEqualTo(new Success());
        assertThat(classifier.classify(DELETE, response(204, "", Map.of()))).isEqualTo(new Success());
    }

    @Test
    void testResultsThatAreNotThereYet()
    {
        assertThat(classify(204, "")).isEqualTo(new Retry("Salesforce does not have the results yet"));
    }

    @Test
    void testPagesForPeople()
    {
        Map<String, String> html = Map.of("content-type", "text/html;charset=UTF-8");
        assertThat(classifier.classify(QUERY, response(200, "<html>", html))).isEqualTo(new Retry("Salesforce answered with a page for people"));
        assertThat(classifier.classify(QUERY, response(503, "<html>Down for maintenance", html))).isEqualTo(new Retry("Salesforce failed with status 503"));
        assertThat(classifier.classify(QUERY, response(414, "<html>", html))).isEqualTo(new Failure(REJECTED, "Salesforce does not take a request as long as this one"));
    }

    @Test
    void testSessions()
    {
        Failure expected = new Failure(UNAUTHENTICATED, "Salesforce does not accept the connection's access token: it is expired or revoked");
        assertThat(error(401, "INVALID_SESSION_ID", "Session expired or invalid")).isEqualTo(expected);
        assertThat(error(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE")).isEqualTo(expected);
        assertThat(classify(401, "")).isEqualTo(expected);
        assertThat(classify(500, fault("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash: x"))).isEqualTo(expected);
    }

    @Test
    void testLimits()
    {
        assertFailure(
                error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
                EXHAUSTED,
                "The Salesforce org has spent its daily API requests; they are given back over the next 24 hours, and an administrator sees them under Setup, Company Information");
        assertFailure(
                error(400, "EXCEEDED_QUOTA", "Too many jobs"),
                EXHAUSTED,
                "A quota of the Salesforce org is spent, and is given back over the next 24 hours: Too many jobs");
        Throttled throttled = new Throttled(Optional.empty(), "Salesforce has too many long requests of the org under way");
        assertThat(error(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.")).isEqualTo(throttled);
        assertThat(error(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.")).isEqualTo(throttled);
        assertThat(classifier.classify(QUERY, response(429, "", Map.of("retry-after", "7")))).isEqualTo(new Throttled(Optional.of(Duration.ofSeconds(7)), throttled.message()));
    }

    @Test
    void testPassingFaults()
    {
        assertThat(error(503, "SERVER_UNAVAILABLE", "The server is busy")).isEqualTo(new Retry("Salesforce cannot answer at the moment: The server is busy"));
        assertThat(error(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred. ErrorId: 1")).isInstanceOf(Retry.class);
        assertThat(classify(500, fault("UNKNOWN_EXCEPTION", "x"))).isInstanceOf(Retry.class);
        assertThat(classify(500, fault("SERVER_UNAVAILABLE", "x"))).isInstanceOf(Retry.class);
        assertThat(classify(502, "")).isEqualTo(new Retry("Salesforce failed with status 502"));
        assertThat(classify(504, "upstream")).isEqualTo(new Retry("Salesforce failed with status 504"));
        assertThat(classifier.classify(QUERY, response(503, "[]", Map.of("retry-after", "30")))).isEqualTo(new Throttled(Optional.of(Duration.ofSeconds(30)), "Salesforce failed with status 503"));
        assertThat(classifier.classify(QUERY, response(503, "[]", Map.of("retry-after", "soon")))).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUERY_TIMEOUT", "OPERATION_TOO_LARGE", "REQUEST_RUNNING_TOO_LONG", "QUERY_TOO_COMPLICATED", "EXCEEDED_ID_LIMIT", "INVALID_QUERY_LOCATOR"})
    void testWhatASmallerQueryMayAvoid(String code)
    {
        assertThat(error(400, code, "x")).isInstanceOf(TooHeavy.class);
        assertThat(classify(500, fault(code, "x"))).isInstanceOf(TooHeavy.class);
    }

    @Test
    void testTooManyGroups()
    {
        assertThat(error(400, "MALFORMED_QUERY", "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch"))
                .isEqualTo(new TooHeavy("Salesforce could not finish, as an aggregation has too many groups: Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch"));
    }

    @ParameterizedTest
    @CsvSource({
            "400, INVALID_FIELD, STALE_SCHEMA",
            "400, INVALID_TYPE, STALE_SCHEMA",
            "400, MALFORMED_QUERY, REJECTED",
            "400, INVALID_QUERY_FILTER_OPERATOR, REJECTED",
            "400, EXCEEDED_MAX_SEMIJOIN_SUBSELECTS, REJECTED",
            "400, NUMBER_OUTSIDE_VALID_RANGE, REJECTED",
            "400, INVALID_TYPE_FOR_OPERATION, FORBIDDEN",
            "400, INVALIDENTITY, FORBIDDEN",
            "403, INSUFFICIENT_ACCESS, FORBIDDEN",
            "403, API_DISABLED_FOR_ORG, FORBIDDEN",
            "404, NOT_FOUND, NOT_FOUND",
            "410, UNSUPPORTED_API_VERSION, REJECTED",
            "418, , REJECTED",
    })
    void testRefusals(int status, String code, Kind kind)
    {
        assertThat(error(status, code, "x")).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
        if (status == 400) {
            assertThat(classify(500, fault(code, "x"))).isEqualTo(error(status, code, "x"));
        }
    }

    @Test
    void testVendorsWords()
    {
        assertFailure(
                error(400, "MALFORMED_QUERY", "\\nSELECT Id FORM Account\\n          ^\\nERROR at Row:1:Column:11\\nunexpected token: 'FORM'"),
                REJECTED,
                "Salesforce did not understand a request: MALFORMED_QUERY: SELECT Id FORM Account ^ ERROR at Row:1:Column:11 unexpected token: 'FORM'");
        assertFailure(
                classify(404, "{\"errorCode\": \"NOT_FOUND\", \"message\": \"The requested resource does not exist\"}"),
                NOT_FOUND,
                "Salesforce does not have what was asked for, or the connection's user may not see it: The requested resource does not exist");
    }

    @Test
    void testMessagesHoldNoAddressesAndSessions()
    {
        assertFailure(
                error(403, "INSUFFICIENT_ACCESS", "See https://acme.my.salesforce.com/x on acme--uat.sandbox.my.salesforce.com about 00D5g00000abcde!AQ0AQ.x_Y"),
                FORBIDDEN,
                "The connection's user may not read this: See on about");
        assertThat(((Failure) error(400, "MALFORMED_QUERY", "x".repeat(5_000))).message()).hasSizeLessThan(500);
    }

    @Test
    void testFaultWithEntities()
    {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><soapenv:Fault><faultcode>sf:X</faultcode><faultstring>&a;</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>";
        assertThat(classify(500, bomb)).isEqualTo(new Retry("Salesforce failed with status 500"));
    }

    private Outcome error(int status, String code, String message)
    {
        return classify(status, "[{\"message\": \"%s\", \"errorCode\": \"%s\"}]".formatted(message, code == null ? "" : code));
    }

    private Outcome classify(int status, String body)
    {
        return classifier.classify(QUERY, response(status, body, Map.of()));
    }

    private static String fault(String code, String message)
    {
        return """
               <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="urn:fault.partner.soap.sforce.com" \
               xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><soapenv:Fault><faultcode>sf:%1$s</faultcode><faultstring>%1$s: %2$s</faultstring><detail>\
               <sf:UnexpectedErrorFault xsi:type="sf:UnexpectedErrorFault"><sf:exceptionCode>%1$s</sf:exceptionCode><sf:exceptionMessage>%2$s</sf:exceptionMessage></sf:UnexpectedErrorFault>\
               </detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>""".formatted(code, message);
    }

    private static RemoteResponse response(int status, String body, Map<String, String> headers)
    {
        return new RemoteResponse(status, headers, body.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE);
    }

    private static void assertFailure(Outcome outcome, Kind kind, String message)
    {
        assertThat(outcome).isEqualTo(new Failure(kind, message));
    }
}
