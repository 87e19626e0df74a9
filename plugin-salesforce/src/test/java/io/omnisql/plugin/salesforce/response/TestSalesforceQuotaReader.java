package io.omnisql.plugin.salesforce.response;

import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.QuotaReader.Quota;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSalesforceQuotaReader
{
    private static final RemoteRequest REQUEST = new RemoteRequest("GET", "/services/data/v65.0/query", List.of(), Map.of(), Optional.empty(), "api");

    private final SalesforceQuotaReader reader = new SalesforceQuotaReader();

    @Test
    void testHeader()
    {
        assertThat(read(Map.of("sforce-limit-info", "api-usage=18/15000"), "{}")).hasValue(new Quota(15_000, 14_982, Optional.empty()));
        assertThat(read(Map.of("sforce-limit-info", "api-usage=25/5000; per-app-api-usage=17/250(appName=sample-app)"), "{}")).hasValue(new Quota(5_000, 4_975, Optional.empty()));
        assertThat(read(Map.of("sforce-limit-info", "per-app-api-usage=17/250(appName=sample-app)"), "{}")).isEmpty();
        assertThat(read(Map.of(), "{}")).isEmpty();
    }

    @Test
    void testEnvelope()
    {
        String body =
                """
                <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><soapenv:Header>\
                <LimitInfoHeader><limitInfo><current>47</current><limit>15000</limit><type>API REQUESTS</type></limitInfo></LimitInfoHeader></soapenv:Header><soapenv:Body/></soapenv:Envelope>""";
        assertThat(read(Map.of(), body)).hasValue(new Quota(15_000, 14_953, Optional.empty()));
        assertThat(read(Map.of(), body.replace("<", "{"))).isEmpty();
    }

    @Test
    void testReserve()
    {
        assertThat(reserve(Map.of())).isEqualTo(10);
        assertThat(reserve(Map.of("api-reserve-percent", "2.5"))).isEqualTo(2.5);
        assertThat(reserve(Map.of("api-reserve-percent", "0"))).isZero();
        assertThat(reserve(Map.of("api-reserve-percent", "NaN"))).isEqualTo(10);
        assertThat(reserve(Map.of("api-reserve-percent", "much"))).isEqualTo(10);
    }

    private double reserve(Map<String, String> properties)
    {
        return reader.reservePercent(new ConnectionInfo("acme", "crm", "https://acme.my.salesforce.com", properties, 1));
    }

    private Optional<Quota> read(Map<String, String> headers, String body)
    {
        return reader.read(REQUEST, new RemoteResponse(200, headers, body.getBytes(UTF_8), Instant.EPOCH, RemoteResponse.Source.LIVE));
    }
}
