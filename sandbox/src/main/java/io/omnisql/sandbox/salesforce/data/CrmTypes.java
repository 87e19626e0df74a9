package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.FieldType;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.schema.SObjectType.Sharing;
import io.omnisql.sandbox.salesforce.schema.SystemFields;

import java.util.ArrayList;
import java.util.List;

import static io.omnisql.sandbox.salesforce.schema.FieldFlag.AGGREGATABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.FILTERABLE;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.NAME_FIELD;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.RESTRICTED_PICKLIST;
import static io.omnisql.sandbox.salesforce.schema.FieldFlag.SORTABLE;

/**
 * The standard objects of sales and service.
 */
final class CrmTypes
{
    static final String[] INDUSTRIES = {"Agriculture", "Banking", "Energy", "Biotechnology", "Technology", "Retail", "Apparel", "Media"};
    static final String[] RATINGS = {"Hot", "Warm", "Cold"};
    static final String[] STAGES = {"Prospecting", "Qualification", "Needs Analysis", "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost"};
    static final String[] SOURCES = {"Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"};
    static final String[] CASE_STATES = {"New", "Working", "Escalated", "Closed"};
    static final String[] PRIORITIES = {"High", "Medium", "Low"};

    private CrmTypes() {}

    private static List<SField> fields(List<SField> own)
    {
        List<SField> fields = new ArrayList<>(own);
        fields.addFirst(SField.id());
        fields.addAll(SystemFields.AUDIT);
        return fields;
    }

    private static SField deleted()
    {
        return SField.bool("IsDeleted").readOnly();
    }

    private static SField owner(String... targets)
    {
        return SField.reference("OwnerId", "Owner", targets).required();
    }

    static SObjectType user()
    {
        return SObjectType.of("User", "005", fields(List.of(
                SField.string("Username", 80).required(),
                SField.string("LastName", 80).required().partOf("Name").extra("personname"),
                SField.string("FirstName", 40).partOf("Name").extra("personname"),
                SField.string("Name", 121).required().readOnly().with(NAME_FIELD).extra("personname"),
                SField.string("CompanyName", 80),
                SField.text("Email", FieldType.EMAIL, 128).required(),
                SField.string("Alias", 8).required(),
                SField.string("Title", 80),
                SField.bool("IsActive"),
                SField.picklist("TimeZoneSidKey", 40, "Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo").with(RESTRICTED_PICKLIST).required(),
                SField.reference("ManagerId", "Manager", "User"))));
    }

    static SObjectType account()
    {
        List<SField> own = new ArrayList<>(List.of(
                deleted(),
                SField.reference("MasterRecordId", "MasterRecord", "Account").readOnly(),
                SField.string("Name", 255).required().with(NAME_FIELD).partOf("Name").extra("switchablepersonname"),
                SField.picklist("Type", 40, "Prospect", "Customer - Direct", "Channel Partner", "Other"),
                SField.reference("ParentId", "Parent", "Account")));
        own.addAll(SystemFields.address("Billing"));
        own.addAll(List.of(
                SField.text("Phone", FieldType.PHONE, 40),
                SField.string("AccountNumber", 40),
                SField.text("Website", FieldType.URL, 255),
                SField.picklist("Industry", 40, INDUSTRIES),
                SField.number("AnnualRevenue", FieldType.CURRENCY, 18, 0),
                SField.integer("NumberOfEmployees"),
                SField.textarea("Description", 32000),
                SField.picklist("Rating", 40, RATINGS),
                SField.string("Site", 80),
                owner("User"),
                SField.of("LastActivityDate", FieldType.DATE).readOnly(),
                SField.string("ChannelProgramName", 255).readOnly().without(FILTERABLE, SORTABLE)));
        return SObjectType.of("Account", "001", fields(own)).shared(Sharing.OWNER);
    }

    static SObjectType contact()
    {
        List<SField> own = new ArrayList<>(List.of(
                deleted(),
                SField.reference("AccountId", "Account", "Account"),
                SField.string("LastName", 80).required().partOf("Name").extra("personname"),
                SField.string("FirstName", 40).partOf("Name").extra("personname"),
                SField.picklist("Salutation", 40, "Mr.", "Ms.", "Dr.").partOf("Name").extra("personname"),
                SField.string("Name", 121).required().readOnly().with(NAME_FIELD).extra("personname")));
        own.addAll(SystemFields.address("Mailing"));
        own.addAll(List.of(
                SField.text("Phone", FieldType.PHONE, 40),
                SField.reference("ReportsToId", "ReportsTo", "Contact"),
                SField.text("Email", FieldType.EMAIL, 80),
                SField.string("Title", 128),
                SField.string("Department", 80),
                SField.picklist("LeadSource", 255, SOURCES),
                SField.of("Birthdate", FieldType.DATE),
                SField.textarea("Description", 32000),
                owner("User")));
        return SObjectType.of("Contact", "003", fields(own)).shared(Sharing.OWNER);
    }

