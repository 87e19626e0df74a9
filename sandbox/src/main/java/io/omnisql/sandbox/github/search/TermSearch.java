package io.omnisql.sandbox.github.search;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.query.NumberRange;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What searches over different kinds of rows share. What a search does not know is an error; GitHub would take it for a word.
 *
 * @param <T> what is searched
 */
final class TermSearch<T>
{
    private static final int MAX_LENGTH = 256;

    private final String query;
    private final Function<T, String> text;
    private Function<T, Repository> repository;
    private boolean words;

    /**
     * @param text in which words are looked for
     */
    TermSearch(String query, Function<T, String> text)
    {
        this.query = query;
        this.text = text;
    }

    /**
     * Where a row lives, for the qualifiers {@code repo}, {@code user}, {@code org} and {@code fork}; without the latter, forks are left out.
     */
    TermSearch<T> in(Function<T, Repository> newRepository)
    {
        repository = newRepository;
        return this;
    }

    /**
     * Whether a plain word is needed.
     */
    TermSearch<T> withWords()
    {
        words = true;
        return this;
    }

    /**
     * @param qualifier finds the condition of a qualifier, empty for an unknown one
     */
    Predicate<T> parse(Scope scope, Function<SearchTerm, Optional<Predicate<T>>> qualifier)
    {
        Predicate<T> condition = _ -> true;
        boolean forks = repository == null;
        int plain = 0;
        for (SearchTerm term : SearchTerm.parse(query)) {
            plain += term.qualifier().isEmpty() ? term.value().length() + 1 : 0;
            forks |= term.qualifier().equals("fork");
            Predicate<T> part = part(scope, term, qualifier);
            condition = condition.and(term.negated() ? part.negate() : part);
        }
        if (plain > MAX_LENGTH) {
            throw SearchException.invalid("The search is longer than 256 characters.");
        }
        if (words && plain == 0) {
            throw SearchException.invalid("Must include at least one search term when searching source code");
        }
        return forks ? condition : condition.and(row -> !repository.apply(row).isFork());
    }

    private Predicate<T> part(Scope scope, SearchTerm term, Function<SearchTerm, Optional<Predicate<T>>> qualifier)
    {
        String value = term.value();
        if (term.qualifier().isEmpty()) {
            String word = value.toLowerCase(Locale.ROOT);
            return row -> text.apply(row).toLowerCase(Locale.ROOT).contains(word);
        }
        Optional<Predicate<T>> known = qualifier.apply(term);
        if (known.isPresent()) {
            return known.get();
        }
        if (repository != null) {
            switch (term.qualifier()) {
                case "repo" -> {
                    exists(scope.visibleRepositories().stream().anyMatch(candidate -> candidate.fullName().equalsIgnoreCase(value)));
                    return row -> repository.apply(row).fullName().equalsIgnoreCase(value);
                }
                case "user", "org" -> {
                    exists(scope.data().account(value).isPresent());
                    return row -> repository.apply(row).owner().login().equalsIgnoreCase(value);
                }
                case "fork" -> {
                    if (value.equals("true") || value.equals("only")) {
                        return row -> value.equals("true") || repository.apply(row).isFork();
                    }
                }
                default -> {}
            }
        }
        throw SearchException.unsupported("The sandbox does not search with '%s'".formatted(term));
    }

    private static void exists(boolean exists)
    {
        if (!exists) {
            throw SearchException.invalid("The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.");
        }
    }

    static <T> Optional<Predicate<T>> number(SearchTerm term, ToDoubleFunction<T> value)
    {
        NumberRange range = NumberRange.parse(term.value()).orElseThrow(() -> SearchException.unsupported("'%s' is no range of numbers".formatted(term)));
        return Optional.of(row -> range.contains(value.applyAsDouble(row)));
    }

    static <T> Optional<Predicate<T>> time(SearchTerm term, Function<T, Instant> value)
    {
        TimeRange range = TimeRange.parse(term.value());
        return Optional.of(row -> range.contains(value.apply(row)));
    }

    static <T> Optional<Predicate<T>> same(SearchTerm term, Function<T, String> value)
    {
        String wanted = term.alternatives().getFirst();
        return Optional.of(row -> wanted.equalsIgnoreCase(value.apply(row)));
    }

    static boolean isBy(String login, Account account)
    {
        return account != null && account.restLogin().equalsIgnoreCase(login);
    }
}
