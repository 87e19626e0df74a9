package io.omnisql.sandbox.salesforce.soap;

import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.Exchange;
import io.omnisql.sandbox.salesforce.access.DailyLimits;
import io.omnisql.sandbox.salesforce.rest.Cursors;
import io.omnisql.sandbox.salesforce.server.Protocol;
import org.w3c.dom.Element;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The partner's form of SOAP: {@code /services/Soap/u/65.0}.
 */
public final class SoapProtocol
        implements Protocol
{
    private static final Pattern PATH = Pattern.compile("/services/Soap/u/(\\d+)\\.0(?:/.*)?");
    private static final int OLDEST = 31;
    private static final int NEWEST = 65;

    private final DailyLimits limits;
    private final SoapOperations operations;

    public SoapProtocol(Cursors cursors, DailyLimits limits, Clock clock)
    {
        this.limits = limits;
        this.operations = new SoapOperations(cursors, clock);
    }

    @Override
    public Optional<String> token(SandboxRequest request)
    {
        return Xml.child(Xml.parse(request.body()), "Header")
                .flatMap(header -> Xml.child(header, "SessionHeader"))
                .flatMap(header -> Xml.child(header, "sessionId"))
                .map(Element::getTextContent)
                .map(String::strip);
    }

    @Override
    public SandboxResponse answer(SandboxRequest request, Exchange exchange)
    {
        Matcher version = PATH.matcher(request.path());
        if (!version.matches() || Integer.parseInt(version.group(1)) > NEWEST) {
            throw ApiException.of(500, "UNSUPPORTED_API_VERSION", "UNSUPPORTED_API_VERSION: Unsupported API version");
        }
        if (Integer.parseInt(version.group(1)) < OLDEST) {
            throw ApiException.of(500, "UNSUPPORTED_API_VERSION", "This version of the API is retired");
        }
        if (!request.method().equals("POST") || request.header("SOAPAction").isEmpty()) {
            throw ApiException.of(500, "INVALID_SOAP_HEADER", "SOAP requests are POSTs with the header SOAPAction");
        }
        Element envelope = Xml.parse(request.body());
        Element operation = Xml.child(envelope, "Body").flatMap(Xml::firstChild).orElseThrow(() -> ApiException.of(500, "UNKNOWN_EXCEPTION", "The body has no operation"));
        String result = operations.answer(envelope, operation, exchange);
        DailyLimits.Usage usage = limits.usage(exchange.session().org());
        String header = "<LimitInfoHeader><limitInfo><current>%s</current><limit>%s</limit><type>API REQUESTS</type></limitInfo></LimitInfoHeader>".formatted(usage.used(), usage.maximum());
        String body = "<%1$sResponse>%2$s</%1$sResponse>".formatted(operation.getLocalName(), result);
        return envelope(200, header, body);
    }

    /**
     * A fault. Its text has the code too, as clients look for both.
     */
    @Override
    public SandboxResponse error(ApiException error)
    {
        String message = error.code().equals("INVALID_SESSION_ID") ? "Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash" : error.getMessage();
        String type = switch (error.code()) {
            case "MALFORMED_QUERY" -> "MalformedQueryFault";
            case "INVALID_FIELD", "INVALID_QUERY_FILTER_OPERATOR" -> "InvalidFieldFault";
            case "INVALID_TYPE", "INVALID_TYPE_FOR_OPERATION" -> "InvalidSObjectFault";
            case "INVALID_QUERY_LOCATOR" -> "InvalidQueryLocatorFault";
            default -> "UnexpectedErrorFault";
        };
        String position = switch (type) {
            case "MalformedQueryFault", "InvalidFieldFault", "InvalidSObjectFault" -> "<sf:row>1</sf:row><sf:column>1</sf:column>";
            default -> "";
        };
        String detail = "<sf:%1$s xsi:type=\"sf:%1$s\"><sf:exceptionCode>%2$s</sf:exceptionCode><sf:exceptionMessage>%3$s</sf:exceptionMessage>%4$s</sf:%1$s>".formatted(type, error.code(), Xml.text(message), position);
        String fault = "<soapenv:Fault><faultcode>sf:%s</faultcode><faultstring>%s: %s</faultstring><detail>%s</detail></soapenv:Fault>".formatted(error.code(), error.code(), Xml.text(message), detail);
        return envelope(500, "", fault);
    }

    private static SandboxResponse envelope(int status, String header, String body)
    {
        return SandboxResponse.text(
                status,
                "text/xml;charset=UTF-8",
                """
                <?xml version="1.0" encoding="UTF-8"?>\
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:sf="%s" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                %s<soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""".formatted(
                        status == 200 ? "urn:sobject.partner.soap.sforce.com" : "urn:fault.partner.soap.sforce.com",
                        header.isEmpty() ? "" : "<soapenv:Header>" + header + "</soapenv:Header>",
                        body));
    }
}
