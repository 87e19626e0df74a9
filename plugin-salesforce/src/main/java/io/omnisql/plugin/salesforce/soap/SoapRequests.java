package io.omnisql.plugin.salesforce.soap;

import io.omnisql.plugin.salesforce.api.SalesforceApi;
import io.omnisql.plugin.salesforce.auth.SalesforceAuthorizer;
import io.omnisql.plugin.salesforce.xml.SafeXml;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Requests to the partner API, in envelopes whose session is filled in when they are sent.
 */
final class SoapRequests
{
    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String PARTNER = "urn:partner.soap.sforce.com";

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/xml; charset=UTF-8", "Accept", "text/xml", "SOAPAction", "\"\"");

    private SoapRequests() {}

    /**
     * @param parameter name of the operation's parameter
     * @param values of the parameter, an element for each
     * @param batchSize how many records are wanted at once, empty for operations without records
     */
    static RemoteRequest request(ConnectionInfo connection, String operation, String parameter, List<String> values, OptionalInt batchSize)
    {
        try {
            String body = envelope(operation, parameter, values, batchSize);
            return new RemoteRequest("POST", SalesforceApi.soap(connection), List.of(), HEADERS, Optional.of(body), SalesforceApi.QUOTA);
        }
        catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String envelope(String operation, String parameter, List<String> values, OptionalInt batchSize)
            throws XMLStreamException
    {
        StringWriter document = new StringWriter();
        XMLStreamWriter xml = SafeXml.writer(document);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("env", "Envelope", ENVELOPE);
        xml.writeNamespace("env", ENVELOPE);
        xml.writeDefaultNamespace(PARTNER);
        xml.writeStartElement("env", "Header", ENVELOPE);
        xml.writeStartElement("SessionHeader");
        xml.writeStartElement("sessionId");
        xml.writeProcessingInstruction(SalesforceAuthorizer.SESSION);
        xml.writeEndElement();
        xml.writeEndElement();
        if (batchSize.isPresent()) {
            xml.writeStartElement("QueryOptions");
            writeText(xml, "batchSize", Integer.toString(batchSize.getAsInt()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeStartElement("env", "Body", ENVELOPE);
        xml.writeStartElement(operation);
        for (String value : values) {
            writeText(xml, parameter, value);
        }
        xml.writeEndDocument();
        xml.close();
        return document.toString();
    }

    private static void writeText(XMLStreamWriter xml, String name, String value)
            throws XMLStreamException
    {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
