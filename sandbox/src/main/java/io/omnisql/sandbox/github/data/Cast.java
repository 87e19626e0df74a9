package io.omnisql.sandbox.github.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The people, organisations and bots of the sandbox.
 */
final class Cast
{
    private static final List<String> PEOPLE = List.of(
            "alice-ng",
            "bob-okafor",
            "MonaHart",
            "carlos-vega",
            "dmitri-k",
            "emi-tanaka",
            "fatima-z",
            "gus-lind",
            "hana-novak",
            "ivan-petrov",
            "jo-smith",
            "kofi-mensah",
            "lena-weiss",
            "miguel-a",
            "noor-haddad",
            "o-brien",
            "priya-rao",
            "quinn-d",
            "rosa-diaz",
            "sven-berg",
            "tomas-l",
            "uma-iyer",
            "viktor-h",
            "Wei-Chen");
    private static final int CROWD = 1_000;
    private static final Map<String, List<Integer>> MEMBERS = Map.of(
            "acme", List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            "globex", List.of(10, 11, 12, 13, 14, 15, 16, 17, 18),
            "initech", List.of(18, 19, 20, 21));

    private final GithubData data;
    private final List<Account> people = new ArrayList<>();
    // those who do nothing but give stars
    private final List<Account> crowd = new ArrayList<>();
    private final List<Account> bots = List.of(
            account(49_699_333, "dependabot", Account.Kind.BOT, 0),
            account(29_139_614, "renovate", Account.Kind.BOT, 1));

    Cast(GithubData data)
    {
        this.data = data;
        data.add(Account.GHOST);
        bots.forEach(data::add);
        for (int i = 0; i < PEOPLE.size(); i++) {
            Account person = account(1_000_401 + i * 7_919L, PEOPLE.get(i), Account.Kind.USER, i);
            people.add(person);
            data.add(person);
        }
        for (int i = 0; i < CROWD; i++) {
            Account fan = account(80_000_003 + i * 31L, "fan-%04d".formatted(i * 7_919 % CROWD), Account.Kind.USER, i % 60);
            crowd.add(fan);
            data.add(fan);
        }
        data.add(account(19_864_447, "web-flow", Account.Kind.USER, 0));
        organization("acme", 9_919_001, "Acme Corporation", List.of("acme-sync", "acme-auditor"));
        organization("globex", 9_919_002, "Globex", List.of("globex-sync"));
        organization("initech", 9_919_003, null, List.of("initech-sync"));
    }

    private void organization(String login, long id, String name, List<String> services)
    {
        Instant created = Instant.parse("2019-03-04T09:00:00Z").plus(Duration.ofDays(id % 10));
        Account organization = new Account(id, login, Account.Kind.ORGANIZATION, name, null, null, "Springfield", null, created, created);
        data.add(organization);
        List<Account> members = new ArrayList<>(MEMBERS.get(login).stream().map(people::get).toList());
        for (int i = 0; i < services.size(); i++) {
            Account service = account(70_000_000 + id % 10 * 10 + i, services.get(i), Account.Kind.USER, 3);
            data.add(service);
            members.add(service);
        }
        data.addMembers(organization, members);
    }

    private static Account account(long id, String login, Account.Kind kind, int index)
    {
        Instant created = Instant.parse("2016-01-11T07:30:00Z").plus(Duration.ofHours(index * 997L));
        boolean profile = kind == Account.Kind.USER && index % 3 != 0;
        return new Account(
                id,
                login,
                kind,
                profile ? login.replace('-', ' ') : null,
                profile && index % 2 == 0 ? login + "@mail.example" : null,
                profile && index % 4 == 1 ? "Acme & Söhne" : null,
                profile ? "Zürich" : null,
                index == 5 ? "\"quoted\" \\ and 🎉" : null,
                created,
                created.plus(Duration.ofDays(index * 31L)));
    }

    List<Account> people()
    {
        return people;
    }

    List<Account> crowd()
    {
        return crowd;
    }

    List<Account> bots()
    {
        return bots;
    }
}
