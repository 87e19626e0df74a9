package io.omnisql.plugin.salesforce.soap;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.plugin.salesforce.xml.SafeXml;
import io.omnisql.toolkit.adapter.BodyTransform;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import static com.fasterxml.jackson.core.json.JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8;

/**
 * Makes of the answer to a query the JSON that REST would answer. All values are texts.
 */
final class SoapRecords
        implements BodyTransform
{
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
    private static final String OBJECTS = "urn:sobject.partner.soap.sforce.com";

    @Override
    public byte[] toJson(byte[] body)
    {
        ByteArrayOutputStream json = new ByteArrayOutputStream(body.length);
        try (JsonGenerator generator = MAPPER.createGenerator(json, JsonEncoding.UTF8)) {
            XMLStreamReader xml = SafeXml.reader(body);
            if (!XmlCursor.findElement(xml, "result")) {
                throw new IllegalArgumentException("no result");
            }
            write(xml, generator);
        }
        catch (IOException | XMLStreamException | RuntimeException e) {
            // its message may quote values
            throw new IllegalArgumentException("the answer is no envelope with the records of a query");
        }
        return json.toByteArray();
    }

    private static void write(XMLStreamReader xml, JsonGenerator json)
            throws XMLStreamException, IOException
    {
        String done = null;
        String locator = null;
        String size = null;
        json.writeStartObject();
        json.writeArrayFieldStart("records");
        while (XmlCursor.nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "done" -> done = XmlCursor.text(xml);
                case "queryLocator" -> locator = XmlCursor.text(xml);
                case "size" -> size = XmlCursor.text(xml);
                case "records" -> MAPPER.writeTree(json, value(xml));
                default -> XmlCursor.skip(xml);
            }
        }
        json.writeEndArray();
        if (done == null || size == null) {
            throw new IllegalArgumentException("no end");
        }
        json.writeBooleanField("done", Boolean.parseBoolean(done));
        json.writeStringField("queryLocator", locator);
        json.writeNumberField("totalSize", Long.parseLong(size));
        json.writeEndObject();
    }

    /**
     * The element's content, up to its end: null, a text, or an object of what it contains.
     */
    private static JsonNode value(XMLStreamReader xml)
            throws XMLStreamException
    {
        if (XmlCursor.isNil(xml)) {
            XmlCursor.skip(xml);
            return MAPPER.nullNode();
        }
        StringBuilder text = new StringBuilder();
        if (!XmlCursor.nextChild(xml, text)) {
            return MAPPER.getNodeFactory().textNode(text.toString());
        }
        ObjectNode object = MAPPER.createObjectNode();
        do {
            put(xml, object);
        }
        while (XmlCursor.nextChild(xml));
        return object;
    }

    private static void put(XMLStreamReader xml, ObjectNode object)
            throws XMLStreamException
    {
        String name = xml.getLocalName();
        // the kind of the record stands before its fields
        boolean isType = name.equals("type") && OBJECTS.equals(xml.getNamespaceURI()) && object.isEmpty();
        JsonNode value = value(xml);
        if (isType) {
            object.putObject("attributes").set("type", value);
        }
        // the id stands before the fields too, null when it is not among them
        else if (!name.equals("Id") || !value.isNull()) {
            object.set(name, value);
        }
    }
}
