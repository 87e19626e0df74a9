package io.omnisql.policy;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import static io.omnisql.policy.Place.Kind.ALL_RECORDS;
import static io.omnisql.policy.Place.Kind.CONNECTOR_SYSTEM;
import static io.omnisql.policy.Place.Kind.DERIVED;
import static io.omnisql.policy.Place.Kind.FREE_CONNECTOR_SYSTEM;
import static io.omnisql.policy.Place.Kind.INFORMATION_SCHEMA;
import static io.omnisql.policy.Place.Kind.JDBC;
import static io.omnisql.policy.Place.Kind.OWN;
import static io.omnisql.policy.Place.Kind.OWN_SCRATCH;
import static io.omnisql.policy.Place.Kind.PUBLIC;

/**
 * Every operation that the stock OPA plugin of Trino 476 asks about, with the shape of its resource and the places where it is expected to be allowed.
 */
enum Operation
{
    AccessCatalog(Shape.CATALOG),
    AddColumn(Shape.TABLE),
    AlterColumn(Shape.TABLE),
    CreateCatalog(Shape.CATALOG),
    CreateFunction(Shape.FUNCTION),
    CreateMaterializedView(Shape.TABLE),
    CreateSchema(Shape.SCHEMA, OWN_SCRATCH),
    CreateTable(Shape.TABLE, OWN_SCRATCH),
    CreateView(Shape.TABLE),
    CreateViewWithExecuteFunction(Shape.FUNCTION),
    CreateViewWithSelectFromColumns(Shape.TABLE),
    DeleteFromTable(Shape.TABLE),
    DropCatalog(Shape.CATALOG),
    DropColumn(Shape.TABLE),
    DropFunction(Shape.FUNCTION),
    DropMaterializedView(Shape.TABLE),
    DropSchema(Shape.SCHEMA, OWN_SCRATCH),
    DropTable(Shape.TABLE, OWN_SCRATCH),
    DropView(Shape.TABLE),
    ExecuteFunction(Shape.FUNCTION, FREE_CONNECTOR_SYSTEM),
    ExecuteProcedure(Shape.FUNCTION),
    ExecuteQuery(Shape.NONE),
    ExecuteTableProcedure(Shape.TABLE_PROCEDURE),
    FilterCatalogs(Shape.CATALOG),
    FilterColumns(Shape.TABLE, readable()),
    FilterFunctions(Shape.FUNCTION),
    FilterSchemas(Shape.SCHEMA, visible()),
    FilterTables(Shape.TABLE, readable()),
    FilterViewQueryOwnedBy(Shape.USER),
    ImpersonateUser(Shape.USER),
    InsertIntoTable(Shape.TABLE, OWN_SCRATCH),
    KillQueryOwnedBy(Shape.USER),
    ReadSystemInformation(Shape.NONE),
    RefreshMaterializedView(Shape.TABLE),
    RenameColumn(Shape.TABLE),
    RenameMaterializedView(Shape.TABLE),
    RenameSchema(Shape.SCHEMA),
    RenameTable(Shape.TABLE),
    RenameView(Shape.TABLE),
    SelectFromColumns(Shape.TABLE, readable()),
    SetCatalogSessionProperty(Shape.CATALOG_PROPERTY),
    SetColumnComment(Shape.TABLE),
    SetMaterializedViewProperties(Shape.TABLE),
    SetSchemaAuthorization(Shape.SCHEMA),
    SetSystemSessionProperty(Shape.SYSTEM_PROPERTY),
    SetTableAuthorization(Shape.TABLE),
    SetTableComment(Shape.TABLE),
    SetTableProperties(Shape.TABLE),
    SetViewAuthorization(Shape.TABLE),
    SetViewComment(Shape.TABLE),
    ShowColumns(Shape.TABLE, readable()),
    ShowCreateFunction(Shape.FUNCTION),
    ShowCreateSchema(Shape.SCHEMA),
    ShowCreateTable(Shape.TABLE, readable()),
    ShowFunctions(Shape.SCHEMA),
    ShowSchemas(Shape.CATALOG),
    ShowTables(Shape.SCHEMA, visible()),
    TruncateTable(Shape.TABLE),
    UpdateTableColumns(Shape.TABLE),
    ViewQueryOwnedBy(Shape.USER),
    WriteSystemInformation(Shape.NONE);

    enum Shape
    {
        NONE, CATALOG, SCHEMA, TABLE, TABLE_PROCEDURE, FUNCTION, USER, SYSTEM_PROPERTY, CATALOG_PROPERTY
    }

    static final Set<Operation> CATALOG_READS = EnumSet.of(AccessCatalog, FilterCatalogs, ShowSchemas);
    static final Set<Operation> OWN_QUERIES = EnumSet.of(FilterViewQueryOwnedBy, KillQueryOwnedBy, ViewQueryOwnedBy);
    static final Set<Operation> FILTERS = EnumSet.of(FilterCatalogs, FilterFunctions, FilterSchemas, FilterTables, FilterViewQueryOwnedBy);

    private final Shape shape;
    private final Set<Place.Kind> allowed;

    Operation(Shape shape, Place.Kind... allowed)
    {
        this.shape = shape;
        this.allowed = Set.of(allowed);
    }

    private static Place.Kind[] readable()
    {
        return new Place.Kind[] {OWN, ALL_RECORDS, PUBLIC, OWN_SCRATCH, INFORMATION_SCHEMA, JDBC, CONNECTOR_SYSTEM, FREE_CONNECTOR_SYSTEM};
    }

    /**
     * Tables that are not readable may be in schemas that are.
     */
    private static Place.Kind[] visible()
    {
        return Stream.concat(Stream.of(readable()), Stream.of(DERIVED)).toArray(Place.Kind[]::new);
    }

    Shape shape()
    {
        return shape;
    }

    Set<Place.Kind> allowed()
    {
        return allowed;
    }
}
