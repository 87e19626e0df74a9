package io.omnisql.sandbox.jira.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The custom fields of the demo sites and their options.
 */
public final class CustomFields
{
    public static final String EPIC_LINK = "customfield_10014";
    public static final String STORY_POINT_ESTIMATE = "customfield_10016";
    public static final String RANK = "customfield_10019";
    public static final String SPRINT = "customfield_10020";
    public static final String EFFORT = "customfield_10021";
    public static final String STORY_POINTS = "customfield_10026";
    public static final String OTHER_STORY_POINTS = "customfield_10031";
    public static final String SEVERITY = "customfield_10040";
    public static final String SEVERITY_TEXT = "customfield_10041";
    public static final String ORDER = "customfield_10042";
    public static final String CUSTOMER = "customfield_10043";
    public static final String STEPS = "customfield_10044";
    public static final String TIER = "customfield_10045";
    public static final String PLATFORMS = "customfield_10046";
    public static final String TEAMS = "customfield_10047";
    public static final String REGION = "customfield_10048";
    public static final String REVIEWER = "customfield_10049";
    public static final String APPROVERS = "customfield_10050";
    public static final String TARGET_DATE = "customfield_10051";
    public static final String GO_LIVE = "customfield_10052";
    public static final String TAGS = "customfield_10053";
    public static final String RUNBOOK = "customfield_10054";
    public static final String ODD_NAME = "customfield_10055";
    public static final String OWNING_GROUP = "customfield_10056";
    public static final String FOUND_IN = "customfield_10057";
    public static final String APP_DATA = "customfield_10059";
    public static final String TEAM_SIZE = "customfield_10060";

    private CustomFields() {}

    /**
     * @param teamManaged the id of the team-managed project, null when there is none
     */
    static List<CustomField> fields(Long teamManaged)
    {
        List<CustomField> fields = new ArrayList<>();
        add(fields, EPIC_LINK, "Epic Link", CustomFieldType.EPIC_LINK);
        add(fields, STORY_POINT_ESTIMATE, "Story point estimate", CustomFieldType.STORY_POINT_ESTIMATE);
        add(fields, RANK, "Rank", CustomFieldType.RANK);
        add(fields, SPRINT, "Sprint", CustomFieldType.SPRINT);
        add(fields, EFFORT, "Effort", CustomFieldType.FLOAT);
        add(fields, STORY_POINTS, "Story Points", CustomFieldType.FLOAT);
        add(fields, OTHER_STORY_POINTS, "Story Points", CustomFieldType.FLOAT);
        add(fields, SEVERITY, "Severity", CustomFieldType.SELECT);
        add(fields, SEVERITY_TEXT, "Severity", CustomFieldType.TEXT);
        add(fields, ORDER, "Order", CustomFieldType.FLOAT);
        add(fields, CUSTOMER, "Customer", CustomFieldType.TEXT);
        add(fields, STEPS, "Steps to reproduce", CustomFieldType.TEXTAREA);
        add(fields, TIER, "Environment tier", CustomFieldType.RADIO);
        add(fields, PLATFORMS, "Platforms", CustomFieldType.CHECKBOXES);
        add(fields, TEAMS, "Teams", CustomFieldType.MULTI_SELECT);
        add(fields, REGION, "Region", CustomFieldType.CASCADING);
        add(fields, REVIEWER, "Reviewer", CustomFieldType.USER);
        add(fields, APPROVERS, "Approvers", CustomFieldType.MULTI_USER);
        add(fields, TARGET_DATE, "Target date", CustomFieldType.DATE);
        add(fields, GO_LIVE, "Go live", CustomFieldType.DATETIME);
        add(fields, TAGS, "Tags", CustomFieldType.LABELS);
        add(fields, RUNBOOK, "Runbook", CustomFieldType.URL);
        add(fields, ODD_NAME, "Odd \"name\" \\ 🎉", CustomFieldType.TEXT);
        add(fields, OWNING_GROUP, "Owning group", CustomFieldType.GROUP);
        add(fields, FOUND_IN, "Found in", CustomFieldType.VERSION);
        add(fields, APP_DATA, "App data", CustomFieldType.APP_DATA);
        if (teamManaged != null) {
            fields.add(new CustomField(number(TEAM_SIZE), "Team size", "", CustomFieldType.FLOAT, teamManaged));
        }
        return fields;
    }

    private static void add(List<CustomField> fields, String id, String name, CustomFieldType type)
    {
        fields.add(new CustomField(number(id), name, name.equals("Severity") ? "How bad it is" : "", type, null));
    }

    private static long number(String id)
    {
        return Long.parseLong(id.substring("customfield_".length()));
    }

    static List<FieldOption> options()
    {
        List<FieldOption> options = new ArrayList<>();
        add(options, SEVERITY, 10_100, "Critical", "Major", "Minor", "major");
        add(options, TIER, 10_110, "Production", "Staging", "Test & \"QA\"");
        add(options, PLATFORMS, 10_120, "Linux", "macOS", "Windows \\ WSL", "iOS 📱");
        // an option's value may be another's id
        options.add(new FieldOption(12, TEAMS, "Twelve", null, false));
        add(options, TEAMS, 10_130, "12", "Red", "Blue", "Empty", "null");
        add(options, REGION, 10_140, "EMEA", "Americas", "APAC");
        options.add(new FieldOption(10_150, REGION, "Germany", 10_140L, false));
        options.add(new FieldOption(10_151, REGION, "France", 10_140L, false));
        options.add(new FieldOption(10_152, REGION, "Brazil", 10_141L, false));
        options.add(new FieldOption(10_153, REGION, "Canada", 10_141L, true));
        return options;
    }

    private static void add(List<FieldOption> options, String fieldId, long firstId, String... values)
    {
        for (int i = 0; i < values.length; i++) {
            options.add(new FieldOption(firstId + i, fieldId, values[i], null, fieldId.equals(SEVERITY) && i == 2));
        }
    }
}
