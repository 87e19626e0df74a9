package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.data.Milestone;
import io.omnisql.sandbox.github.data.Repository;

/**
 * A milestone with the repository that it lives in.
 */
record MilestoneNode(Repository repository, Milestone milestone) {}
