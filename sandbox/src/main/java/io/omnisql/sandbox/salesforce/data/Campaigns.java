package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.schema.SObjectType.Sharing;
import io.omnisql.sandbox.salesforce.schema.SystemFields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Standard objects whose rows are for everyone: campaigns with their members, and assets of accounts.
 */
final class Campaigns
{
    private Campaigns() {}

    private static List<SField> fields(SField... own)
    {
        List<SField> fields = new ArrayList<>(List.of(own));
        fields.addFirst(SField.id());
        fields.add(SField.bool("IsDeleted").readOnly());
        fields.addAll(SystemFields.AUDIT);
        return fields;
    }

    private static SObjectType campaign()
    {
        return SObjectType.of("Campaign", "701", fields(
                SField.string("Name", 80).required().with(FieldFlag.NAME_FIELD),
                SField.reference("ParentId", "Parent", "Campaign"),
                SField.picklist("Type", 40, "Conference", "Webinar", "Email", "Other"),
                SField.picklist("Status", 40, "Planned", "In Progress", "Completed"),
                SField.of("StartDate", FieldType.DATE),
                SField.number("BudgetedCost", FieldType.CURRENCY, 18, 0),
                SField.bool("IsActive"),
                SField.integer("NumberOfContacts").readOnly(),
                SField.textarea("Description", 32000),
                SField.reference("OwnerId", "Owner", "User").required()));
    }

    private static SObjectType member()
    {
        return SObjectType.of("CampaignMember", "00v", fields(
                SField.reference("CampaignId", "Campaign", "Campaign").required(),
                SField.reference("ContactId", "Contact", "Contact"),
                SField.picklist("Status", 40, "Sent", "Responded"),
                SField.bool("HasResponded").readOnly(),
                SField.of("FirstRespondedDate", FieldType.DATE).readOnly())).shared(Sharing.controlledBy("CampaignId"));
    }

    private static SObjectType asset()
    {
        return SObjectType.of("Asset", "02i", fields(
                SField.string("Name", 255).required().with(FieldFlag.NAME_FIELD),
                SField.reference("AccountId", "Account", "Account"),
                SField.string("SerialNumber", 80),
                SField.picklist("Status", 255, "Shipped", "Installed", "Obsolete"),
                SField.of("InstallDate", FieldType.DATE),
                SField.number("Quantity", FieldType.DOUBLE, 12, 2),
                SField.bool("IsCompetitorProduct"),
                SField.textarea("Description", 32000),
                SField.reference("OwnerId", "Owner", "User").required()));
    }

    /**
     * @param size of the organisation
     */
    static void install(Generator generator, int size)
    {
        int campaigns = size * 5;
        generator.install(campaign(), IntStream.rangeClosed(1, campaigns).mapToObj(number -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Name", "Campaign " + number);
            row.put("Type", generator.pick("Conference", "Webinar", "Email", "Other", null));
            row.put("Status", generator.pick("Planned", "In Progress", "Completed"));
            row.put("StartDate", generator.chance(10) ? null : date(generator));
            row.put("BudgetedCost", generator.chance(20) ? null : BigDecimal.valueOf(generator.random().nextInt(1, 200) * 500L));
            row.put("IsActive", generator.chance(50));
            row.put("NumberOfContacts", generator.random().nextInt(0, 120));
            row.put("IsDeleted", number % 20 == 0);
            return row;
        }).toList());
        generator.install(member(), IntStream.rangeClosed(1, size * 300).mapToObj(_ -> {
            Map<String, Object> row = new LinkedHashMap<>();
            boolean responded = generator.chance(30);
            row.put("CampaignId", generator.anyId("Campaign"));
            row.put("ContactId", generator.maybeId(90, "Contact"));
            row.put("Status", responded ? "Responded" : "Sent");
            row.put("HasResponded", responded);
            row.put("FirstRespondedDate", responded ? date(generator) : null);
            return row;
        }).toList());
        generator.install(asset(), IntStream.rangeClosed(1, size * 100).mapToObj(number -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Name", "Asset " + number);
            row.put("AccountId", generator.maybeId(90, "Account"));
            row.put("SerialNumber", generator.chance(20) ? null : "SN-%06d".formatted(number * 7));
            row.put("Status", generator.pick("Shipped", "Installed", "Obsolete", null));
            row.put("InstallDate", generator.chance(20) ? null : date(generator));
            row.put("Quantity", BigDecimal.valueOf(generator.random().nextInt(1, 50)));
            row.put("IsCompetitorProduct", generator.chance(20));
            row.put("Description", generator.chance(50) ? null : "Asset of an account");
            row.put("IsDeleted", generator.chance(2));
            return row;
        }).toList());
    }

    private static LocalDate date(Generator generator)
    {
        return LocalDate.ofInstant(generator.instant(), ZoneOffset.UTC);
    }
}
