package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.data.Label;
import io.omnisql.sandbox.github.data.Repository;

/**
 * A label with the repository that it lives in.
 */
record LabelNode(Repository repository, Label label) {}
