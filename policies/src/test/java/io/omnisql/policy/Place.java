package io.omnisql.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as one tenant sees it.
 *
 * @param kind what the table is to that tenant
 */
record Place(Kind kind, String catalog, String schema, String table)
{
    enum Kind
    {
        OWN,
        /**
         * The deleted and archived records of a table beside the others, of a tenant without rules.
         */
        ALL_RECORDS,
        /**
         * What else Trino may derive from a table.
         */
        DERIVED,
        PUBLIC,
        OWN_SCRATCH,
        INFORMATION_SCHEMA,
        JDBC,
        FOREIGN,
        FOREIGN_SCRATCH,
        INTERNAL,
        /**
         * The schema in which a connector tells of connections and requests, of a tenant with rules.
         */
        CONNECTOR_SYSTEM,
        /**
         * The same of a tenant without rules.
         */
        FREE_CONNECTOR_SYSTEM,
        UNKNOWN_SCHEMA,
        UNKNOWN_CATALOG,
    }

    /**
     * The places of interest to a tenant of {@code data.json}.
     */
    static List<Place> of(String tenant)
    {
        return switch (tenant) {
            case "acme" -> places(List.of("main", "acme_web"), List.of("globex_core", "initech"), "acme", List.of("globex", "initech_eu"), Kind.CONNECTOR_SYSTEM, Kind.DERIVED);
            case "globex" -> places(List.of("main", "globex_core"), List.of("acme_web", "initech"), "globex", List.of("acme", "initech_eu"), Kind.CONNECTOR_SYSTEM, Kind.DERIVED);
            case "initech-eu" -> places(List.of("initech"), List.of("main", "acme_web", "globex_core"), "initech_eu", List.of("acme", "globex", "initech-eu"), Kind.FREE_CONNECTOR_SYSTEM, Kind.ALL_RECORDS);
            default -> throw new IllegalArgumentException(tenant);
        };
    }

    private static List<Place> places(List<String> own, List<String> foreign, String scratch, List<String> foreignScratch, Kind connectorSystem, Kind allRecords)
    {
        List<Place> places = new ArrayList<>();
        own.forEach(schema -> places.add(new Place(Kind.OWN, "github", schema, "issues")));
        own.forEach(schema -> places.add(new Place(Kind.OWN, "github", schema, "pull_requests")));
        own.forEach(schema -> places.add(new Place(allRecords, "github", schema, "issues$all")));
        own.forEach(schema -> places.add(new Place(allRecords, "github", schema, "commits$all")));
        for (String table : List.of("issues$history", "issues$all$all", "issues$ALL", "issues$", "$all")) {
            places.add(new Place(Kind.DERIVED, "github", own.getFirst(), table));
        }
        places.add(new Place(Kind.DERIVED, "github", "information_schema", "tables$all"));
        places.add(new Place(Kind.DERIVED, "tpch", "tiny", "nation$all"));
        foreign.forEach(schema -> places.add(new Place(Kind.FOREIGN, "github", schema, "issues")));
        foreign.forEach(schema -> places.add(new Place(Kind.FOREIGN, "github", schema, "issues$all")));
        places.add(new Place(Kind.OWN_SCRATCH, "memory", scratch, "notes"));
        foreignScratch.forEach(schema -> places.add(new Place(Kind.FOREIGN_SCRATCH, "memory", schema, "notes")));
        places.add(new Place(Kind.PUBLIC, "tpch", "tiny", "nation"));
        for (String catalog : List.of("github", "memory", "tpch", "system")) {
            places.add(new Place(Kind.INFORMATION_SCHEMA, catalog, "information_schema", "tables"));
        }
        places.add(new Place(Kind.JDBC, "system", "jdbc", "tables"));
        places.add(new Place(Kind.INTERNAL, "system", "runtime", "queries"));
        places.add(new Place(Kind.INTERNAL, "system", "metadata", "catalogs"));
        places.add(new Place(connectorSystem, "github", "system", "connections"));
        places.add(new Place(Kind.UNKNOWN_SCHEMA, "github", "nowhere", "issues"));
        places.add(new Place(Kind.UNKNOWN_SCHEMA, "github", "Main", "issues"));
        places.add(new Place(Kind.UNKNOWN_CATALOG, "elsewhere", "main", "issues"));
        places.add(new Place(Kind.UNKNOWN_CATALOG, "elsewhere", "information_schema", "tables"));
        return List.copyOf(places);
    }
}
