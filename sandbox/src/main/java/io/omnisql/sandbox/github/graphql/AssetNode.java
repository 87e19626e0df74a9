package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.data.Release;
import io.omnisql.sandbox.github.data.ReleaseAsset;

/**
 * A file with the release that it belongs to.
 */
record AssetNode(Release release, ReleaseAsset asset) {}
