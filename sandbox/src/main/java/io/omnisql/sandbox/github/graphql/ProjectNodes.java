package io.omnisql.sandbox.github.graphql;

import io.omnisql.sandbox.github.data.project.Project;

/**
 * Parts of projects with what they belong to.
 */
final class ProjectNodes
{
    private ProjectNodes() {}

    record Field(Project project, Project.Field field) {}

    record Item(Project project, Project.Item item) {}

    /**
     * The content of an item that is no issue.
     */
    record Draft(Project project, Project.Item item) {}

    record Value(Item item, Project.Field field, Object value)
    {
        /**
         * A number that no two values share.
         */
        long id()
        {
            return item.item().id() * 10 + field.id() % 10;
        }
    }
}
