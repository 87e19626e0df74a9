package io.omnisql.plugin.salesforce.soap;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An element as its receiver sees it: without prefixes, attributes that tell types, comments and space between elements.
 */
record XmlTree(String namespace, String name, String text, List<XmlTree> children)
{
    static XmlTree parse(String document)
    {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setCoalescing(true);
            return of(factory.newDocumentBuilder().parse(new ByteArrayInputStream(document.getBytes(UTF_8))).getDocumentElement());
        }
        catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(document, e);
        }
    }

    private static XmlTree of(Element element)
    {
        List<XmlTree> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(of(child));
            }
        }
        if (element.getLocalName().equals("Header")) {
            // its blocks have no order
            children.sort(Comparator.comparing(XmlTree::name));
        }
        return new XmlTree(element.getNamespaceURI(), element.getLocalName(), children.isEmpty() ? element.getTextContent() : "", children);
    }
}
