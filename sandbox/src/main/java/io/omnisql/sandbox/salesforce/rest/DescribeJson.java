package io.omnisql.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.evaluate.QueryContext;
import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.List;

/**
 * Descriptions of objects as JSON.
 */
final class DescribeJson
{
    private static final List<String> NEVER = List.of("aiPredictionField", "cascadeDelete", "dependentPicklist", "deprecatedAndHidden", "displayLocationInDecimal", "formulaTreatNullNumberAsZero", "restrictedDelete", "searchPrefilterable", "writeRequiresMasterRead");
    private static final List<String> ABSENT = List.of("calculatedFormula", "controllerName", "defaultValue", "defaultValueFormula", "filteredLookupInfo", "inlineHelpText", "mask", "maskType", "referenceTargetField", "relationshipOrder");

    private DescribeJson() {}

    static ObjectNode global(QueryContext context, String base)
    {
        ObjectNode json = Json.object().put("encoding", "UTF-8").put("maxBatchSize", 200);
        json.set("sobjects", Json.array(context.types(), type -> summary(type, base)));
        return json;
    }

    static ObjectNode summary(SObjectType type, String base)
    {
        ObjectNode json = Json.object()
                .put("activateable", false)
                .putNull("associateEntityType")
                .putNull("associateParentEntity")
                .put("createable", true)
                .put("custom", type.isCustom())
                .put("customSetting", false)
                .put("deepCloneable", false)
                .put("deletable", true)
                .put("deprecatedAndHidden", false)
                .put("feedEnabled", false)
                .put("hasSubtypes", false)
                .put("isInterface", false)
                .put("isSubtype", false)
                .put("keyPrefix", type.keyPrefix())
                .put("label", type.label())
                .put("labelPlural", type.labelPlural())
                .put("layoutable", true)
                .put("mergeable", false)
                .put("mruEnabled", false)
                .put("name", type.name())
                .put("queryable", type.queryable())
                .put("replicateable", type.queryable())
                .put("retrieveable", type.queryable())
                .put("searchable", true)
                .put("triggerable", true)
                .put("undeletable", true)
                .put("updateable", true);
        String path = "%s/sobjects/%s".formatted(base, type.name());
        json.putObject("urls")
                .put("rowTemplate", path + "/{ID}")
                .put("describe", path + "/describe")
                .put("sobject", path);
        return json;
    }

    static ObjectNode describe(QueryContext context, SObjectType type, String base)
    {
        ObjectNode json = summary(type, base);
        json.putArray("actionOverrides");
        json.set("childRelationships", Json.array(children(context, type), child -> child));
        json.put("compactLayoutable", true).putNull("defaultImplementation").putNull("extendedBy").putNull("extendsInterfaces").putNull("implementedBy").putNull("implementsInterfaces").putNull("listviewable").putNull("lookupLayoutable").putNull("networkScopeFieldName").put("searchLayoutable", true).put("sobjectDescribeOption", "FULL");
        json.putArray("namedLayoutInfos");
        json.putArray("recordTypeInfos");
        json.putArray("supportedScopes");
        json.set("fields", Json.array(context.fields(type), DescribeJson::field));
        return json;
    }

    private static List<ObjectNode> children(QueryContext context, SObjectType type)
    {
        return context.types().stream()
                .flatMap(child -> context.fields(child).stream()
                        .filter(field -> field.referenceTo().contains(type.name()))
                        .map(field -> Json.object()
                                .put("cascadeDelete", false)
                                .put("childSObject", child.name())
                                .put("deprecatedAndHidden", false)
                                .put("field", field.name())
                                .putNull("relationshipName")
                                .put("restrictedDelete", false)))
                .toList();
    }

    private static ObjectNode field(SField field)
    {
        ObjectNode json = Json.object()
                .put("aggregatable", field.is(FieldFlag.AGGREGATABLE))
                .put("autoNumber", field.is(FieldFlag.AUTO_NUMBER))
                .put("byteLength", field.type().isId() ? 18 : field.length() * 3)
                .put("calculated", field.is(FieldFlag.CALCULATED))
                .put("caseSensitive", field.is(FieldFlag.CASE_SENSITIVE))
                .put("compoundFieldName", field.compound())
                .put("createable", field.is(FieldFlag.UPDATEABLE))
                .put("custom", field.isCustom())
                .put("defaultedOnCreate", field.type() == FieldType.ID)
                .put("digits", field.digits())
                .put("encrypted", field.is(FieldFlag.ENCRYPTED))
                .put("externalId", field.is(FieldFlag.EXTERNAL_ID))
                .put("extraTypeInfo", field.extraTypeInfo())
                .put("filterable", field.is(FieldFlag.FILTERABLE))
                .put("groupable", field.is(FieldFlag.GROUPABLE))
                .put("highScaleNumber", field.is(FieldFlag.HIGH_SCALE))
                .put("htmlFormatted", field.is(FieldFlag.HTML_FORMATTED))
                .put("idLookup", field.type() == FieldType.ID || field.is(FieldFlag.EXTERNAL_ID))
                .put("label", field.label())
                .put("length", field.length())
                .put("name", field.name())
                .put("nameField", field.is(FieldFlag.NAME_FIELD))
                .put("namePointing", field.isPolymorphic())
                .put("nillable", field.is(FieldFlag.NILLABLE))
                .put("permissionable", field.is(FieldFlag.NILLABLE) && field.type() != FieldType.ID)
                .put("polymorphicForeignKey", field.isPolymorphic())
                .put("precision", field.precision())
                .put("queryByDistance", field.type().isCompound())
                .put("relationshipName", field.relationshipName())
                .put("restrictedPicklist", field.is(FieldFlag.RESTRICTED_PICKLIST))
                .put("scale", field.scale())
                .put("soapType", field.type().soapType())
                .put("sortable", field.is(FieldFlag.SORTABLE))
                .put("type", field.type().wireName())
                .put("unique", field.is(FieldFlag.UNIQUE))
                .put("updateable", field.is(FieldFlag.UPDATEABLE));
        NEVER.forEach(name -> json.put(name, false));
        ABSENT.forEach(json::putNull);
        json.set("picklistValues", Json.array(field.picklist(), value -> Json.object()
                .put("active", true)
                .put("defaultValue", false)
                .put("label", value)
                .putNull("validFor")
                .put("value", value)));
        json.set("referenceTo", Json.array(field.referenceTo(), Json.MAPPER.getNodeFactory()::textNode));
        return json;
    }
}
