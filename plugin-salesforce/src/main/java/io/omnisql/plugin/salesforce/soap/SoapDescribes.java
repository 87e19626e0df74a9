package io.omnisql.plugin.salesforce.soap;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.omnisql.plugin.salesforce.xml.SafeXml;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ScanException;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import java.util.List;
import java.util.OptionalInt;

import static com.google.common.base.Preconditions.checkArgument;
import static io.omnisql.toolkit.adapter.ResponseClassifier.Kind.REJECTED;

/**
 * Descriptions of many objects by one request to the partner API, in the form of REST's descriptions.
 */
public final class SoapDescribes
{
    /**
     * How many objects one request may describe.
     */
    public static final int MOST_OBJECTS = 100;

    private SoapDescribes() {}

    public static RemoteRequest request(ConnectionInfo connection, List<String> names)
    {
        checkArgument(!names.isEmpty() && names.size() <= MOST_OBJECTS, "not between 1 and %s objects: %s", MOST_OBJECTS, names.size());
        return SoapRequests.request(connection, "describeSObjects", "sObjectType", names, OptionalInt.empty());
    }

    /**
     * The objects in the order in which they were asked for. What is not about their fields and relationships is left out.
     */
    public static List<JsonNode> read(RemoteResponse response)
    {
        try {
            ImmutableList.Builder<JsonNode> objects = ImmutableList.builder();
            XMLStreamReader xml = SafeXml.reader(response.body());
            if (!XmlCursor.findElement(xml, "describeSObjectsResponse")) {
                throw unreadable();
            }
            while (XmlCursor.nextChild(xml)) {
                objects.add(DescribeShape.OBJECT.read(xml));
            }
            return objects.build();
        }
        catch (XMLStreamException | NumberFormatException e) {
            throw unreadable();
        }
    }

    private static ScanException unreadable()
    {
        return new ScanException(REJECTED, "Salesforce's description of objects is not understood");
    }
}
