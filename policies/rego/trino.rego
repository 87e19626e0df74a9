# What a tenant's user may do in Trino, which rows the user sees and which columns in clear.
# Everything is closed unless a rule here opens it; an answer never depends on another tenant's data.
package omnisql.trino

# The answer to one question of the access control.
default allow := false

allow if permits(input.action.operation, object.get(input.action, "resource", {}))

# The same question for a list of resources; the answer holds the indexes of the allowed ones.
default batch := []

batch := [i |
	some i, resource in input.action.filterResources
	permits(input.action.operation, resource)
] if {
	input.action.operation != "FilterColumns"
	is_array(input.action.filterResources)
}

# Columns come as one table per call, and the answer holds indexes into its columns.
batch := [i |
	some i, _ in input.action.filterResources[0].table.columns
	permits("FilterColumns", input.action.filterResources[0])
] if {
	input.action.operation == "FilterColumns"
	count(input.action.filterResources) == 1
	is_array(input.action.filterResources[0].table.columns)
}

# The row filters of a table; the engine joins them with AND.
default rowFilters := [{"expression": "false"}]

rowFilters := [] if {
	input.action.operation == "GetRowFilters"
	shared(input.action.resource.table)
	readable_table(input.action.resource.table)
}

rowFilters := filters if {
	input.action.operation == "GetRowFilters"
	own(input.action.resource.table)
	found := rules(input.action.resource.table)
	filters := [{"expression": barrier(rule.row_filter)} |
		some rule in found
		applies(rule)
		rule.row_filter != ""
	]
}

# A filter that the engine applies before any condition of the user's query. It may reorder conditions, and one that fails on a hidden row
# shows the row in its error: "Cannot cast 'secret' to INT". Ranges of columns always come first, then what is not deterministic in the order
# of writing, then the rest. A subquery becomes a join, below which the user's conditions go, so that such a filter lets nothing pass.
barrier(filter) := filter if {
	regex.match(ranges, filter)
} else := "false" if {
	regex.match(subquery, filter)
} else := concat("", ["(", filter, ") AND IF(random() >= 0e0, (", filter, "), false)"])

# Comparisons of columns with strings and truth values, and tests for NULL, joined by AND.
ranges := concat("", [`(?i)^\s*`, range, `(?:\s+AND\s+`, range, `)*\s*$`])

range := concat("", [`[a-z][a-z0-9_]*(?:\s+IS\s+(?:NOT\s+)?NULL|\s*(?:=|<>|!=|<=|>=|<|>)\s*`, literal, `|\s+IN\s*\(\s*`, literal, `(?:\s*,\s*`, literal, `)*\s*\))`])

literal := `(?:'(?:[^']|'')*'|true|false)`

# A word that begins a query, outside of strings and quoted names.
subquery := `(?i)^(?:[^'"]|'[^']*'|"[^"]*")*\b(?:select|table|values)\b`

# The masks of a table's columns; a column without a mask is one that is known to be clear.
batchColumnMasks := [{"index": i, "viewExpression": {"expression": mask(hidden, column)}} |
	some i, column in columns
	not clear(hidden, column)
] if {
	is_array(input.action.filterResources)
	columns := [column_of(resource) | some resource in input.action.filterResources]
	tables := {table_of(column) | some column in columns}
	hidden := {table: hidden_columns(table) | some table in tables}
}

column_of(resource) := resource.column if {
	is_object(resource.column)
} else := {}

table_of(column) := object.filter(column, ["catalogName", "schemaName", "tableName"])

# The hidden columns of a table with what to show instead; undefined for a table of which nothing is known.
hidden_columns(table) := {} if {
	input.action.operation == "GetColumnMask"
	shared(table)
	readable_table(table)
}

hidden_columns(table) := hidden if {
	input.action.operation == "GetColumnMask"
	own(table)
	all := rules(table)
	found := [rule | some rule in all; applies(rule)]
	hidden := {column: agreed(found, column) |
		some rule in found
		some column, _ in rule.masks
	}
}

