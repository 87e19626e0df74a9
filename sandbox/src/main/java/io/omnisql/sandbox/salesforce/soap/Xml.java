package io.omnisql.sandbox.salesforce.soap;

import io.omnisql.sandbox.salesforce.ApiException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads and writes XML.
 */
public final class Xml
{
    private Xml() {}

    /**
     * The root element. Document types and what they could fetch are refused.
     */
    static Element parse(byte[] xml)
    {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()
            {
                @Override
                public void fatalError(SAXParseException e)
                        throws SAXException
                {
                    throw e;
                }
            });
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        }
        catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        catch (SAXException | IOException e) {
            throw ApiException.of(500, "UNKNOWN_EXCEPTION", "The request is no XML: " + e.getMessage());
        }
    }

    static Optional<Element> child(Element parent, String localName)
    {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(localName)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    static Optional<Element> firstChild(Element parent)
    {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /**
     * Text as it stands between tags.
     */
    public static String text(String text)
    {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#xD;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    /**
     * An element with a text, or one that says it is null.
     */
    public static String element(String name, Object value)
    {
        return value == null ? "<%s xsi:nil=\"true\"/>".formatted(name) : "<%1$s>%2$s</%1$s>".formatted(name, text(value.toString()));
    }
}
