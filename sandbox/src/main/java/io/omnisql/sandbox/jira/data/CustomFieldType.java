package io.omnisql.sandbox.jira.data;

/**
 * The types of custom fields.
 */
public enum CustomFieldType
{
    FLOAT("number", null, "com.atlassian.jira.plugin.system.customfieldtypes:float", "Number", true),
    TEXT("string", null, "com.atlassian.jira.plugin.system.customfieldtypes:textfield", "Short text", true),
    TEXTAREA("string", null, "com.atlassian.jira.plugin.system.customfieldtypes:textarea", "Paragraph", true),
    SELECT("option", null, "com.atlassian.jira.plugin.system.customfieldtypes:select", "Dropdown", true),
    RADIO("option", null, "com.atlassian.jira.plugin.system.customfieldtypes:radiobuttons", "Radio Buttons", true),
    MULTI_SELECT("array", "option", "com.atlassian.jira.plugin.system.customfieldtypes:multiselect", "Multi-select", true),
    CHECKBOXES("array", "option", "com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes", "Checkboxes", true),
    CASCADING("option-with-child", null, "com.atlassian.jira.plugin.system.customfieldtypes:cascadingselect", "Cascading select", true),
    USER("user", null, "com.atlassian.jira.plugin.system.customfieldtypes:userpicker", "People", true),
    MULTI_USER("array", "user", "com.atlassian.jira.plugin.system.customfieldtypes:multiuserpicker", "People", true),
    GROUP("group", null, "com.atlassian.jira.plugin.system.customfieldtypes:grouppicker", "Group Picker", true),
    VERSION("version", null, "com.atlassian.jira.plugin.system.customfieldtypes:version", "Version Picker", true),
    DATE("date", null, "com.atlassian.jira.plugin.system.customfieldtypes:datepicker", "Date", true),
    DATETIME("datetime", null, "com.atlassian.jira.plugin.system.customfieldtypes:datetime", "Time stamp", true),
    LABELS("array", "string", "com.atlassian.jira.plugin.system.customfieldtypes:labels", "Labels", true),
    URL("string", null, "com.atlassian.jira.plugin.system.customfieldtypes:url", "URL", true),
    SPRINT("array", "json", "com.pyxis.greenhopper.jira:gh-sprint", "Sprint", true),
    EPIC_LINK("any", null, "com.pyxis.greenhopper.jira:gh-epic-link", "Epic Link", true),
    RANK("any", null, "com.pyxis.greenhopper.jira:gh-lexo-rank", "Rank", true),
    STORY_POINT_ESTIMATE("number", null, "com.pyxis.greenhopper.jira:jsw-story-points", "Story points", true),
    APP_DATA("any", null, "ari:cloud:ecosystem::extension/7d0c/static/app-data", "App data", false);

    private final String schemaType;
    private final String items;
    private final String custom;
    private final String displayName;
    private final boolean searchable;

    CustomFieldType(String schemaType, String items, String custom, String displayName, boolean searchable)
    {
        this.schemaType = schemaType;
        this.items = items;
        this.custom = custom;
        this.displayName = displayName;
        this.searchable = searchable;
    }

    public String schemaType()
    {
        return schemaType;
    }

    /**
     * The type of an array's elements, null for other types.
     */
    public String items()
    {
        return items;
    }

    public String custom()
    {
        return custom;
    }

    public String displayName()
    {
        return displayName;
    }

    public boolean searchable()
    {
        return searchable;
    }

    public boolean hasOptions()
    {
        return switch (this) {
            case SELECT, RADIO, MULTI_SELECT, CHECKBOXES, CASCADING -> true;
            default -> false;
        };
    }
}
