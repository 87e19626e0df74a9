package io.omnisql.plugin.salesforce.soap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import java.util.Map;
import java.util.Set;

/**
 * The JSON types of a description's elements. What is none of the named is a text.
 *
 * @param lists of objects
 * @param textLists lists of texts
 * @param skipped elements of no use
 */
record DescribeShape(Set<String> booleans, Set<String> integers, Map<String, DescribeShape> lists, Set<String> textLists, Set<String> skipped)
{
    private static final DescribeShape PICKLIST_VALUE = new DescribeShape(Set.of("active", "defaultValue"), Set.of(), Map.of(), Set.of(), Set.of());
    private static final DescribeShape RELATIONSHIP = new DescribeShape(
            Set.of("cascadeDelete", "deprecatedAndHidden", "restrictedDelete"),
            Set.of(),
            Map.of(),
            Set.of("junctionIdListNames", "junctionReferenceTo"),
            Set.of());
    private static final DescribeShape FIELD = new DescribeShape(
            Set.of(
                    "aggregatable",
                    "aiPredictionField",
                    "autoNumber",
                    "calculated",
                    "cascadeDelete",
                    "caseSensitive",
                    "createable",
                    "custom",
                    "dataTranslationEnabled",
                    "defaultedOnCreate",
                    "dependentPicklist",
                    "deprecatedAndHidden",
                    "displayLocationInDecimal",
                    "encrypted",
                    "externalId",
                    "filterable",
                    "formulaTreatNullNumberAsZero",
                    "groupable",
                    "highScaleNumber",
                    "htmlFormatted",
                    "idLookup",
                    "nameField",
                    "namePointing",
                    "nillable",
                    "permissionable",
                    "polymorphicForeignKey",
                    "queryByDistance",
                    "restrictedDelete",
                    "restrictedPicklist",
                    "searchPrefilterable",
                    "sortable",
                    "unique",
                    "updateable",
                    "writeRequiresMasterRead"),
            Set.of("byteLength", "digits", "length", "precision", "relationshipOrder", "scale"),
            Map.of("picklistValues", PICKLIST_VALUE),
            Set.of("referenceTo"),
            Set.of("filteredLookupInfo"));
    /**
     * An object.
     */
    static final DescribeShape OBJECT = new DescribeShape(
            Set.of(
                    "activateable",
                    "compactLayoutable",
                    "createable",
                    "custom",
                    "customSetting",
                    "dataTranslationEnabled",
                    "deepCloneable",
                    "deletable",
                    "deprecatedAndHidden",
                    "feedEnabled",
                    "hasSubtypes",
                    "idEnabled",
                    "isInterface",
                    "isSubtype",
                    "layoutable",
                    "listviewable",
                    "lookupLayoutable",
                    "mergeable",
                    "mruEnabled",
                    "queryable",
                    "replicateable",
                    "retrieveable",
                    "searchLayoutable",
                    "searchable",
                    "triggerable",
                    "undeletable",
                    "updateable"),
            Set.of(),
            ImmutableMap.of("fields", FIELD, "childRelationships", RELATIONSHIP),
            Set.of(),
            Set.of("actionOverrides", "namedLayoutInfos", "recordTypeInfos", "supportedScopes"));

    /**
     * Reads the element that the cursor is at, up to its end.
     */
    ObjectNode read(XMLStreamReader xml)
            throws XMLStreamException
    {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        lists.keySet().forEach(json::putArray);
        textLists.forEach(json::putArray);
        while (XmlCursor.nextChild(xml)) {
            String name = xml.getLocalName();
            if (skipped.contains(name)) {
                XmlCursor.skip(xml);
            }
            else if (lists.containsKey(name)) {
                ((ArrayNode) json.get(name)).add(lists.get(name).read(xml));
            }
            else if (textLists.contains(name)) {
                ((ArrayNode) json.get(name)).add(XmlCursor.text(xml));
            }
            else {
                put(json, name, XmlCursor.text(xml));
            }
        }
        return json;
    }

    /**
     * @param text null for no value
     */
    private void put(ObjectNode json, String name, String text)
    {
        if (text == null) {
            json.putNull(name);
        }
        else if (booleans.contains(name)) {
            json.put(name, Boolean.parseBoolean(text.strip()));
        }
        else if (integers.contains(name)) {
            json.put(name, Integer.parseInt(text.strip()));
        }
        else {
            json.put(name, text);
        }
    }
}
