package io.omnisql.sandbox.github.search;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.data.Account;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A search over users and organisations.
 */
public final class UserSearch
{
    private UserSearch() {}

    /**
     * @throws SearchException when the search cannot be answered
     */
    public static List<Account> run(Scope scope, String query)
    {
        Predicate<Account> condition = new TermSearch<Account>(query, account -> account.login() + " " + account.name() + " " + account.email()).parse(scope, term -> qualifier(scope, term));
        return scope.data().accounts().stream().filter(account -> account.kind() != Account.Kind.BOT).filter(condition).toList();
    }

    private static Optional<Predicate<Account>> qualifier(Scope scope, SearchTerm term)
    {
        String value = term.value();
        return switch (term.qualifier()) {
            case "type" -> switch (value) {
                case "user" -> Optional.of(account -> account.kind() == Account.Kind.USER);
                case "org" -> Optional.of(account -> account.kind() == Account.Kind.ORGANIZATION);
                default -> Optional.empty();
            };
            case "user", "org" -> TermSearch.same(term, Account::login);
            case "location" -> Optional.of(account -> account.location() != null && account.location().toLowerCase(Locale.ROOT).contains(term.alternatives().getFirst().toLowerCase(Locale.ROOT)));
            case "created" -> TermSearch.time(term, Account::createdAt);
            case "followers" -> TermSearch.number(term, account -> account.id() % 17);
            case "repos" -> TermSearch.number(term, account -> scope.visibleRepositories().stream().filter(repository -> repository.owner().equals(account)).count());
            default -> Optional.empty();
        };
    }
}
