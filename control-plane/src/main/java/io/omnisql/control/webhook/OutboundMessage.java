package io.omnisql.control.webhook;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ENGLISH;

/**
 * What a message of Salesforce says of itself.
 *
 * @param tables the tables of the objects that changed, with and without deleted rows
 * @param digest the same for every attempt to deliver the same notifications
 */
record OutboundMessage(Set<String> tables, String digest)
{
    private static final String NAMESPACE = "http://soap.sforce.com/2005/09/outbound";
    private static final String INSTANCE_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String WITH_DELETED_ROWS = "$all";

    OutboundMessage
    {
        tables = Set.copyOf(tables);
    }

    /**
     * @throws XMLStreamException when it is no message
     */
    static OutboundMessage read(InputStream body)
            throws XMLStreamException
    {
        XMLStreamReader reader = factory().createXMLStreamReader(body);
        Set<String> tables = new TreeSet<>();
        Set<String> notifications = new TreeSet<>();
        boolean inNotification = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamReader.START_ELEMENT && NAMESPACE.equals(reader.getNamespaceURI())) {
                switch (reader.getLocalName()) {
                    case "Notification" -> inNotification = true;
                    case "Id" -> {
                        if (inNotification) {
                            notifications.add(reader.getElementText());
                        }
                    }
                    case "sObject" -> {
                        String type = reader.getAttributeValue(INSTANCE_NAMESPACE, "type");
                        if (type == null) {
                            throw new XMLStreamException("An object without a type");
                        }
                        String table = type.substring(type.indexOf(':') + 1).toLowerCase(ENGLISH);
                        tables.add(table);
                        tables.add(table + WITH_DELETED_ROWS);
                    }
                    default -> {}
                }
            }
        }
        if (tables.isEmpty() || notifications.isEmpty()) {
            throw new XMLStreamException("No notification");
        }
        return new OutboundMessage(tables, digest(notifications));
    }

    private static String digest(Set<String> notifications)
    {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(String.join(" ", notifications).getBytes(UTF_8)));
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static XMLInputFactory factory()
    {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
