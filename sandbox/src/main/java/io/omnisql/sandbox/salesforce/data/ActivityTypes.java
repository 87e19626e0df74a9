package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.FieldFlag;
import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.schema.SObjectType.Sharing;
import io.omnisql.sandbox.salesforce.schema.SystemFields;

import java.util.ArrayList;
import java.util.List;

/**
 * Objects around the standard ones: activities, roles, groups, the history of accounts, and two custom objects.
 */
final class ActivityTypes
{
    static final String[] ROLES = {"Decision Maker", "Executive Sponsor", "Influencer", "Evaluator"};

    private ActivityTypes() {}

    private static List<SField> fields(SField... own)
    {
        List<SField> fields = new ArrayList<>(List.of(own));
        fields.addFirst(SField.id());
        fields.addAll(SystemFields.AUDIT);
        return fields;
    }

    static SObjectType group()
    {
        return SObjectType.of("Group", "00G", fields(
                SField.string("Name", 40).required().with(FieldFlag.NAME_FIELD),
                SField.picklist("Type", 40, "Regular", "Queue").with(FieldFlag.RESTRICTED_PICKLIST).required()));
    }

    static SObjectType task()
    {
        return SObjectType.of("Task", "00T", fields(
                SField.reference("WhoId", "Who", "Contact", "Lead"),
                SField.reference("WhatId", "What", "Account", "Opportunity", "Case"),
                SField.text("Subject", FieldType.COMBOBOX, 255).with(FieldFlag.NAME_FIELD),
                SField.of("ActivityDate", FieldType.DATE),
                SField.picklist("Status", 255, "Not Started", "In Progress", "Completed").required(),
                SField.picklist("Priority", 255, "High", "Normal", "Low").required(),
                SField.reference("OwnerId", "Owner", "Group", "User").required(),
                SField.textarea("Description", 32000),
                SField.bool("IsDeleted").readOnly(),
                SField.reference("AccountId", "Account", "Account").readOnly(),
                SField.bool("IsClosed").readOnly(),
                SField.bool("IsArchived").readOnly())).shared(Sharing.OWNER);
    }

    static SObjectType event()
    {
        return SObjectType.of("Event", "00U", fields(
                SField.reference("WhoId", "Who", "Contact", "Lead"),
                SField.reference("WhatId", "What", "Account", "Opportunity", "Case"),
                SField.text("Subject", FieldType.COMBOBOX, 255).with(FieldFlag.NAME_FIELD),
                SField.string("Location", 255),
                SField.bool("IsAllDayEvent"),
                SField.of("ActivityDateTime", FieldType.DATETIME),
                SField.of("ActivityDate", FieldType.DATE).without(FieldFlag.AGGREGATABLE),
                SField.integer("DurationInMinutes"),
                SField.of("StartDateTime", FieldType.DATETIME),
                SField.of("EndDateTime", FieldType.DATETIME),
                SField.reference("OwnerId", "Owner", "Calendar", "User").required(),
                SField.bool("IsDeleted").readOnly(),
                SField.bool("IsArchived").readOnly())).shared(Sharing.OWNER);
    }

    static SObjectType opportunityContactRole()
    {
        return SObjectType.of("OpportunityContactRole", "00K", fields(
                SField.reference("OpportunityId", "Opportunity", "Opportunity").required(),
                SField.reference("ContactId", "Contact", "Contact").required(),
                SField.picklist("Role", 40, ROLES),
                SField.bool("IsPrimary"),
                SField.bool("IsDeleted").readOnly())).shared(Sharing.controlledBy("OpportunityId"));
    }

    static SObjectType accountHistory()
    {
        return SObjectType.of("AccountHistory", "017", List.of(
                SField.id(),
                SField.bool("IsDeleted").readOnly(),
                SField.reference("AccountId", "Account", "Account").required().readOnly(),
                SField.reference("CreatedById", "CreatedBy", "User").required().readOnly(),
                SField.of("CreatedDate", FieldType.DATETIME).required().readOnly(),
                SField.picklist("Field", 255, "Industry", "Rating", "Name").with(FieldFlag.RESTRICTED_PICKLIST).required().readOnly(),
                SField.of("OldValue", FieldType.ANYTYPE).readOnly(),
                SField.of("NewValue", FieldType.ANYTYPE).readOnly())).shared(Sharing.controlledBy("AccountId"));
    }

    static SObjectType activityHistory()
    {
        return SObjectType.of("ActivityHistory", "OAH", List.of(
                SField.id(),
                SField.reference("AccountId", "Account", "Account"),
                SField.string("Subject", 80))).notQueryable();
    }

    static SObjectType invoice()
    {
        return SObjectType.custom("Invoice__c", "a00", List.of(
                SField.reference("Account__c", "Account__r", "Account"),
                SField.number("Total__c", FieldType.CURRENCY, 18, 2),
                SField.number("Discount__c", FieldType.PERCENT, 5, 2),
                SField.of("Due__c", FieldType.DATE),
                SField.of("Paid_At__c", FieldType.DATETIME),
                SField.picklist("Status__c", 255, "Draft", "Sent", "Paid", "Void").with(FieldFlag.RESTRICTED_PICKLIST),
                SField.bool("Disputed__c"),
                SField.number("Lines__c", FieldType.DOUBLE, 6, 0),
                SField.string("External_Key__c", 32).with(FieldFlag.EXTERNAL_ID, FieldFlag.UNIQUE, FieldFlag.CASE_SENSITIVE))).shared(Sharing.OWNER);
    }

    static SObjectType project()
    {
        return SObjectType.custom("Project__c", "a01", List.of(
                SField.reference("Account__c", "Account__r", "Account"),
                SField.reference("Lead_User__c", "Lead_User__r", "User"),
                SField.reference("Parent_Project__c", "Parent_Project__r", "Project__c"),
                SField.of("Start__c", FieldType.DATE),
                SField.number("Budget__c", FieldType.CURRENCY, 16, 2),
                SField.multipicklist("Skills__c", "Java", "SQL", "Go", "C++", "Rust")));
    }
}
