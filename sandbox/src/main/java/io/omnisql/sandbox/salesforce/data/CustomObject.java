package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.util.List;
import java.util.Map;

/**
 * An object that a test adds to an organisation.
 *
 * @param rows values by field; Id, Name, OwnerId and the audit fields are made up where they are missing
 */
public record CustomObject(String org, SObjectType type, List<Map<String, Object>> rows)
{
    public CustomObject
    {
        rows = List.copyOf(rows);
    }
}
