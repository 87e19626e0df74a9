package io.omnisql.plugin.salesforce.response;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.QuotaReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads how many of the org's daily API requests are used: from the header of REST, and from that of SOAP envelopes.
 * They are given back over 24 hours, so there is no moment at which all are there again.
 */
public final class SalesforceQuotaReader
        implements QuotaReader
{
    /**
     * Property of a connection: the part of the org's daily requests, in percent, that is left to others.
     */
    public static final String RESERVE = "api-reserve-percent";
    public static final double DEFAULT_RESERVE = 10;

    private static final String HEADER = "sforce-limit-info";
    private static final Pattern USAGE = Pattern.compile("(?<![\\w-])api-usage=(\\d{1,12})/(\\d{1,12})\\b");
    private static final Pattern SOAP_USAGE = Pattern.compile("<(?:\\w+:)?current>(\\d{1,12})</(?:\\w+:)?current>\\s*<(?:\\w+:)?limit>(\\d{1,12})</(?:\\w+:)?limit>\\s*<(?:\\w+:)?type>API REQUESTS<");
    /**
     * The header of an envelope stands at its start.
     */
    private static final int SOAP_HEADER = 4_096;

    @Override
    public Optional<Quota> read(RemoteRequest request, RemoteResponse response)
    {
        return response.header(HEADER)
                .flatMap(header -> quota(USAGE.matcher(header)))
                .or(() -> isEnvelope(response) ? quota(SOAP_USAGE.matcher(start(response.body()))) : Optional.empty());
    }

    @Override
    public double reservePercent(ConnectionInfo connection)
    {
        try {
            double percent = Double.parseDouble(connection.properties().getOrDefault(RESERVE, ""));
            return percent >= 0 && percent <= 100 ? percent : DEFAULT_RESERVE;
        }
        catch (NumberFormatException e) {
            return DEFAULT_RESERVE;
        }
    }

    private static boolean isEnvelope(RemoteResponse response)
    {
        return response.body().length > 0 && response.body()[0] == '<';
    }

    private static String start(byte[] body)
    {
        return new String(body, 0, Math.min(body.length, SOAP_HEADER), UTF_8);
    }

    private static Optional<Quota> quota(Matcher usage)
    {
        if (!usage.find()) {
            return Optional.empty();
        }
        long limit = Long.parseLong(usage.group(2));
        return Optional.of(new Quota(limit, limit - Long.parseLong(usage.group(1)), Optional.empty()));
    }
}
