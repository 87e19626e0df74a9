package io.omnisql.sandbox.jira.jql;

import io.omnisql.sandbox.jira.data.Issue;

import java.util.function.Predicate;

/**
 * A compiled condition of a search.
 */
interface Condition
        extends Predicate<Issue> {}
