package io.omnisql.sandbox.salesforce.rest;

import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.evaluate.QueryContext;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The resources that describe objects.
 */
final class DescribeEndpoint
{
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    RestAnswer global(RestCall call)
    {
        call.allowMethods("GET", "HEAD");
        call.allowParameters();
        return conditional(call, () -> RestAnswer.json(200, DescribeJson.global(call.session().context(false), call.base())));
    }

    RestAnswer describe(RestCall call)
    {
        call.allowMethods("GET", "HEAD");
        call.allowParameters();
        QueryContext context = call.session().context(false);
        SObjectType type = context.type(call.path().get(1)).orElseThrow(ApiException::notFound);
        return conditional(call, () -> RestAnswer.json(200, DescribeJson.describe(context, type, call.base())));
    }

    private interface Answer
    {
        RestAnswer get();
    }

    private static RestAnswer conditional(RestCall call, Answer answer)
    {
        Instant changed = call.session().org().schemaChanged();
        Optional<Instant> since = call.request().header("If-Modified-Since").flatMap(DescribeEndpoint::parse);
        RestAnswer given = since.isPresent() && !changed.isAfter(since.get()) ? RestAnswer.empty(304) : answer.get();
        return given.header("Last-Modified", HTTP_DATE.format(changed.atOffset(ZoneOffset.UTC)));
    }

    private static Optional<Instant> parse(String date)
    {
        try {
            return Optional.of(LocalDateTime.parse(date, HTTP_DATE).toInstant(ZoneOffset.UTC));
        }
        catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
