package io.omnisql.plugin.salesforce.soap;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import static javax.xml.XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;
import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

/**
 * Steps through the elements of an answer.
 */
final class XmlCursor
{
    private XmlCursor() {}

    /**
     * Goes to the next start of an element with the name, at any depth.
     */
    static boolean findElement(XMLStreamReader xml, String name)
            throws XMLStreamException
    {
        while (xml.hasNext()) {
            if (xml.next() == START_ELEMENT && xml.getLocalName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Goes to the start of the element's next child.
     *
     * @return false at the element's end
     */
    static boolean nextChild(XMLStreamReader xml)
            throws XMLStreamException
    {
        return nextChild(xml, new StringBuilder());
    }

    /**
     * @param text takes what stands before the child or the end
     */
    static boolean nextChild(XMLStreamReader xml, StringBuilder text)
            throws XMLStreamException
    {
        while (true) {
            switch (xml.next()) {
                case START_ELEMENT -> {
                    return true;
                }
                case END_ELEMENT -> {
                    return false;
                }
                case CHARACTERS, CDATA, SPACE -> text.append(xml.getText());
                default -> {
                    // comments
                }
            }
        }
    }

    static boolean isNil(XMLStreamReader xml)
    {
        String nil = xml.getAttributeValue(W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
        return "true".equals(nil) || "1".equals(nil);
    }

    /**
     * The element's text, null when it says so.
     */
    static String text(XMLStreamReader xml)
            throws XMLStreamException
    {
        boolean nil = isNil(xml);
        String text = xml.getElementText();
        return nil ? null : text;
    }

    /**
     * Goes to the element's end.
     */
    static void skip(XMLStreamReader xml)
            throws XMLStreamException
    {
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case START_ELEMENT -> depth++;
                case END_ELEMENT -> depth--;
                default -> {
                    // content
                }
            }
        }
    }
}
