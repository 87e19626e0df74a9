package io.omnisql.plugin.salesforce.types;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * What the planner knows of a table's object; it travels in the table's attributes.
 *
 * @param name as the API spells it
 * @param includesDeleted whether deleted and archived records are rows
 * @param multiCurrency whether the organisation keeps amounts in several currencies
 * @param keyed whether records can be read in the order of their ids
 * @param recycled whether deleted records stay for a while
 * @param archived whether old records are kept apart
 */
public record SalesforceObject(String name, Kind kind, boolean includesDeleted, boolean multiCurrency, boolean keyed, boolean recycled, boolean archived)
{
    private static final String NAME = "object";
    private static final String KIND = "kind";
    private static final String DELETED = "deleted";
    private static final String MULTI_CURRENCY = "multi-currency";
    private static final String KEYED = "keyed";
    private static final String RECYCLED = "recycled";
    private static final String ARCHIVED = "archived";

    public SalesforceObject
    {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
    }

    /**
     * Kinds of objects by what their queries may ask.
     */
    public enum Kind
    {
        STANDARD,
        /**
         * Rows of another system.
         */
        EXTERNAL,
        /**
         * Rows that only their index finds.
         */
        BIG,
        /**
         * Configuration.
         */
        METADATA;

        public static Kind ofName(String object)
        {
            if (object.endsWith("__x")) {
                return EXTERNAL;
            }
            if (object.endsWith("__b")) {
                return BIG;
            }
            return object.endsWith("__mdt") ? METADATA : STANDARD;
        }
    }

    public static SalesforceObject of(TableDefinition table)
    {
        Map<String, String> attributes = table.attributes();
        return new SalesforceObject(
                attributes.get(NAME),
                Kind.valueOf(attributes.get(KIND)),
                Boolean.parseBoolean(attributes.get(DELETED)),
                Boolean.parseBoolean(attributes.get(MULTI_CURRENCY)),
                Boolean.parseBoolean(attributes.get(KEYED)),
                Boolean.parseBoolean(attributes.get(RECYCLED)),
                Boolean.parseBoolean(attributes.get(ARCHIVED)));
    }

    public Map<String, String> toAttributes()
    {
        return ImmutableMap.of(
                NAME, name,
                KIND, kind.name(),
                DELETED, Boolean.toString(includesDeleted),
                MULTI_CURRENCY, Boolean.toString(multiCurrency),
                KEYED, Boolean.toString(keyed),
                RECYCLED, Boolean.toString(recycled),
                ARCHIVED, Boolean.toString(archived));
    }

    public SalesforceObject withMultiCurrency(boolean newMultiCurrency)
    {
        return new SalesforceObject(name, kind, includesDeleted, newMultiCurrency, keyed, recycled, archived);
    }
}
