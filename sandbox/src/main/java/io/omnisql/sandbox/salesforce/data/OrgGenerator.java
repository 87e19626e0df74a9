package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.SalesforceId;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes the organisations {@value #ACME} and {@value #GLOBEX}.
 */
public final class OrgGenerator
{
    public static final String ACME = "acme";
    public static final String GLOBEX = "globex";

    private static final Instant SCHEMA_CHANGED = Instant.parse("2026-01-05T10:00:00Z");
    private static final int SALES_PEOPLE = 12;

    private OrgGenerator() {}

    /**
     * @param seed the same seed always gives the same rows
     * @param objects how many objects each organisation has at least; custom objects fill up the number
     * @param added by tests
     */
    public static SalesforceData generate(long seed, int objects, List<CustomObject> added)
    {
        return new SalesforceData(List.of(
                org(ACME, "Hs0", seed, 8, objects, added),
                org(GLOBEX, "Kb0", seed + 1, 1, objects, added)));
    }

    private static Org org(String name, String pod, long seed, int size, int objects, List<CustomObject> added)
    {
        List<String> sales = IntStream.rangeClosed(1, SALES_PEOPLE).mapToObj(number -> SalesforceId.of("005", pod, 100 + number)).toList();
        List<SandboxUser> callers = List.of(
                new SandboxUser(SalesforceId.of("005", pod, 1), "integration@%s.example".formatted(name), "Integration", "integration@%s.example".formatted(name), true, Set.of(), Set.of()),
                new SandboxUser(
                        SalesforceId.of("005", pod, 101),
                        "restricted@%s.example".formatted(name),
                        "Restricted",
                        "restricted@%s.example".formatted(name),
                        false,
                        Set.of(sales.get(1), sales.get(2)),
                        Set.of("Lead", "Account.AnnualRevenue", "Opportunity.ExpectedRevenue", "Everything__c.Secret__c", "Contact.Birthdate")));
        Org org = new Org(name, pod, SCHEMA_CHANGED, callers);
        Generator generator = new Generator(org, seed, sales);
        CrmRows crm = new CrmRows(generator);
        OtherRows others = new OtherRows(generator);
        crm.users(callers, salesPeople(name, sales.subList(1, sales.size())));
        others.groups();
        crm.accounts(size * 750);
        crm.contacts(size * 400);
        crm.opportunities(size * 1000);
        crm.leads(size * 200);
        crm.cases(size * 250);
        others.tasks(size * 200);
        others.events(size * 60);
        others.roles(size * 250);
        others.history(size * 50);
        org.install(ActivityTypes.activityHistory(), List.of());
        others.invoices(size * 300);
        others.projects(size * 40);
        Everything.install(generator);
        Campaigns.install(generator, size);
        added.stream().filter(custom -> custom.org().equals(name)).forEach(custom -> generator.install(custom.type(), custom.rows()));
        others.fillUp(objects);
        return org;
    }

    private static List<Map<String, Object>> salesPeople(String orgName, List<String> ids)
    {
        return IntStream.range(0, ids.size()).mapToObj(i -> {
            Map<String, Object> row = new LinkedHashMap<>();
            String first = Words.FIRST_NAMES.get(i);
            String last = Words.LAST_NAMES.get(i * 2 % Words.LAST_NAMES.size());
            row.put("Id", ids.get(i));
            row.put("Username", "%s@%s.example".formatted(first.toLowerCase(Locale.ROOT), orgName));
            row.put("FirstName", first);
            row.put("LastName", last);
            row.put("Name", first + " " + last);
            row.put("Email", "%s@%s.example".formatted(first.toLowerCase(Locale.ROOT), orgName));
            row.put("Alias", first.toLowerCase(Locale.ROOT).substring(0, Math.min(4, first.length())));
            row.put("Title", i % 3 == 0 ? null : "Account Executive");
            row.put("IsActive", i % 5 != 4);
            row.put("TimeZoneSidKey", "America/Los_Angeles");
            row.put("ManagerId", i == 0 ? null : ids.get((i - 1) / 2));
            return row;
        }).toList();
    }
}
