package omnisql.trino_test

import data.omnisql.trino

issues := {"catalogName": "github", "schemaName": "main", "tableName": "issues"}

all_records := {"catalogName": "github", "schemaName": "main", "tableName": "issues$all"}

rule := {
	"id": "r1",
	"users": {"bob": true},
	"roles": {"contractor": true},
	"row_filter": "repository = 'website'",
	"masks": {"body": "NULL"},
}

state := {
	"revision": "1",
	"public_catalogs": {"tpch": true},
	"scratch_catalogs": {"memory": true},
	"tenants": {
		"acme-eu": {
			"users": {
				"alice": {"roles": {"analyst": true}},
				"bob": {"roles": {}},
				"carol": {"roles": {"contractor": true}},
				"root": {"roles": {"tenant-admin": true}},
			},
			"schemas": {"github": {"main": true}},
			"rules": {"github": {"main": {"issues": [rule]}}},
		},
		"globex": {
			"users": {"gina": {"roles": {"tenant-admin": true}}},
			"schemas": {"github": {"core": true}},
			"rules": {},
		},
	},
}

question(user, action) := {"context": {"identity": {"user": user, "groups": [concat("", ["tenant:", split(user, "/")[0]])]}}, "action": action}

allowed(user, operation, resource) if {
	trino.allow with input as question(user, {"operation": operation, "resource": resource})
		with data.omnisql.revision as state.revision
		with data.omnisql.public_catalogs as state.public_catalogs
		with data.omnisql.scratch_catalogs as state.scratch_catalogs
		with data.omnisql.tenants as state.tenants
}

filters(user, table, tenants) := answer if {
	answer := trino.rowFilters with input as question(user, {"operation": "GetRowFilters", "resource": {"table": table}})
		with data.omnisql.revision as state.revision
		with data.omnisql.public_catalogs as state.public_catalogs
		with data.omnisql.scratch_catalogs as state.scratch_catalogs
		with data.omnisql.tenants as tenants
}

masks(user, columns, tenants) := masks_of(user, issues, columns, tenants)

masks_of(user, table, columns, tenants) := answer if {
	resources := [{"column": object.union(table, {"columnName": name, "columnType": type})} | some [name, type] in columns]
	answer := trino.batchColumnMasks with input as question(user, {"operation": "GetColumnMask", "filterResources": resources})
		with data.omnisql.revision as state.revision
		with data.omnisql.public_catalogs as state.public_catalogs
		with data.omnisql.scratch_catalogs as state.scratch_catalogs
		with data.omnisql.tenants as tenants
}

with_rules(found) := json.patch(state.tenants, [{"op": "replace", "path": "/acme-eu/rules/github/main/issues", "value": found}])

mask(index, expression) := {"index": index, "viewExpression": {"expression": expression}}

test_own_table_is_readable if allowed("acme-eu/alice", "SelectFromColumns", {"table": object.union(issues, {"columns": ["id"]})})

test_no_columns_is_a_count if allowed("acme-eu/alice", "SelectFromColumns", {"table": object.union(issues, {"columns": []})})

test_foreign_table_is_not if not allowed("globex/gina", "SelectFromColumns", {"table": object.union(issues, {"columns": ["id"]})})

test_derived_table_is_not if {
	history := object.union(issues, {"tableName": "issues$history"})
	not allowed("acme-eu/alice", "SelectFromColumns", {"table": history})
	filters("acme-eu/alice", history, state.tenants) == [{"expression": "false"}]
}

test_all_records_are_for_tenants_without_rules if {
	every operation in ["FilterColumns", "FilterTables", "SelectFromColumns", "ShowColumns", "ShowCreateTable"] {
		allowed("globex/gina", operation, {"table": object.union(all_records, {"schemaName": "core"})})
		not allowed("acme-eu/alice", operation, {"table": all_records})
	}
	filters("globex/gina", object.union(all_records, {"schemaName": "core"}), state.tenants) == []
	filters("acme-eu/alice", all_records, state.tenants) == [{"expression": "false"}]
	masks_of("globex/gina", object.union(all_records, {"schemaName": "core"}), [["id", "bigint"]], state.tenants) == []
	masks_of("acme-eu/alice", all_records, [["id", "bigint"]], state.tenants) == [mask(0, "CAST((NULL) AS bigint)")]
}

test_all_records_are_read_only if {
	every operation in ["CreateTable", "DeleteFromTable", "DropTable", "InsertIntoTable", "UpdateTableColumns"] {
		not allowed("globex/gina", operation, {"table": object.union(all_records, {"schemaName": "core"})})
	}
}

