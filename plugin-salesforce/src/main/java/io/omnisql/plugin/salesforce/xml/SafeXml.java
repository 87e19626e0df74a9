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
    private SafeXml() {}

    /**
     * Factories are not safe for use by several threads.
     */
    private static XMLInputFactory inputFactory()
    {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, FALSE);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, TRUE);
        factory.setProperty(XMLInputFactory.IS_COALESCING, TRUE);
        // there are no entities but &amp; and the like, of which answers may have any number
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.entityExpansionLimit", "0");
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    public static XMLStreamReader reader(byte[] document)
            throws XMLStreamException
    {
        return inputFactory().createXMLStreamReader(new ByteArrayInputStream(document));
    }

    public static XMLStreamWriter writer(Writer document)
            throws XMLStreamException
    {
        return XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(document);
    }
}
