package io.omnisql.sandbox.github.data;

/**
 * A branch.
 *
 * @param sha of the commit at its tip
 */
public record Branch(long id, String name, String sha, boolean isProtected) {}