test_all_records_of_others_are_not_readable if {
	every place in [
		{"schemaName": "main"},
		{"schemaName": "information_schema"},
		{"schemaName": "system"},
		{"catalogName": "jira", "schemaName": "core"},
		{"catalogName": "memory", "schemaName": "globex"},
		{"catalogName": "tpch", "schemaName": "core"},
		{"catalogName": "system", "schemaName": "jdbc"},
	] {
		table := object.union(all_records, place)
		not allowed("globex/gina", "SelectFromColumns", {"table": table})
		filters("globex/gina", table, state.tenants) == [{"expression": "false"}]
		masks_of("globex/gina", table, [["id", "bigint"]], state.tenants) == [mask(0, "CAST((NULL) AS bigint)")]
	}
}

test_of_derived_tables_only_all_records_are_readable if {
	every name in ["$all", "issues$", "issues$$all", "issues$all$all", "issues$all ", "issues$ALL", "issues$All", "issues$alls", "issues$history", "$all$all", "$"] {
		table := {"catalogName": "github", "schemaName": "core", "tableName": name}
		not allowed("globex/gina", "SelectFromColumns", {"table": table})
		not allowed("globex/gina", "FilterTables", {"table": table})
		filters("globex/gina", table, state.tenants) == [{"expression": "false"}]
		masks_of("globex/gina", table, [["id", "bigint"]], state.tenants) == [mask(0, "CAST((NULL) AS bigint)")]
	}
}

test_rules_of_another_catalog_hide_no_records if {
	tenants := json.patch(state.tenants, [
		{"op": "add", "path": "/acme-eu/schemas/salesforce", "value": {"sales": true}},
	])
	account := {"catalogName": "salesforce", "schemaName": "sales", "tableName": "account$all"}
	filters("acme-eu/alice", account, tenants) == []
	filters("acme-eu/alice", all_records, tenants) == [{"expression": "false"}]
}

test_any_rule_of_the_catalog_hides_all_records if {
	every rules in [
		{"github": {"elsewhere": {"commits": [object.union(rule, {"users": {}, "roles": {}})]}}},
		{"github": {"elsewhere": {}}},
		{"github": null},
		{"github": []},
		null,
	] {
		tenants := json.patch(state.tenants, [{"op": "replace", "path": "/acme-eu/rules", "value": rules}])
		filters("acme-eu/alice", all_records, tenants) == [{"expression": "false"}]
		masks_of("acme-eu/alice", all_records, [["id", "bigint"]], tenants) == [mask(0, "CAST((NULL) AS bigint)")]
	}
}

test_two_tenant_groups_are_none if {
	groups := ["tenant:acme-eu", "tenant:globex"]
	not trino.allow with input as json.patch(question("acme-eu/alice", {"operation": "ExecuteQuery"}), [{"op": "replace", "path": "/context/identity/groups", "value": groups}])
		with data.omnisql.revision as state.revision
		with data.omnisql.tenants as state.tenants
}

test_scratch_schema_is_named_like_the_tenant if {
	allowed("acme-eu/alice", "CreateTable", {"table": {"catalogName": "memory", "schemaName": "acme_eu", "tableName": "t"}})
	not allowed("globex/gina", "CreateTable", {"table": {"catalogName": "memory", "schemaName": "acme_eu", "tableName": "t"}})
}

test_public_catalog_is_read_only if {
	allowed("acme-eu/alice", "SelectFromColumns", {"table": {"catalogName": "tpch", "schemaName": "tiny", "tableName": "nation"}})
	not allowed("acme-eu/alice", "InsertIntoTable", {"table": {"catalogName": "tpch", "schemaName": "tiny", "tableName": "nation"}})
}

test_queries_belong_to_their_user_and_the_tenants_administrator if {
	allowed("acme-eu/alice", "KillQueryOwnedBy", {"user": {"user": "acme-eu/alice", "groups": []}})
	allowed("acme-eu/root", "KillQueryOwnedBy", {"user": {"user": "acme-eu/alice", "groups": []}})
	not allowed("acme-eu/bob", "KillQueryOwnedBy", {"user": {"user": "acme-eu/alice", "groups": []}})
	not allowed("globex/gina", "KillQueryOwnedBy", {"user": {"user": "acme-eu/alice", "groups": []}})
}

test_of_system_metadata_only_comments_are_readable if {
	table := {"catalogName": "system", "schemaName": "metadata", "tableName": "table_comments", "columns": ["comment"]}
	allowed("acme-eu/alice", "SelectFromColumns", {"table": table})
	not allowed("acme-eu/alice", "SelectFromColumns", {"table": object.union(table, {"tableName": "catalogs"})})
	not allowed("acme-eu/alice", "ShowTables", {"schema": {"catalogName": "system", "schemaName": "metadata"}})
}

