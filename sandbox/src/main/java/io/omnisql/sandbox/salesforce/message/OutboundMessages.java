package io.omnisql.sandbox.salesforce.message;

import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.rest.Wire;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SalesforceId;
import io.omnisql.sandbox.salesforce.soap.Xml;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Posts messages about rows to listeners, as workflows do. Safe for use by several threads.
 */
public final class OutboundMessages
        implements AutoCloseable
{
    private static final int MOST_NOTIFICATIONS = 100;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicLong sequence = new AtomicLong();
    private final String url;

    public OutboundMessages(String url)
    {
        this.url = url;
    }

    /**
     * What a listener answered.
     *
     * @param acknowledged whether the message need not be sent again
     * @param status of HTTP, 0 when the listener cannot be reached
     */
    public record Delivery(boolean acknowledged, int status, String message) {}

    /**
     * Sends one message about rows of one object.
     *
     * @param fields that the message tells besides Id
     */
    public Delivery send(URI listener, Org org, List<Row> rows, List<String> fields)
    {
        if (rows.isEmpty() || rows.size() > MOST_NOTIFICATIONS) {
            throw new IllegalArgumentException("A message has 1 to 100 notifications");
        }
        String message = message(org, rows, fields);
        HttpRequest request = HttpRequest.newBuilder(listener)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"\"")
                .POST(BodyPublishers.ofString(message))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            boolean acknowledged = response.statusCode() == 200 && response.body().replaceAll("\\s", "").matches("(?s).*<(\\w+:)?Ack>true</(\\w+:)?Ack>.*");
            return new Delivery(acknowledged, response.statusCode(), message);
        }
        catch (IOException e) {
            return new Delivery(false, 0, message);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery(false, 0, message);
        }
    }

    private String message(Org org, List<Row> rows, List<String> fields)
    {
        String type = rows.getFirst().type().name();
        String notifications = rows.stream().map(row -> "<Notification><Id>%s</Id><sObject xsi:type=\"sf:%s\" xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\">%s</sObject></Notification>".formatted(
                id("04l", org), type, content(row, fields))).collect(Collectors.joining());
        return """
               <?xml version="1.0" encoding="UTF-8"?>\
               <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>\
               <notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>%s</OrganizationId><ActionId>%s</ActionId><SessionId xsi:nil="true"/>\
               <EnterpriseUrl>%3$s/services/Soap/c/65.0</EnterpriseUrl><PartnerUrl>%3$s/services/Soap/u/65.0</PartnerUrl>%4$s</notifications></soapenv:Body></soapenv:Envelope>""".formatted(
                org.id(), SalesforceId.of("04k", org.pod(), 1), url, notifications);
    }

    private String id(String prefix, Org org)
    {
        return SalesforceId.of(prefix, org.pod(), sequence.incrementAndGet());
    }

    private static String content(Row row, List<String> names)
    {
        StringBuilder xml = new StringBuilder("<sf:Id>%s</sf:Id>".formatted(row.id()));
        for (String name : names) {
            SField field = row.type().field(name).orElseThrow(() -> new IllegalArgumentException("%s has no field %s".formatted(row.type(), name)));
            Object value = row.get(name);
            if (value != null && !field.name().equals("Id")) {
                xml.append("<sf:%1$s>%2$s</sf:%1$s>".formatted(field.name(), Xml.text(Wire.xmlText(field, value))));
            }
        }
        return xml.toString();
    }

    @Override
    public void close()
    {
        client.close();
    }
}
