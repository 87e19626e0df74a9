package io.omnisql.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/**
 * Builds the inputs that the stock OPA plugin of Trino 476 sends.
 */
final class Questions
{
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final Map<String, String> COLUMNS = Map.of("body", "varchar(25)", "created_at", "timestamp(3) with time zone", "id", "bigint", "user_login", "varchar");

    private Questions() {}

    /**
     * The context of a user with the one group that the group provider gives.
     */
    static ObjectNode context(String user)
    {
        return context(user, List.of("role:" + tenant(user) + "/some", "tenant:" + tenant(user)));
    }

    static ObjectNode context(String user, List<String> groups)
    {
        ObjectNode context = MAPPER.createObjectNode();
        ObjectNode identity = context.putObject("identity").put("user", user);
        identity.set("groups", MAPPER.valueToTree(groups));
        context.putObject("softwareStack").put("trinoVersion", "476");
        return context;
    }

    static String tenant(String user)
    {
        return user.substring(0, user.indexOf('/'));
    }

    static ObjectNode ask(ObjectNode context, String operation)
    {
        ObjectNode input = MAPPER.createObjectNode();
        input.set("context", context);
        input.putObject("action").put("operation", operation);
        return input;
    }

    static ObjectNode ask(ObjectNode context, String operation, ObjectNode resource)
    {
        ObjectNode input = ask(context, operation);
        ((ObjectNode) input.get("action")).set("resource", resource);
        return input;
    }

    static ObjectNode askAll(ObjectNode context, String operation, List<ObjectNode> resources)
    {
        ObjectNode input = ask(context, operation);
        ((ObjectNode) input.get("action")).putArray("filterResources").addAll(resources);
        return input;
    }

    static ObjectNode rowFilters(ObjectNode context, Place place)
    {
        ObjectNode resource = MAPPER.createObjectNode();
        resource.putObject("table").put("catalogName", place.catalog()).put("schemaName", place.schema()).put("tableName", place.table());
        return ask(context, "GetRowFilters", resource);
    }

    /**
     * Asks for the masks of {@link #COLUMNS} in alphabetical order.
     */
    static ObjectNode masks(ObjectNode context, Place place)
    {
        return askAll(context, "GetColumnMask", COLUMNS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(column -> {
                    ObjectNode resource = MAPPER.createObjectNode();
                    resource.putObject("column")
                            .put("catalogName", place.catalog())
                            .put("schemaName", place.schema())
                            .put("tableName", place.table())
                            .put("columnName", column.getKey())
                            .put("columnType", column.getValue());
                    return resource;
                })
                .toList());
    }

    static ObjectNode catalog(String name)
    {
        ObjectNode resource = MAPPER.createObjectNode();
        resource.putObject("catalog").put("name", name);
        return resource;
    }

    static ObjectNode schema(Place place)
    {
        ObjectNode resource = MAPPER.createObjectNode();
        resource.putObject("schema").put("catalogName", place.catalog()).put("schemaName", place.schema());
        return resource;
    }

    static ObjectNode table(Place place, String... columns)
    {
        ObjectNode resource = MAPPER.createObjectNode();
        ArrayNode names = resource.putObject("table")
                .put("catalogName", place.catalog())
                .put("schemaName", place.schema())
                .put("tableName", place.table())
                .putArray("columns");
        for (String column : columns) {
            names.add(column);
        }
        return resource;
    }

    static ObjectNode function(Place place, String schema)
    {
        ObjectNode resource = MAPPER.createObjectNode();
        resource.putObject("function").put("catalogName", place.catalog()).put("schemaName", schema).put("functionName", "search");
        return resource;
    }

    static ObjectNode user(String user)
    {
        ObjectNode resource = MAPPER.createObjectNode();
        resource.putObject("user").put("user", user).putArray("groups").add("tenant:" + tenant(user));
        return resource;
    }

    static ObjectNode systemProperty(String name)
    {
        ObjectNode resource = MAPPER.createObjectNode();
        resource.putObject("systemSessionProperty").put("name", name);
        return resource;
    }

    static ObjectNode catalogProperty(String catalog, String name)
    {
        ObjectNode resource = MAPPER.createObjectNode();
        resource.putObject("catalogSessionProperty").put("catalogName", catalog).put("propertyName", name);
        return resource;
    }
}