test_passthrough_functions_are_for_tenants_without_rules if {
	search := {"catalogName": "github", "schemaName": "system", "functionName": "search"}
	not allowed("acme-eu/alice", "ExecuteFunction", {"function": search})
	allowed("globex/gina", "ExecuteFunction", {"function": search})
	not allowed("globex/gina", "ExecuteFunction", {"function": object.union(search, {"schemaName": "core"})})
	not allowed("globex/gina", "ExecuteFunction", {"function": object.union(search, {"catalogName": "tpch"})})
	not allowed("globex/gina", "CreateFunction", {"function": search})
}

test_record_counts_are_for_tenants_without_rules if {
	counts := {"catalogName": "github", "schemaName": "system", "tableName": "record_counts", "columns": ["records"]}
	not allowed("acme-eu/alice", "SelectFromColumns", {"table": counts})
	not allowed("acme-eu/alice", "FilterTables", {"table": counts})
	allowed("globex/gina", "SelectFromColumns", {"table": counts})
}

test_system_schema_of_a_connector_is_readable if {
	table := {"catalogName": "github", "schemaName": "system", "tableName": "connections", "columns": ["name"]}
	allowed("acme-eu/bob", "SelectFromColumns", {"table": table})
	not allowed("acme-eu/bob", "SelectFromColumns", {"table": object.union(table, {"catalogName": "jira"})})
	not allowed("acme-eu/bob", "InsertIntoTable", {"table": table})
	filters("acme-eu/bob", table, state.tenants) == []
}

test_nothing_is_allowed_without_data if not trino.allow with input as question("acme-eu/alice", {"operation": "ExecuteQuery"})

test_no_rows_without_data if {
	trino.rowFilters == [{"expression": "false"}] with input as question("acme-eu/alice", {"operation": "GetRowFilters", "resource": {"table": issues}})
}

test_filters_apply_to_the_named_user_and_role if {
	filters("acme-eu/bob", issues, state.tenants) == [{"expression": "repository = 'website'"}]
	filters("acme-eu/carol", issues, state.tenants) == [{"expression": "repository = 'website'"}]
	filters("acme-eu/alice", issues, state.tenants) == []
}

test_filters_of_ranges_stay_as_they_are if {
	every filter in [
		"repository = 'website'",
		"private = false AND user_login IS NOT NULL",
		"state IN ('open', 'it''s select') and title <> 'x OR true'",
	] {
		trino.barrier(filter) == filter
	}
}

test_other_filters_cannot_be_overtaken if {
	every filter in [
		"lower(user_login) = 'alice'",
		"state = 'open' OR private = false",
		"number = 3",
		"title = 'select' OR CAST(title AS integer) > 0",
	] {
		trino.barrier(filter) == sprintf("(%s) AND IF(random() >= 0e0, (%s), false)", [filter, filter])
	}
}

test_filters_with_a_subquery_let_nothing_pass if {
	every filter in [
		"user_login IN (SELECT login FROM members)",
		"EXISTS (TABLE members)",
		"title = 'it''s' OR state IN (values 'open')",
	] {
		trino.barrier(filter) == "false"
	}
}

test_unsound_rule_closes_the_table if {
	tenants := with_rules([object.remove(rule, ["row_filter"])])
	filters("acme-eu/alice", issues, tenants) == [{"expression": "false"}]
	masks("acme-eu/alice", [["id", "bigint"]], tenants) == [mask(0, "CAST((NULL) AS bigint)")]
}

test_masks_have_the_columns_type if {
	masks("acme-eu/bob", [["id", "bigint"], ["body", "varchar(25)"]], state.tenants) == [mask(1, "CAST((NULL) AS varchar(25))")]
	masks("acme-eu/alice", [["id", "bigint"], ["body", "varchar(25)"]], state.tenants) == []
}

test_rules_that_disagree_hide_the_column if {
	upper_rule := object.union(rule, {"masks": {"body": "upper(body)"}})
	lower_rule := object.union(rule, {"masks": {"body": "lower(body)"}})
	masks("acme-eu/bob", [["body", "varchar"]], with_rules([upper_rule, upper_rule])) == [mask(0, "CAST((upper(body)) AS varchar)")]
	masks("acme-eu/bob", [["body", "varchar"]], with_rules([upper_rule, lower_rule])) == [mask(0, "CAST((NULL) AS varchar)")]
	masks("acme-eu/bob", [["body", "varchar"]], with_rules([upper_rule, rule])) == [mask(0, "CAST((NULL) AS varchar)")]
}

test_foreign_columns_are_masked if masks("globex/gina", [["id", "bigint"]], state.tenants) == [mask(0, "CAST((NULL) AS bigint)")]
