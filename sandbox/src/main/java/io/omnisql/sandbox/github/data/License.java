package io.omnisql.sandbox.github.data;

/**
 * A licence that a repository declares.
 */
public record License(String key, String name, String spdxId) {}