    static SObjectType opportunity()
    {
        return SObjectType.of("Opportunity", "006", fields(List.of(
                deleted(),
                SField.reference("AccountId", "Account", "Account"),
                SField.bool("IsPrivate"),
                SField.string("Name", 120).required().with(NAME_FIELD),
                SField.textarea("Description", 32000),
                SField.picklist("StageName", 255, STAGES).required(),
                SField.number("Amount", FieldType.CURRENCY, 18, 2),
                SField.number("Probability", FieldType.PERCENT, 3, 0),
                SField.number("ExpectedRevenue", FieldType.CURRENCY, 18, 2).readOnly(),
                SField.number("TotalOpportunityQuantity", FieldType.DOUBLE, 18, 2),
                SField.of("CloseDate", FieldType.DATE).required(),
                SField.picklist("Type", 255, "Existing Business", "New Business"),
                SField.string("NextStep", 255),
                SField.picklist("LeadSource", 255, SOURCES),
                SField.bool("IsClosed").readOnly(),
                SField.bool("IsWon").readOnly(),
                SField.picklist("ForecastCategory", 40, "Omitted", "Pipeline", "BestCase", "Forecast", "Closed").with(RESTRICTED_PICKLIST).required().readOnly(),
                owner("User"),
                SField.reference("ContactId", null, "Contact").readOnly(),
                SField.integer("FiscalYear").readOnly().partOf("Fiscal"),
                SField.bool("HasOpenActivity").readOnly().without(FILTERABLE, SORTABLE)))).shared(Sharing.OWNER);
    }

    static SObjectType lead()
    {
        List<SField> own = new ArrayList<>(List.of(
                deleted(),
                SField.string("LastName", 80).required().partOf("Name").extra("personname"),
                SField.string("FirstName", 40).partOf("Name").extra("personname"),
                SField.string("Name", 121).required().readOnly().with(NAME_FIELD).extra("personname"),
                SField.string("Title", 128),
                SField.string("Company", 255).required()));
        own.addAll(SystemFields.address(""));
        own.addAll(List.of(
                SField.text("Email", FieldType.EMAIL, 80),
                SField.picklist("LeadSource", 255, SOURCES),
                SField.picklist("Status", 255, "Open", "Contacted", "Qualified", "Unqualified").required(),
                SField.picklist("Rating", 255, RATINGS),
                SField.number("AnnualRevenue", FieldType.CURRENCY, 18, 0),
                SField.integer("NumberOfEmployees"),
                owner("Group", "User"),
                SField.bool("IsConverted").readOnly(),
                SField.of("ConvertedDate", FieldType.DATE).readOnly(),
                SField.reference("ConvertedAccountId", "ConvertedAccount", "Account").readOnly(),
                SField.reference("ConvertedContactId", "ConvertedContact", "Contact").readOnly()));
        return SObjectType.of("Lead", "00Q", fields(own)).shared(Sharing.OWNER);
    }

    static SObjectType supportCase()
    {
        return SObjectType.of("Case", "500", fields(List.of(
                deleted(),
                SField.autoNumber("CaseNumber", 30).with(NAME_FIELD),
                SField.reference("ContactId", "Contact", "Contact"),
                SField.reference("AccountId", "Account", "Account"),
                SField.reference("ParentId", "Parent", "Case"),
                SField.text("SuppliedEmail", FieldType.EMAIL, 80),
                SField.picklist("Status", 40, CASE_STATES),
                SField.picklist("Origin", 40, "Phone", "Email", "Web"),
                SField.string("Subject", 255),
                SField.picklist("Priority", 40, PRIORITIES),
                SField.textarea("Description", 32000),
                SField.bool("IsClosed").readOnly(),
                SField.of("ClosedDate", FieldType.DATETIME).readOnly(),
                SField.bool("IsEscalated"),
                owner("Group", "User"),
                SField.textarea("Comments", 4000).with(SORTABLE, AGGREGATABLE)))).shared(Sharing.OWNER);
    }
}
