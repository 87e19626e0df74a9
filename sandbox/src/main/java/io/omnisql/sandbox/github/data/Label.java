package io.omnisql.sandbox.github.data;

import java.time.Instant;

/**
 * A repository's label; names are looked up without regard to case.
 *
 * @param color six hexadecimal digits
 * @param description null when it has none
 * @param standard whether GitHub creates it in every new repository
 */
public record Label(long id, String name, String color, String description, boolean standard, Instant createdAt) {}