# Rules that do not agree on a column hide all of it.
agreed(found, column) := only if {
	expressions := {trim_space(rule.masks[column]) | some rule in found}
	count(expressions) == 1
	some only in expressions
} else := "NULL"

clear(hidden, column) if {
	is_string(column.columnName)
	found := hidden[table_of(column)]
	not found[column.columnName]
}

# Trino wants a mask to have exactly the column's type.
mask(hidden, column) := concat("", ["CAST((", expression(hidden, column), ") AS ", column.columnType, ")"]) if {
	is_string(column.columnType)
} else := "NULL"

expression(hidden, column) := hidden[table_of(column)][column.columnName] if {
	is_string(column.columnName)
} else := "NULL"

# --- who asks ---

# The tenant of the user's name, confirmed by the only tenant group and by the data.
tenant := id if {
	is_string(data.omnisql.revision)
	data.omnisql.revision != ""
	[id, name] := split(input.context.identity.user, "/")
	is_array(input.context.identity.groups)
	tenant_groups := [group | some group in input.context.identity.groups; startswith(group, "tenant:")]
	tenant_groups == [concat("", ["tenant:", id])]
	is_object(data.omnisql.tenants[id].users[name].roles)
}

user := name if {
	tenant
	[_, name] := split(input.context.identity.user, "/")
}

roles := data.omnisql.tenants[tenant].users[user].roles

answers_for(owner) if {
	tenant
	owner == input.context.identity.user
}

answers_for(owner) if {
	roles["tenant-admin"] == true
	startswith(owner, concat("", [tenant, "/"]))
}

# --- what there is ---

# A catalog of connections: the tenant has a schema for each of its own.
connector_catalog(catalog) if {
	catalog != "system"
	is_object(data.omnisql.tenants[tenant].schemas[catalog])
}

public_catalog(catalog) if {
	tenant
	catalog != "system"
	data.omnisql.public_catalogs[catalog] == true
	not connector_catalog(catalog)
	not data.omnisql.scratch_catalogs[catalog]
}

scratch_catalog(catalog) if {
	tenant
	catalog != "system"
	data.omnisql.scratch_catalogs[catalog] == true
	not connector_catalog(catalog)
}

visible_catalog(catalog) if connector_catalog(catalog)

visible_catalog(catalog) if public_catalog(catalog)

visible_catalog(catalog) if scratch_catalog(catalog)

visible_catalog("system") if tenant

# The predicates below take anything that has a catalogName and a schemaName: a schema, a table, a column.

own(resource) if {
	connector_catalog(resource.catalogName)
	resource.schemaName != "information_schema"
	data.omnisql.tenants[tenant].schemas[resource.catalogName][resource.schemaName] == true
}

scratch(resource) if {
	scratch_catalog(resource.catalogName)
	resource.schemaName == replace(tenant, "-", "_")
}

# Readable, and never under a rule.
shared(resource) if {
	visible_catalog(resource.catalogName)
	resource.schemaName == "information_schema"
}

shared(resource) if {
	tenant
	resource.catalogName == "system"
	resource.schemaName == "jdbc"
}

# BI tools read comments here; the engine lists only tables that FilterTables shows.
shared(resource) if {
	tenant
	resource.catalogName == "system"
	resource.schemaName == "metadata"
	resource.tableName == "table_comments"
}

shared(resource) if {
	public_catalog(resource.catalogName)
	is_string(resource.schemaName)
}

# What a connector tells its users of their own connections and requests.
shared(resource) if {
	connector_catalog(resource.catalogName)
	resource.schemaName == "system"
}

shared(resource) if scratch(resource)

readable(resource) if own(resource)

readable(resource) if shared(resource)

readable_table(table) if {
	readable(table)
	table.schemaName != "information_schema"
	plain(table)
	not counts_hidden_rows(table)
}

