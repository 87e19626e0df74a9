package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.data.Branch;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.Tag;

/**
 * A branch or a tag with the repository that it lives in.
 *
 * @param sha of the commit that it leads to
 * @param tag null unless the tag is annotated
 */
record RefNode(Repository repository, long id, String prefix, String name, String sha, TagNode tag)
{
    static RefNode of(Repository repository, Branch branch)
    {
        return new RefNode(repository, branch.id(), RefFields.HEADS, branch.name(), branch.sha(), null);
    }

    static RefNode of(Repository repository, Tag tag)
    {
        return new RefNode(repository, tag.id(), RefFields.TAGS, tag.name(), tag.sha(), tag.annotation() == null ? null : new TagNode(repository, tag));
    }
}
