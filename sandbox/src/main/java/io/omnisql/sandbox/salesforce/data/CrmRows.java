package io.omnisql.sandbox.salesforce.data;

import io.omnisql.sandbox.salesforce.schema.SObjectType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows of the standard objects of sales and service.
 */
final class CrmRows
{
    private final Generator generator;

    CrmRows(Generator generator)
    {
        this.generator = generator;
    }

    private void install(SObjectType type, int count, IntFunction<Map<String, Object>> row)
    {
        generator.install(type, IntStream.rangeClosed(1, count).mapToObj(number -> {
            Map<String, Object> values = generator.start(type, number);
            values.put("IsDeleted", generator.chance(2));
            values.putAll(row.apply(number));
            return values;
        }).toList());
    }

    void accounts(int count)
    {
        SObjectType type = CrmTypes.account();
        install(type, count, number -> {
            Map<String, Object> row = new LinkedHashMap<>();
            String stem = generator.pick(Words.COMPANY_STEMS);
            row.put("Name", "%s %s %s".formatted(stem, generator.pick(Words.COMPANY_KINDS), generator.pick(Words.COMPANY_FORMS)));
            row.put("Type", generator.pick("Prospect", "Customer - Direct", "Channel Partner", "Other", null));
            // an unrestricted picklist holds what it likes
            row.put("Industry", generator.chance(2) ? generator.pick("banking", "Fishery") : generator.chance(15) ? null : generator.pick(CrmTypes.INDUSTRIES));
            row.put("Rating", generator.pick("Hot", "Warm", "Cold", null));
            row.put("AnnualRevenue", generator.chance(20) ? null : BigDecimal.valueOf(generator.random().nextLong(1, 90_000)).multiply(generator.chance(5) ? BigDecimal.valueOf(10_000_000) : BigDecimal.valueOf(1000)));
            row.put("NumberOfEmployees", generator.chance(15) ? null : BigDecimal.valueOf(generator.random().nextInt(50_000)));
            row.put("AccountNumber", generator.chance(30) ? null : "AC-%05d".formatted(number));
            row.put("Website", generator.chance(40) ? null : "https://www.example%s.com".formatted(number));
            row.put("Phone", generator.chance(25) ? null : "(%03d) 555-%04d".formatted(generator.random().nextInt(200, 999), number % 10_000));
            row.put("Description", generator.chance(70) ? null : generator.pick(Words.NOTES));
            row.put("Site", generator.chance(80) ? null : generator.pick("HQ", "hq", "Branch"));
            row.put("LastActivityDate", generator.chance(50) ? null : date());
            // parents are among the first rows, which are not deleted
            row.put("ParentId", number > 50 && generator.chance(20) ? generator.id(type, 1 + generator.random().nextInt(40)) : null);
            if (number <= 40) {
                row.put("IsDeleted", false);
            }
            row.putAll(address("Billing"));
            return row;
        });
    }

    private LocalDate date()
    {
        return LocalDate.ofInstant(generator.instant(), ZoneOffset.UTC);
    }

    private Map<String, Object> address(String prefix)
    {
        Map<String, Object> row = new LinkedHashMap<>();
        if (generator.chance(15)) {
            return row;
        }
        int place = generator.random().nextInt(Words.CITIES.size());
        row.put(prefix + "Street", generator.chance(20) ? "%s Main St\nFloor 2".formatted(place + 1) : "%s Park Ave".formatted(place + 10));
        row.put(prefix + "City", Words.CITIES.get(place));
        row.put(prefix + "PostalCode", "%05d".formatted(generator.random().nextInt(99_999)));
        row.put(prefix + "Country", Words.COUNTRIES.get(place));
        if (generator.chance(30)) {
            row.put(prefix + "Latitude", BigDecimal.valueOf(generator.random().nextInt(-90_000_000, 90_000_000), 6));
            row.put(prefix + "Longitude", BigDecimal.valueOf(generator.random().nextInt(-180_000_000, 180_000_000), 6));
            row.put(prefix + "GeocodeAccuracy", "Street");
        }
        return row;
    }

    private Map<String, Object> person()
    {
        Map<String, Object> row = new LinkedHashMap<>();
        String first = generator.chance(10) ? null : generator.pick(Words.FIRST_NAMES);
        String last = generator.pick(Words.LAST_NAMES);
        row.put("FirstName", first);
        row.put("LastName", last);
        row.put("Name", first == null ? last : first + " " + last);
        return row;
    }

    void contacts(int count)
    {
        SObjectType type = CrmTypes.contact();
        install(type, count, number -> {
            Map<String, Object> row = person();
            row.put("AccountId", generator.maybeId(90, "Account"));
            row.put("Salutation", generator.pick("Mr.", "Ms.", "Dr.", null));
            row.put("Phone", generator.chance(30) ? null : "+33 1 %06d".formatted(number));
            row.put("Email", generator.chance(10) ? null : "contact%s@example.org".formatted(number));
            row.put("Title", generator.pick("CEO", "CFO", "Buyer", "ceo", null));
            row.put("Department", generator.pick("Sales", "Finance", "IT", null));
            row.put("LeadSource", generator.chance(30) ? null : generator.pick(CrmTypes.SOURCES));
            row.put("Birthdate", generator.chance(60) ? null : LocalDate.of(1950, 1, 1).plusDays(generator.random().nextInt(18_000)));
            row.put("ReportsToId", number > 60 && generator.chance(25) ? generator.id(type, 1 + generator.random().nextInt(40)) : null);
            if (number <= 40) {
                row.put("IsDeleted", false);
            }
            row.putAll(address("Mailing"));
            return row;
        });
    }

