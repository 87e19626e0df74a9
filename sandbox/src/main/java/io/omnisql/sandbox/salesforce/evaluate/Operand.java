package io.omnisql.sandbox.salesforce.evaluate;

import io.omnisql.sandbox.salesforce.schema.SField;

import java.util.function.Function;

/**
 * Something with a value for each row or group.
 *
 * @param text as statements write it
 * @param field whose type and properties the value has
 * @param isField whether it is the field itself and not a function
 */
record Operand<T>(String text, SField field, boolean isField, Function<T, Object> value) {}
