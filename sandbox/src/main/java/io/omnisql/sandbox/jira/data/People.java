package io.omnisql.sandbox.jira.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The users and groups of the demo sites.
 */
public final class People
{
    public static final String ACME_ADMIN = "5b10a2844c20165700ede21g";
    public static final String ACME_DEVELOPER = "712020:3f1a6c9e-52d7-4f0e-9a3b-0c8f7a51d2e4";
    public static final String ACME_GUEST = "5f8e0c11ab42d3006f7719c3";
    public static final String GLOBEX_ADMIN = "712020:9e2b7a10-7f44-4d0b-8c65-51f3d2a9b7c0";

    private static final List<String> NAMES = List.of(
            "Bob Okafor",
            "Mona Hart",
            "Carlos Vega",
            "Dmitri Krupin",
            "Emi 田中",
            "Fatima Zahra",
            "Gus Lind",
            "Hana Nováková",
            "Ivan \"Vanya\" Petrov",
            "Jo O'Brien",
            "Kofi Mensah",
            "Lena Weiß",
            "Alex Kim",
            "Alex Kim");

    private People() {}

    static List<User> acme()
    {
        List<User> users = new ArrayList<>();
        users.add(new User(ACME_ADMIN, "atlassian", "ada", "Ada Lovell", "ada@acme.example", true, "America/New_York", true, true));
        users.add(new User(ACME_DEVELOPER, "atlassian", "indra", "Indra Rao", "indra@acme.example", true, "Asia/Kolkata", false, true));
        users.add(new User(ACME_GUEST, "atlassian", "nia", "Nia Walker", "nia@acme.example", true, "Pacific/Auckland", false, false));
        addPeople(users, "acme", 0);
        users.add(new User("557058:f58131cb-b67d-43c7-b30d-6b58d40bd077", "app", "automation", "Automation for Jira", null, true, null, false, true));
        users.add(new User("unknown", "atlassian", "unknown", "Former user", null, false, null, false, false));
        for (int i = 0; i < 40; i++) {
            users.add(new User("qm:4d9a1c70-0c3e-4a6f-8a47-%012x:%d".formatted(i * 7_919L, i), "customer", "customer" + i, "Customer " + i, "c%d@mail.example".formatted(i), true, null, false, false));
        }
        return users;
    }

    static List<User> globex()
    {
        List<User> users = new ArrayList<>();
        users.add(new User(GLOBEX_ADMIN, "atlassian", "gil", "Gil Berger", "gil@globex.example", true, "Europe/Berlin", true, true));
        addPeople(users, "globex", 7);
        return users;
    }

    private static void addPeople(List<User> users, String site, int offset)
    {
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get((i + offset) % NAMES.size());
            String accountId = i % 3 == 0
                    ? "712020:%08x-0000-4000-8000-%012x".formatted((i + 1) * 104_729 + offset, (i + 7) * 15_485_863L)
                    : "5c%022x".formatted((i + 1) * 982_451_653L + offset);
            users.add(new User(accountId, "atlassian", "user" + i, name, i % 4 == 1 ? null : "user%d@%s.example".formatted(i, site), i % 7 != 6, i % 2 == 0 ? "Europe/Berlin" : null, false, true));
        }
    }

    static List<Group> groups(List<User> users)
    {
        List<String> members = users.stream().filter(user -> user.accountType().equals("atlassian")).map(User::accountId).toList();
        return List.of(
                new Group("276f955c-63d7-42c8-9520-92d01dca0625", "jira-administrators", members.subList(0, 1)),
                new Group("6e87dc72-4f1f-421f-9382-2fee8b652487", "jira-users", members),
                new Group("3571b9a7-348f-414a-9087-8e1ea03a7df8", "Developers & \"friends\"", members.subList(1, 9)),
                new Group("0b1c5a9e-77d1-4b0f-a7bb-5d0f1e1a9c11", "nobody", List.of()));
    }
}
