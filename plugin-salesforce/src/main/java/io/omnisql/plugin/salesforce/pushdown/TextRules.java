package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.LikePattern;
import io.omnisql.plugin.salesforce.soql.SoqlLiterals;
import io.omnisql.plugin.salesforce.types.Field;
import io.omnisql.plugin.salesforce.types.Field.Flag;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteValue;

import java.util.List;
import java.util.Optional;

import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;

/**
 * Text, which the service compares without regard to case and sorts by rules of a language: it is asked for equality and patterns, and
 * never for an order or for what is unequal.
 */
final class TextRules
        implements FieldRules
{
    @Override
    public FilterSupport support(Field field)
    {
        if (field.is(Flag.ENCRYPTED)) {
            return FilterSupport.equality(SUPERSET);
        }
        FilterSupport support = FilterSupport.NONE.withNullTest(field.is(Flag.CALCULATED) ? SUPERSET : EXACT).withLike(SUPERSET);
        return field.is(Flag.CASE_SENSITIVE)
                ? support.withEquality(EXACT).withExclusion(EXACT)
                : support.withEquality(SUPERSET).withExclusion(NEVER);
    }

    @Override
    public Translation equal(Field field, List<RemoteValue> values)
    {
        // the service keeps no empty text and takes the literal for null
        List<String> texts = values.stream().map(RemoteValue::text).filter(text -> !text.isEmpty()).toList();
        if (!texts.stream().allMatch(TextRules::isSayable)) {
            return Translation.NONE;
        }
        if (texts.isEmpty()) {
            return field.is(Flag.CALCULATED) ? Translation.NONE : Translation.exact(Condition.FALSE);
        }
        Condition condition = Condition.in(field.name(), literals(texts));
        return isExact(field, texts) ? Translation.exact(condition) : Translation.superset(condition);
    }

    @Override
    public Translation exclude(Field field, List<RemoteValue> values)
    {
        List<String> texts = values.stream().map(RemoteValue::text).filter(text -> !text.isEmpty()).toList();
        if (!isExact(field, texts) || !texts.stream().allMatch(TextRules::isSayable)) {
            return Translation.NONE;
        }
        return Translation.exact(Condition.notIn(field.name(), literals(texts)));
    }

    /**
     * What blanks at the ends of a literal mean is not documented.
     */
    private static boolean isExact(Field field, List<String> texts)
    {
        return field.is(Flag.CASE_SENSITIVE)
                && !field.is(Flag.CALCULATED)
                && !field.is(Flag.ENCRYPTED)
                && texts.stream().allMatch(text -> text.strip().equals(text));
    }

    @Override
    public Translation isNull(Field field)
    {
        Condition condition = Condition.isNull(field.name());
        return field.is(Flag.CALCULATED) ? Translation.superset(condition) : Translation.exact(condition);
    }

    @Override
    public Translation like(Field field, String pattern, Optional<Character> escape)
    {
        return LikePattern.literal(pattern, escape)
                .filter(literal -> !pattern.isEmpty() && literal.length() <= SoqlLiterals.MAX_TEXT)
                .map(literal -> Translation.superset(Condition.compare(field.name(), "LIKE", literal)))
                .orElse(Translation.NONE);
    }

    private static boolean isSayable(String text)
    {
        return text.length() <= SoqlLiterals.MAX_TEXT;
    }

    private static List<String> literals(List<String> texts)
    {
        return texts.stream().map(SoqlLiterals::text).toList();
    }
}
