package io.omnisql.sandbox.salesforce.soap;

import io.omnisql.sandbox.salesforce.evaluate.QueryContext;
import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.stream.Collectors;

/**
 * Descriptions of objects in the order of elements that the WSDL gives.
 */
final class SoapDescribe
{
    private SoapDescribe() {}

    static String global(QueryContext context)
    {
        String objects = context.types().stream().map(type -> "<sobjects>%s</sobjects>".formatted(summary(type))).collect(Collectors.joining());
        return "<result><encoding>UTF-8</encoding><maxBatchSize>200</maxBatchSize>%s</result>".formatted(objects);
    }

    private static String bools(String names, boolean value)
    {
        StringBuilder xml = new StringBuilder();
        for (String name : names.split(" ")) {
            xml.append(Xml.element(name, value));
        }
        return xml.toString();
    }

    private static String summary(SObjectType type)
    {
        return bools("activateable", false)
                + bools("createable", true)
                + Xml.element("custom", type.isCustom())
                + bools("customSetting deepCloneable", false)
                + bools("deletable", true)
                + bools("deprecatedAndHidden feedEnabled hasSubtypes", false)
                + bools("idEnabled", true)
                + bools("isInterface isSubtype", false)
                + Xml.element("keyPrefix", type.keyPrefix())
                + Xml.element("label", type.label())
                + Xml.element("labelPlural", type.labelPlural())
                + bools("layoutable", true)
                + bools("mergeable mruEnabled", false)
                + Xml.element("name", type.name())
                + bools("queryable replicateable retrieveable", type.queryable())
                + bools("searchable triggerable undeletable updateable", true);
    }

    static String object(QueryContext context, SObjectType type)
    {
        return bools("activateable", false)
                + bools("compactLayoutable createable", true)
                + Xml.element("custom", type.isCustom())
                + bools("customSetting deepCloneable", false)
                + bools("deletable", true)
                + bools("deprecatedAndHidden feedEnabled", false)
                + context.fields(type).stream().map(field -> "<fields>%s</fields>".formatted(field(field))).collect(Collectors.joining())
                + bools("hasSubtypes", false)
                + bools("idEnabled", true)
                + bools("isInterface isSubtype", false)
                + Xml.element("keyPrefix", type.keyPrefix())
                + Xml.element("label", type.label())
                + Xml.element("labelPlural", type.labelPlural())
                + bools("layoutable", true)
                + bools("mergeable mruEnabled", false)
                + Xml.element("name", type.name())
                + bools("queryable replicateable retrieveable", type.queryable())
                + bools("searchLayoutable searchable triggerable undeletable updateable", true);
    }

    private static String field(SField field)
    {
        return flag("aggregatable", field, FieldFlag.AGGREGATABLE)
                + bools("aiPredictionField", false)
                + flag("autoNumber", field, FieldFlag.AUTO_NUMBER)
                + Xml.element("byteLength", field.type().isId() ? 18 : field.length() * 3)
                + flag("calculated", field, FieldFlag.CALCULATED)
                + bools("cascadeDelete", false)
                + flag("caseSensitive", field, FieldFlag.CASE_SENSITIVE)
                + optional("compoundFieldName", field.compound())
                + flag("createable", field, FieldFlag.UPDATEABLE)
                + Xml.element("custom", field.isCustom())
                + Xml.element("defaultedOnCreate", field.type() == FieldType.ID)
                + bools("dependentPicklist deprecatedAndHidden", false)
                + Xml.element("digits", field.digits())
                + bools("displayLocationInDecimal", false)
                + flag("encrypted", field, FieldFlag.ENCRYPTED)
                + flag("externalId", field, FieldFlag.EXTERNAL_ID)
                + optional("extraTypeInfo", field.extraTypeInfo())
                + flag("filterable", field, FieldFlag.FILTERABLE)
                + bools("formulaTreatNullNumberAsZero", false)
                + flag("groupable", field, FieldFlag.GROUPABLE)
                + flag("highScaleNumber", field, FieldFlag.HIGH_SCALE)
                + flag("htmlFormatted", field, FieldFlag.HTML_FORMATTED)
                + Xml.element("idLookup", field.type() == FieldType.ID || field.is(FieldFlag.EXTERNAL_ID))
                + Xml.element("label", field.label())
                + Xml.element("length", field.length())
                + Xml.element("name", field.name())
                + flag("nameField", field, FieldFlag.NAME_FIELD)
                + Xml.element("namePointing", field.isPolymorphic())
                + flag("nillable", field, FieldFlag.NILLABLE)
                + Xml.element("permissionable", field.is(FieldFlag.NILLABLE) && field.type() != FieldType.ID)
                + field.picklist().stream().map(SoapDescribe::picklistValue).collect(Collectors.joining())
                + Xml.element("polymorphicForeignKey", field.isPolymorphic())
                + Xml.element("precision", field.precision())
                + Xml.element("queryByDistance", field.type().isCompound())
                + field.referenceTo().stream().map(target -> Xml.element("referenceTo", target)).collect(Collectors.joining())
                + optional("relationshipName", field.relationshipName())
                + bools("restrictedDelete", false)
                + flag("restrictedPicklist", field, FieldFlag.RESTRICTED_PICKLIST)
                + Xml.element("scale", field.scale())
                + bools("searchPrefilterable", false)
                + Xml.element("soapType", field.type().soapType())
                + flag("sortable", field, FieldFlag.SORTABLE)
                + Xml.element("type", field.type().wireName())
                + flag("unique", field, FieldFlag.UNIQUE)
                + flag("updateable", field, FieldFlag.UPDATEABLE)
                + bools("writeRequiresMasterRead", false);
    }

    private static String flag(String name, SField field, FieldFlag flag)
    {
        return Xml.element(name, field.is(flag));
    }

    private static String optional(String name, String value)
    {
        return value == null ? "" : Xml.element(name, value);
    }

    private static String picklistValue(String value)
    {
        String text = Xml.text(value);
        return "<picklistValues><active>true</active><defaultValue>false</defaultValue><label>%1$s</label><value>%1$s</value></picklistValues>".formatted(text);
    }
}
