package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Tag;

/**
 * The object of an annotated tag with the repository that it lives in.
 */
record TagNode(Repository repository, Tag tag) {}
