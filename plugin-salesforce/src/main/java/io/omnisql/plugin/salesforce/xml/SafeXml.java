package io.omnisql.plugin.salesforce.xml;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

import java.io.ByteArrayInputStream;
import java.io.Writer;

import static java.lang.Boolean.FALSE;
import static java.lang.Boolean.TRUE;

/**
 * XML without document types and external entities, which could read files or never end.
 */
public final class SafeXml
{
    private static final XMLInputFactory INPUT = inputFactory();
    private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

    private SafeXml() {}

    private static XMLInputFactory inputFactory()
    {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, FALSE);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, TRUE);
        factory.setProperty(XMLInputFactory.IS_COALESCING, TRUE);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    public static XMLStreamReader reader(byte[] document)
            throws XMLStreamException
    {
        return INPUT.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    public static XMLStreamWriter writer(Writer document)
            throws XMLStreamException
    {
        return OUTPUT.createXMLStreamWriter(document);
    }
}
