package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableSet;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;
import io.omnisql.toolkit.types.Predicates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import static io.omnisql.toolkit.adapter.FilterSupport.equality;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The kinds of parameters that REST lists have. GitHub's documentation leaves open how texts are compared, so that none of them is exact.
 */
public final class RestFilters
{
    private static final Pattern ANY_TEXT = Pattern.compile("(?s).+");
    private static final Pattern PLAIN_TEXT = Pattern.compile("[^,\\s][^,]*");

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\[bot])?");

    private RestFilters() {}

    /**
     * The parameter {@code since}, which compares the time of the last change.
     */
    public static RestFilter since()
    {
        return new Since();
    }

    /**
     * A parameter that takes one text.
     */
    public static RestFilter text(String parameter)
    {
        return new OneOf(parameter, ANY_TEXT.asMatchPredicate(), false);
    }

    /**
     * A parameter that takes one login. {@code ghost} stands for all deleted accounts in rows, but not in parameters.
     */
    public static RestFilter login(String parameter)
    {
        return new OneOf(parameter, login -> LOGIN.matcher(login).matches() && !login.equals("ghost"), false);
    }

    /**
     * A parameter that takes one positive number.
     */
    public static RestFilter number(String parameter)
    {
        return new OneOf(parameter, Pattern.compile("[1-9][0-9]*").asMatchPredicate(), false);
    }

    /**
     * A parameter that takes texts, separated by commas.
     */
    public static RestFilter list(String parameter)
    {
        return new OneOf(parameter, PLAIN_TEXT.asMatchPredicate(), true);
    }

    /**
     * A parameter that takes some of a few values, separated by commas, and rejects others.
     */
    public static RestFilter enumeratedList(String parameter, String... values)
    {
        return new OneOf(parameter, Set.of(values)::contains, true);
    }

    /**
     * A parameter that takes one of some values, besides which the column has none.
     */
    public static RestFilter states(String parameter, String... values)
    {
        return states(parameter, Set.of(values), Set.of());
    }

    /**
     * A parameter that takes one of some values.
     *
     * @param others what the column has besides, and the parameter rejects
     */
    public static RestFilter states(String parameter, Set<String> values, Set<String> others)
    {
        return new States(parameter, values, others, false);
    }

    /**
     * A column that the list is not filtered by, and whose values are all known.
     */
    public static RestFilter closed(Set<String> values)
    {
        return new States("", Set.of(), values, false);
    }

    /**
     * A parameter that takes some of a few values, separated by commas, besides which the column has none.
     */
    public static RestFilter stateList(String parameter, String... values)
    {
        return new States(parameter, Set.of(values), Set.of(), true);
    }

    /**
     * A qualifier in the parameter {@code phrase}.
     *
     * @param possible the texts that need no quotes there
     */
    public static RestFilter phrase(String qualifier, String possible)
    {
        return new Phrase(qualifier, Pattern.compile(possible));
    }

    /**
     * A qualifier in the parameter {@code phrase} that takes a range of days.
     */
    public static RestFilter phraseOfDays(String qualifier)
    {
        return new PhraseOfDays(qualifier);
    }

    /**
     * A parameter that takes a range of times as a search writes it: both ends included, in whole seconds.
     */
    public static RestFilter range(String parameter)
    {
        return new Range(parameter);
    }

    private record Since()
            implements RestFilter
    {
        @Override
        public FilterSupport support()
        {
            return SinceFilter.SUPPORT;
        }

        @Override
        public Verdict verdict(Values predicate)
        {
            return SinceFilter.verdict(predicate);
        }

        @Override
        public void apply(Values predicate, RestArguments arguments)
        {
            SinceFilter.low(predicate).ifPresent(low -> arguments.lenient("since", SinceFilter.since(low)));
        }
    }

    /**
     * @param sendable texts that GitHub takes literally
     * @param several whether more than one may be sent
     */
    private record OneOf(String parameter, Predicate<String> sendable, boolean several)
            implements RestFilter
    {
        private OneOf
        {
            requireNonNull(parameter, "parameter is null");
            requireNonNull(sendable, "sendable is null");
        }

        @Override
        public FilterSupport support()
        {
            return equality(SUPERSET);
        }

        @Override
        public Verdict verdict(Values predicate)
        {
            return texts(predicate)
                    .filter(texts -> texts.size() == 1 || several)
                    .filter(texts -> texts.stream().allMatch(sendable))
                    .map(_ -> SUPERSET)
                    .orElse(NEVER);
        }

        @Override
        public void apply(Values predicate, RestArguments arguments)
        {
            arguments.lenient(parameter, texts(predicate).orElseThrow().stream().collect(joining(",")));
        }

        private static Optional<List<String>> texts(Values predicate)
        {
            return predicate.nullAllowed() ? Optional.empty() : predicate.discreteValues().map(values -> values.stream().map(RemoteValue::text).toList());
        }
    }

    /**
     * @param sendable the values that the parameter takes
     * @param others the column's other values
     * @param several whether more than one may be sent
     */
    private record States(String parameter, Set<String> sendable, Set<String> others, boolean several)
            implements RestFilter
    {
        private States
        {
            requireNonNull(parameter, "parameter is null");
            sendable = ImmutableSet.copyOf(sendable);
            others = ImmutableSet.copyOf(others);
        }

        @Override
        public FilterSupport support()
        {
            return equality(SUPERSET);
        }

        @Override
        public Verdict verdict(Values predicate)
        {
            return possible(predicate).filter(states -> states.size() <= 1 || several).filter(sendable::containsAll).map(_ -> SUPERSET).orElse(NEVER);
        }

        @Override
        public void apply(Values predicate, RestArguments arguments)
        {
            List<String> possible = possible(predicate).orElseThrow();
            if (possible.isEmpty()) {
                arguments.noRow();
            }
            else {
                arguments.lenient(parameter, String.join(",", possible));
            }
        }

        private Optional<List<String>> possible(Values predicate)
        {
            return OneOf.texts(predicate).map(texts -> texts.stream().filter(text -> sendable.contains(text) || others.contains(text)).toList());
        }
    }

    private record Range(String parameter)
            implements RestFilter
    {
        private Range
        {
            requireNonNull(parameter, "parameter is null");
        }

        @Override
        public FilterSupport support()
        {
            return SinceFilter.SUPPORT;
        }

        @Override
        public Verdict verdict(Values predicate)
        {
            return !predicate.nullAllowed() && (SinceFilter.low(predicate).isPresent() || high(predicate).isPresent()) ? SUPERSET : NEVER;
        }

        @Override
        public void apply(Values predicate, RestArguments arguments)
        {
            String low = SinceFilter.low(predicate).map(time -> time.truncatedTo(SECONDS).toString()).orElse("*");
            String high = high(predicate).map(time -> time.truncatedTo(SECONDS).toString()).orElse("*");
            arguments.lenient(parameter, low + ".." + high);
        }

        private static Optional<Instant> high(Values predicate)
        {
            return Predicates.high(predicate).filter(SinceFilter::isSendable);
        }
    }

    private record Phrase(String qualifier, Pattern possible)
            implements RestFilter
    {
        private Phrase
        {
            requireNonNull(qualifier, "qualifier is null");
            requireNonNull(possible, "possible is null");
        }

        @Override
        public FilterSupport support()
        {
            return equality(SUPERSET);
        }

        @Override
        public Verdict verdict(Values predicate)
        {
            return text(predicate).filter(text -> possible.matcher(text).matches()).isPresent() ? SUPERSET : NEVER;
        }

        @Override
        public void apply(Values predicate, RestArguments arguments)
        {
            arguments.term("phrase", qualifier + ":" + text(predicate).orElseThrow());
        }

        private static Optional<String> text(Values predicate)
        {
            return predicate.nullAllowed()
                    ? Optional.empty()
                    : predicate.discreteValues().filter(values -> values.size() == 1).map(values -> values.getFirst().text());
        }
    }

    private record PhraseOfDays(String qualifier)
            implements RestFilter
    {
        private PhraseOfDays
        {
            requireNonNull(qualifier, "qualifier is null");
        }

        @Override
        public FilterSupport support()
        {
            return SinceFilter.SUPPORT;
        }

        @Override
        public Verdict verdict(Values predicate)
        {
            return !predicate.nullAllowed() && (SinceFilter.low(predicate).isPresent() || Range.high(predicate).isPresent()) ? SUPERSET : NEVER;
        }

        /**
         * A day more on either side, as it is not said where days begin.
         */
        @Override
        public void apply(Values predicate, RestArguments arguments)
        {
            String low = SinceFilter.low(predicate).map(time -> day(time, -1)).orElse("*");
            String high = Range.high(predicate).map(time -> day(time, 1)).orElse("*");
            arguments.term("phrase", qualifier + ":" + low + ".." + high);
        }

        private static String day(Instant time, long more)
        {
            return LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(more).toString();
        }
    }
}