    void opportunities(int count)
    {
        install(CrmTypes.opportunity(), count, _ -> {
            Map<String, Object> row = new LinkedHashMap<>();
            int stage = generator.random().nextInt(CrmTypes.STAGES.length);
            BigDecimal amount = generator.chance(10) ? null : BigDecimal.valueOf(generator.random().nextLong(1_00, 2_000_000_00), 2);
            row.put("AccountId", generator.maybeId(95, "Account"));
            row.put("Name", "%s - %s deal".formatted(generator.pick(Words.COMPANY_STEMS), generator.pick("first", "second", "Renewal", "upsell")));
            row.put("StageName", CrmTypes.STAGES[stage]);
            row.put("Amount", amount);
            row.put("Probability", BigDecimal.valueOf(stage == 6 ? 0 : stage == 5 ? 100 : 10 + stage * 15L));
            row.put("ExpectedRevenue", amount == null ? null : amount.multiply((BigDecimal) row.get("Probability")).movePointLeft(2));
            row.put("TotalOpportunityQuantity", generator.chance(50) ? null : BigDecimal.valueOf(generator.random().nextInt(1, 5000), 1));
            LocalDate close = date();
            row.put("CloseDate", close);
            row.put("FiscalYear", BigDecimal.valueOf(close.getYear()));
            row.put("Type", generator.pick("Existing Business", "New Business", null));
            row.put("NextStep", generator.chance(70) ? null : generator.pick("Call", "Send quote", "send quote"));
            row.put("LeadSource", generator.chance(30) ? null : generator.pick(CrmTypes.SOURCES));
            row.put("IsClosed", stage >= 5);
            row.put("IsWon", stage == 5);
            row.put("ForecastCategory", stage == 6 ? "Omitted" : stage == 5 ? "Closed" : stage < 3 ? "Pipeline" : "BestCase");
            row.put("Description", generator.chance(80) ? null : generator.pick(Words.NOTES));
            return row;
        });
    }

    void leads(int count)
    {
        install(CrmTypes.lead(), count, number -> {
            Map<String, Object> row = person();
            boolean converted = generator.chance(15);
            row.put("Company", "%s %s".formatted(generator.pick(Words.COMPANY_STEMS), generator.pick(Words.COMPANY_KINDS)));
            row.put("Email", generator.chance(10) ? null : "lead%s@example.net".formatted(number));
            row.put("LeadSource", generator.chance(20) ? null : generator.pick(CrmTypes.SOURCES));
            row.put("Status", converted ? "Qualified" : generator.pick("Open", "Contacted", "Unqualified"));
            row.put("Rating", generator.pick("Hot", "Warm", "Cold", null));
            row.put("NumberOfEmployees", generator.chance(30) ? null : BigDecimal.valueOf(generator.random().nextInt(5000)));
            row.put("OwnerId", generator.chance(20) ? generator.anyId("Group") : generator.owner());
            row.put("IsConverted", converted);
            row.put("ConvertedDate", converted ? date() : null);
            row.put("ConvertedAccountId", converted ? generator.anyId("Account") : null);
            row.put("ConvertedContactId", converted ? generator.anyId("Contact") : null);
            row.putAll(address(""));
            return row;
        });
    }

    void cases(int count)
    {
        install(CrmTypes.supportCase(), count, number -> {
            Map<String, Object> row = new LinkedHashMap<>();
            String state = generator.pick(CrmTypes.CASE_STATES);
            row.put("CaseNumber", "%08d".formatted(1000 + number));
            row.put("AccountId", generator.maybeId(85, "Account"));
            row.put("ContactId", generator.maybeId(70, "Contact"));
            row.put("SuppliedEmail", generator.chance(60) ? null : "help%s@example.com".formatted(number));
            row.put("Status", state);
            row.put("Origin", generator.pick("Phone", "Email", "Web", null));
            row.put("Subject", "%s does not %s".formatted(generator.pick("Login", "Invoice", "Export"), generator.pick("work", "arrive", "load")));
            row.put("Priority", generator.pick(CrmTypes.PRIORITIES));
            row.put("IsClosed", state.equals("Closed"));
            row.put("ClosedDate", state.equals("Closed") ? generator.instant() : null);
            row.put("IsEscalated", state.equals("Escalated"));
            row.put("OwnerId", generator.chance(30) ? generator.anyId("Group") : generator.owner());
            row.put("Comments", generator.chance(80) ? null : generator.pick(Words.NOTES));
            return row;
        });
    }

    void users(List<SandboxUser> users, List<Map<String, Object>> others)
    {
        SObjectType type = CrmTypes.user();
        List<Map<String, Object>> rows = new ArrayList<>();
        users.forEach(user -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Id", user.id());
            row.put("Username", user.username());
            row.put("LastName", user.name());
            row.put("Name", user.name());
            row.put("Email", user.email());
            row.put("Alias", user.username().substring(0, Math.min(8, user.username().indexOf('@'))));
            row.put("IsActive", true);
            row.put("TimeZoneSidKey", "Europe/Berlin");
            rows.add(row);
        });
        rows.addAll(others);
        generator.install(type, rows);
    }
}
