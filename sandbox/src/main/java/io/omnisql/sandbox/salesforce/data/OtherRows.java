package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows of activities, roles, history and the custom objects.
 */
final class OtherRows
{
    private final Generator generator;

    OtherRows(Generator generator)
    {
        this.generator = generator;
    }

    private void install(SObjectType type, int count, IntFunction<Map<String, Object>> row)
    {
        generator.install(type, IntStream.rangeClosed(1, count).mapToObj(row).toList());
    }

    void groups()
    {
        SObjectType type = ActivityTypes.group();
        install(type, 4, number -> Map.of("Name", "Queue " + number, "Type", number % 2 == 0 ? "Queue" : "Regular"));
    }

    void tasks(int count)
    {
        install(ActivityTypes.task(), count, _ -> {
            Map<String, Object> row = activity();
            boolean closed = generator.chance(40);
            row.put("Subject", generator.pick("Call", "Send letter", "Send quote", "call", null));
            row.put("ActivityDate", generator.chance(20) ? null : date());
            row.put("Status", closed ? "Completed" : generator.pick("Not Started", "In Progress"));
            row.put("Priority", generator.pick("High", "Normal", "Low"));
            row.put("IsClosed", closed);
            row.put("IsDeleted", generator.chance(2));
            row.put("IsArchived", closed && generator.chance(20));
            return row;
        });
    }

    void events(int count)
    {
        install(ActivityTypes.event(), count, _ -> {
            Map<String, Object> row = activity();
            LocalDate day = date();
            int minutes = generator.pick(30, 60, 90);
            row.put("Subject", generator.pick("Meeting", "Call", "Other"));
            row.put("Location", generator.chance(50) ? null : generator.pick("Room 1", "Online"));
            row.put("ActivityDate", day);
            row.put("ActivityDateTime", day.atTime(LocalTime.of(9, 30)).toInstant(ZoneOffset.UTC));
            row.put("StartDateTime", row.get("ActivityDateTime"));
            row.put("EndDateTime", day.atTime(LocalTime.of(9, 30)).plusMinutes(minutes).toInstant(ZoneOffset.UTC));
            row.put("DurationInMinutes", BigDecimal.valueOf(minutes));
            return row;
        });
    }

    private Map<String, Object> activity()
    {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("WhoId", generator.chance(30) ? null : generator.anyId(generator.chance(70) ? "Contact" : "Lead"));
        row.put("WhatId", generator.chance(30) ? null : generator.anyId(generator.pick("Account", "Opportunity", "Case")));
        return row;
    }

    private LocalDate date()
    {
        return LocalDate.ofInstant(generator.instant(), ZoneOffset.UTC);
    }

    void roles(int count)
    {
        install(ActivityTypes.opportunityContactRole(), count, _ -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("OpportunityId", generator.anyId("Opportunity"));
            row.put("ContactId", generator.anyId("Contact"));
            row.put("Role", generator.chance(20) ? null : generator.pick(ActivityTypes.ROLES));
            row.put("IsPrimary", generator.chance(30));
            return row;
        });
    }

    void history(int count)
    {
        SObjectType type = ActivityTypes.accountHistory();
        install(type, count, _ -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("AccountId", generator.anyId("Account"));
            row.put("Field", generator.pick("Industry", "Rating", "Name"));
            row.put("OldValue", generator.pick("Hot", "Banking", null));
            row.put("NewValue", generator.pick("Cold", "Media", "New name"));
            return row;
        });
    }

    void invoices(int count)
    {
        install(ActivityTypes.invoice(), count, number -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Name", "INV-%05d".formatted(number));
            row.put("Account__c", generator.maybeId(95, "Account"));
            row.put("Total__c", generator.chance(5) ? null : BigDecimal.valueOf(generator.random().nextLong(1_00, 500_000_00), 2));
            row.put("Discount__c", generator.chance(50) ? null : BigDecimal.valueOf(generator.random().nextInt(0, 4000), 2));
            row.put("Due__c", generator.chance(10) ? null : date());
            row.put("Paid_At__c", generator.chance(50) ? null : generator.instant());
            row.put("Status__c", generator.pick("Draft", "Sent", "Paid", "Void", null));
            row.put("Disputed__c", generator.chance(10));
            row.put("Lines__c", BigDecimal.valueOf(generator.random().nextInt(1, 40)));
            row.put("External_Key__c", (number % 2 == 0 ? "inv-%s" : "INV-%s").formatted(number / 2));
            row.put("IsDeleted", generator.chance(2));
            return row;
        });
    }

    void projects(int count)
    {
        SObjectType type = ActivityTypes.project();
        install(type, count, number -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Account__c", generator.maybeId(80, "Account"));
            row.put("Lead_User__c", generator.chance(20) ? null : generator.owner());
            row.put("Parent_Project__c", number > 1 && generator.chance(40) ? generator.id(type, number / 2) : null);
            row.put("Start__c", date());
            row.put("Budget__c", BigDecimal.valueOf(generator.random().nextLong(1_000_00, 900_000_00), 2));
            row.put("Skills__c", generator.pick("Java", "Java;SQL", "SQL;Go", "C++", null));
            return row;
        });
    }

    /**
     * Custom objects with a few rows, so that the organisation has as many objects as real ones.
     */
    void fillUp(int objects)
    {
        for (int i = generator.org().types().size(); i < objects; i++) {
            SObjectType type = SObjectType.custom("Filler_%03d__c".formatted(i), "b%02d".formatted(i % 100).replace("b", Character.toString('b' + i / 100)), List.of(
                    SField.string("Text__c", 80),
                    SField.integer("Number__c"),
                    SField.reference("Account__c", "Account__r", "Account")));
            int number = i;
            install(type, 2, row -> Map.of("Text__c", "Filler " + number, "Number__c", row));
        }
    }
}
