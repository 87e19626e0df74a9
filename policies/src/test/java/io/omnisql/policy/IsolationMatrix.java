package io.omnisql.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static io.omnisql.policy.Place.Kind.UNKNOWN_CATALOG;

/**
 * Every operation by every user of every tenant in every place, with the answer that is expected.
 */
final class IsolationMatrix
{
    static final Map<String, List<String>> USERS = Map.of(
            "acme", List.of("acme/admin@acme.com", "acme/analyst@acme.com", "acme/contractor@acme.com"),
            "globex", List.of("globex/admin@globex.com", "globex/analyst@globex.com", "globex/contractor@globex.com"),
            "initech-eu", List.of("initech-eu/admin@initech.eu", "initech-eu/analyst@initech.eu", "initech-eu/contractor@initech.eu"));

    private static final List<String> SYSTEM_PROPERTIES = List.of("join_distribution_type", "join_reordering_strategy", "time_zone_id");
    private static final List<String> FORBIDDEN_SYSTEM_PROPERTIES = List.of("query_max_memory", "query_priority", "resource_overcommit", "query_max_run_time");
    private static final List<String> CONNECTOR_PROPERTIES = List.of("allow_estimated_counts", "count_statistics", "max_remote_calls", "max_staleness", "missing_permission", "parent_joins", "scan_mode", "semi_joins");

    private IsolationMatrix() {}

    /**
     * @param foreign whether the resource belongs to another tenant
     */
    record Cell(String label, ObjectNode input, boolean allowed, boolean foreign) {}

    static List<String> users()
    {
        return USERS.values().stream().flatMap(List::stream).sorted().toList();
    }

    static List<Cell> cells()
    {
        List<Cell> cells = new ArrayList<>();
        for (String user : users()) {
            for (Operation operation : Operation.values()) {
                cells.addAll(cells(user, operation));
            }
        }
        return cells;
    }

    private static List<Cell> cells(String user, Operation operation)
    {
        return switch (operation.shape()) {
            case NONE -> List.of(new Cell(user + " " + operation, Questions.ask(Questions.context(user), operation.name()), operation == Operation.ExecuteQuery, false));
            case USER -> owners(user, operation);
            case SYSTEM_PROPERTY -> Stream.concat(
                    SYSTEM_PROPERTIES.stream().map(property -> cell(user, operation, property, Questions.systemProperty(property), true, false)),
                    FORBIDDEN_SYSTEM_PROPERTIES.stream().map(property -> cell(user, operation, property, Questions.systemProperty(property), false, false))).toList();
            case CATALOG_PROPERTY -> catalogProperties(user, operation);
            case CATALOG, SCHEMA, TABLE, TABLE_PROCEDURE, FUNCTION -> Place.of(Questions.tenant(user)).stream()
                    .map(place -> cell(user, operation, place.toString(), resource(operation, place), isAllowed(operation, place), isForeign(operation, place)))
                    .toList();
        };
    }

    private static List<Cell> owners(String user, Operation operation)
    {
        String tenant = Questions.tenant(user);
        return users().stream()
                .map(owner -> cell(
                        user,
                        operation,
                        owner,
                        Questions.user(owner),
                        Operation.OWN_QUERIES.contains(operation)
                                && (owner.equals(user) || (user.contains("/admin@") && Questions.tenant(owner).equals(tenant))),
                        !Questions.tenant(owner).equals(tenant)))
                .toList();
    }

    private static List<Cell> catalogProperties(String user, Operation operation)
    {
        List<Cell> cells = new ArrayList<>();
        for (String catalog : List.of("github", "memory", "tpch", "system", "elsewhere")) {
            for (String property : CONNECTOR_PROPERTIES) {
                cells.add(cell(user, operation, catalog + "." + property, Questions.catalogProperty(catalog, property), catalog.equals("github"), false));
            }
            cells.add(cell(user, operation, catalog + ".token", Questions.catalogProperty(catalog, "token"), false, false));
        }
        return cells;
    }

    private static Cell cell(String user, Operation operation, String subject, ObjectNode resource, boolean allowed, boolean foreign)
    {
        return new Cell(user + " " + operation + " " + subject, Questions.ask(Questions.context(user), operation.name(), resource), allowed, foreign);
    }

    static ObjectNode resource(Operation operation, Place place)
    {
        return switch (operation.shape()) {
            case CATALOG -> Questions.catalog(place.catalog());
            case SCHEMA -> Questions.schema(place);
            case TABLE -> Questions.table(place, "id", "body");
            case TABLE_PROCEDURE -> {
                ObjectNode resource = Questions.table(place);
                resource.putObject("function").put("functionName", "optimize");
                yield resource;
            }
            case FUNCTION -> Questions.function(place, place.schema());
            case NONE, USER, SYSTEM_PROPERTY, CATALOG_PROPERTY -> throw new IllegalArgumentException(operation.name());
        };
    }

    static boolean isAllowed(Operation operation, Place place)
    {
        if (operation.shape() == Operation.Shape.CATALOG) {
            return Operation.CATALOG_READS.contains(operation) && place.kind() != UNKNOWN_CATALOG;
        }
        return operation.allowed().contains(place.kind());
    }

    private static boolean isForeign(Operation operation, Place place)
    {
        return operation.shape() != Operation.Shape.CATALOG
                && Set.of(Place.Kind.FOREIGN, Place.Kind.FOREIGN_SCRATCH).contains(place.kind());
    }
}
