package io.omnisql.plugin.salesforce.response;

import io.omnisql.plugin.salesforce.xml.SafeXml;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import java.util.Optional;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

/**
 * A fault of SOAP.
 *
 * @param code e.g. {@code INVALID_FIELD}
 */
record SoapFault(String code, String message)
{
    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    /**
     * @return empty when the body is no fault
     */
    static Optional<SoapFault> find(byte[] body)
    {
        if (body.length == 0 || body[0] != '<') {
            return Optional.empty();
        }
        try {
            XMLStreamReader reader = SafeXml.reader(body);
            while (reader.hasNext()) {
                if (reader.next() == START_ELEMENT && reader.getLocalName().equals("Fault") && ENVELOPE.equals(reader.getNamespaceURI())) {
                    return Optional.of(read(reader));
                }
            }
            return Optional.empty();
        }
        catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static SoapFault read(XMLStreamReader reader)
            throws XMLStreamException
    {
        String code = "";
        String message = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == END_ELEMENT && reader.getLocalName().equals("Fault")) {
                break;
            }
            if (event == START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "faultcode" -> {
                        String name = reader.getElementText().strip();
                        code = name.substring(name.indexOf(':') + 1);
                    }
                    // the details follow, and say the same without the code in front
                    case "faultstring", "exceptionMessage" -> message = reader.getElementText();
                    case "exceptionCode" -> code = reader.getElementText().strip();
                    default -> {}
                }
            }
        }
        return new SoapFault(code, message);
    }
}