readable_table(table) if all_records(table)

readable_table(table) if {
	readable(table)
	table.schemaName == "information_schema"
	table.tableName in {"columns", "schemata", "tables", "views"}
}

# The service counts all rows, those too that a row filter hides.
counts_hidden_rows(table) if {
	table.schemaName == "system"
	table.tableName == "record_counts"
	not without_rules(table.catalogName)
}

# A rule names a plain table; what Trino derives from one (`issues$history`) would escape it.
plain(table) if not contains(table.tableName, "$")

# A table's deleted and archived records beside the others (`account$all`). It is of the same catalog as its table, and there is no rule that it could escape.
all_records(table) if {
	own(table)
	[plain_name, "all"] = split(table.tableName, "$")
	plain_name != ""
	without_rules(table.catalogName)
}

# The rules of a table; undefined unless the data is sound from the top to each rule.
rules(table) := [] if all_records(table)

rules(table) := found if {
	plain(table)
	catalogs := data.omnisql.tenants[tenant].rules
	is_object(catalogs)
	schemas := object.get(catalogs, table.catalogName, {})
	is_object(schemas)
	tables := object.get(schemas, table.schemaName, {})
	is_object(tables)
	found := object.get(tables, table.tableName, [])
	is_array(found)
	every rule in found { sound(rule) }
}

without_rules(catalog) if {
	catalogs := data.omnisql.tenants[tenant].rules
	is_object(catalogs)
	schemas := object.get(catalogs, catalog, {})
	is_object(schemas)
	count(schemas) == 0
}

sound(rule) if {
	is_object(rule.users)
	is_object(rule.roles)
	is_string(rule.row_filter)
	is_object(rule.masks)
	every column, masking in rule.masks {
		column == lower(column)
		trim_space(masking) != ""
	}
}

applies(rule) if user in object.keys(rule.users)

applies(rule) if {
	some role, _ in roles
	role in object.keys(rule.roles)
}

# --- what may be done ---

system_session_properties := {
	"join_distribution_type",
	"join_reordering_strategy",
	"time_zone_id",
}

catalog_session_properties := {
	"allow_estimated_counts",
	"count_statistics",
	"max_remote_calls",
	"max_staleness",
	"missing_permission",
	"parent_joins",
	"scan_mode",
	"semi_joins",
}

permits("ExecuteQuery", _) if tenant

permits(operation, resource) if {
	operation in {"AccessCatalog", "FilterCatalogs", "ShowSchemas"}
	visible_catalog(resource.catalog.name)
}

permits(operation, resource) if {
	operation in {"FilterSchemas", "ShowTables"}
	readable(resource.schema)
}

permits(operation, resource) if {
	operation in {"FilterColumns", "FilterTables", "SelectFromColumns", "ShowColumns", "ShowCreateTable"}
	readable_table(resource.table)
}

# A query in the service's own language passes by the rules of tables, so that no tenant with rules has such functions.
permits("ExecuteFunction", resource) if {
	connector_catalog(resource.function.catalogName)
	resource.function.schemaName == "system"
	without_rules(resource.function.catalogName)
}

permits(operation, resource) if {
	operation in {"CreateSchema", "DropSchema"}
	scratch(resource.schema)
}

permits(operation, resource) if {
	operation in {"CreateTable", "DropTable", "InsertIntoTable"}
	scratch(resource.table)
}

permits(operation, resource) if {
	operation in {"FilterViewQueryOwnedBy", "KillQueryOwnedBy", "ViewQueryOwnedBy"}
	answers_for(resource.user.user)
}

permits("SetSystemSessionProperty", resource) if {
	tenant
	resource.systemSessionProperty.name in system_session_properties
}

permits("SetCatalogSessionProperty", resource) if {
	connector_catalog(resource.catalogSessionProperty.catalogName)
	resource.catalogSessionProperty.propertyName in catalog_session_properties
}
