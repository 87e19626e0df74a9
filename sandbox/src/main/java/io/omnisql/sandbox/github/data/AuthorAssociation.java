package io.omnisql.sandbox.github.data;

/**
 * How an author belongs to the repository that was written to.
 */
public enum AuthorAssociation
{
    OWNER, MEMBER, CONTRIBUTOR, NONE
}
