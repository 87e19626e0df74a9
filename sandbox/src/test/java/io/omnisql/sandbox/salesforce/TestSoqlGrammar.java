package io.omnisql.sandbox.salesforce;

import io.omnisql.sandbox.salesforce.access.ConnectedApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What the grammar accepts and refuses.
 */
@TestInstance(PER_CLASS)
final class TestSoqlGrammar
{
    private final SalesforceSandbox sandbox = SalesforceSandbox.start();
    private final SalesforceClient acme = SalesforceClient.of(sandbox, ConnectedApp.ACME);

    @AfterAll
    void close()
    {
        acme.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT Id FROM Account",
            "select id, NAME from ACCOUNT limit 3",
            "SELECT a.Id, a.Owner.Name FROM Account a WHERE a.Name LIKE 'A%'",
            "SELECT Account.Name FROM Account",
            "SELECT Id FROM Account WHERE Name = '\\uD83D\\uDE00'",
            "SELECT Id FROM Account WHERE Name LIKE 'a\\_b\\%%'",
            "SELECT Id FROM Account WHERE Name LIKE '%\\\\\\\\%'",
            "SELECT Id FROM Account WHERE Name = 'tab\there'",
            "SELECT Id FROM Account WHERE NumberOfEmployees > 10 AND (Industry = null OR (NOT (Rating = 'Hot')))",
            "SELECT Id FROM Account WHERE NOT Name = 'x'",
            "SELECT Id FROM Account WHERE (NOT Name = 'x') AND Rating = NULL",
            "SELECT Id FROM Account WHERE AnnualRevenue > -5.00 AND AnnualRevenue < .5",
            "SELECT Id FROM Account WHERE AnnualRevenue < 12345678901234567890",
            "SELECT Id FROM Account WHERE CreatedDate > 2024-01-01T00:00:00Z AND CreatedDate <= 2024-01-01T00:00:00.000+01:00 AND CreatedDate > 2020-01-01T00:00:00+0100",
            "SELECT Id FROM Account WHERE LastActivityDate >= 1700-01-01 AND LastActivityDate <= 4000-12-31",
            "SELECT Id FROM Everything__c WHERE Time__c = 09:15:00Z OR Time__c > 09:15:00.001Z",
            "SELECT Id FROM Account WHERE IsDeleted = TRUE OR IsDeleted = false",
            "SELECT Id FROM Account ORDER BY Name DESC NULLS LAST, CreatedDate ASC, Id LIMIT 10 OFFSET 5",
            "SELECT COUNT() FROM Account",
            "SELECT COUNT(Id) total, MAX(CreatedDate) FROM Account WHERE Industry != null",
            "SELECT OwnerId, SUM(NumberOfEmployees) FROM Account GROUP BY OwnerId HAVING COUNT(Id) > 3 ORDER BY COUNT(Id) DESC LIMIT 5",
            "SELECT Account.OwnerId o, COUNT(Id) FROM Contact GROUP BY Account.OwnerId",
            "SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) FROM Account GROUP BY CALENDAR_YEAR(CreatedDate)",
            "SELECT Id FROM Account WHERE CALENDAR_YEAR(CreatedDate) = 2022",
            "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Title = 'CEO') AND Id NOT IN (SELECT AccountId FROM Case)",
            "SELECT Id FROM Everything__c WHERE Tags__c INCLUDES ('Alpha;Beta', 'Gamma') AND Tags__c EXCLUDES ('x')",
            "SELECT Parent.Parent.Parent.Parent.Parent.Name FROM Account",
    })
    void testAccepted(String soql)
    {
        assertThat(acme.query(soql).status()).as(acme.query(soql).text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT * FROM Account",
            "SELECT Id FROM Account WHERE Name IS NULL",
            "SELECT Id FROM Account WHERE NumberOfEmployees BETWEEN 1 AND 2",
            "SELECT Id FROM Account WHERE Name NOT LIKE 'x%'",
            "SELECT Id FROM Account WHERE Name = Site",
            "SELECT Id FROM Account WHERE NumberOfEmployees + 1 = 2",
            "SELECT Id FROM Account WHERE 1 = 1",
            "SELECT COUNT(*) FROM Account",
            "SELECT COUNT(DISTINCT Name) FROM Account",
            "SELECT Id FROM Account HAVING COUNT(Id) > 1",
            "SELECT Id FROM Account WHERE Name IN ()",
            "SELECT Id FROM Account LIMIT 1 ORDER BY Name",
            "SELECT Id FROM Account WHERE Name = \"x\"",
            "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 1)",
            "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact ORDER BY Id)",
            "SELECT Id FROM Account WHERE NOT Name = 'x' AND Name = 'y'",
            "SELECT Id FROM Account WHERE Name = 'x' AND NOT Name = 'y'",
            "SELECT Id FROM Account WHERE NOT NOT Name = 'x'",
            "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
            "SELECT Id FROM Account ALL ROWS",
            "SELECT DISTINCT Name FROM Account",
            "SELECT Id FROM Account WHERE Name = 'a\\_b'",
            "SELECT Id FROM Account WHERE Name = '\\q'",
            "SELECT Id FROM Account WHERE Name = 'open",
            "SELECT Id FROM Account WHERE AnnualRevenue > 1e3",
            "SELECT Id FROM Account WHERE AnnualRevenue > 1.5E3",
            "SELECT Id FROM Account WHERE AnnualRevenue > 5.",
            "SELECT Id FROM Account WHERE AnnualRevenue > 5L",
            "SELECT Id FROM Account WHERE LastActivityDate > 2024-1-1",
            "SELECT Id FROM Account WHERE LastActivityDate > 10000-01-01",
            "SELECT Id FROM Account WHERE LastActivityDate > 1699-12-31",
            "SELECT Id FROM Account WHERE LastActivityDate > 4001-01-01",
            "SELECT Id FROM Account WHERE CreatedDate > 2024-01-01T00:00:00",
            "SELECT Id FROM Account WHERE CreatedDate > 2024-01-01T00:00Z",
            "SELECT Id FROM Account WHERE CreatedDate > 2024-01-01 00:00:00Z",
            "SELECT Id FROM Everything__c WHERE Time__c = 09:15:00",
            "SELECT Id FROM Account LIMIT -1",
            "SELECT Id FROM Account LIMIT 1 OFFSET",
            "SELECT Id Name FROM Account",
            "SELECT MAX(CreatedDate) FROM Account LIMIT 1",
            "SELECT Name, COUNT(Id) FROM Account",
            "SELECT OwnerId, OwnerId FROM Account GROUP BY OwnerId",
            "SELECT Id, COUNT(Id) FROM Account GROUP BY Id",
            "SELECT OwnerId FROM Account GROUP BY OwnerId HAVING COUNT(ownerid) > 1",
            "SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account",
            "SELECT Id FROM Account;",
            "SELECT FROM Account",
            "DELETE FROM Account",
    })
    void testMalformed(String soql)
    {
        assertThat(acme.error(soql)).isEqualTo("MALFORMED_QUERY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                                                                  INVALID_TYPE | SELECT Id FROM Nothing__c
                                                                  INVALID_TYPE_FOR_OPERATION | SELECT Id FROM ActivityHistory
                                                                  INVALID_FIELD | SELECT Nothing FROM Account
                                                                  INVALID_FIELD | SELECT Account FROM Contact
                                                                  INVALID_FIELD | SELECT Nothing.Name FROM Account
                                                                  INVALID_FIELD | SELECT Contact.Name FROM Opportunity
                                                                  INVALID_FIELD | SELECT Id, Name, id FROM Account
                                                                  INVALID_FIELD | SELECT Who.AccountId FROM Task
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE Description = 'x'
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE Description != null
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE BillingAddress = null
                                                                  INVALID_FIELD | SELECT Id FROM Everything__c WHERE Secret__c = 'x'
                                                                  INVALID_FIELD | SELECT Id FROM Everything__c WHERE Anything__c = 'x'
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE Name = 5
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE AnnualRevenue = '5'
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE NumberOfEmployees = 5.5
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE CreatedDate > 2024-01-01
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE LastActivityDate > 2024-01-01T00:00:00Z
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE IsDeleted = 'true'
                                                                  INVALID_FIELD | SELECT Id FROM Account WHERE Id = 5
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Account WHERE Id = 'abc'
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Account WHERE Id LIKE '001%'
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Account WHERE NumberOfEmployees LIKE '1%'
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Account WHERE IsDeleted > false
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Account WHERE Name > null
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Everything__c WHERE Tags__c LIKE 'A%'
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Everything__c WHERE Tags__c > 'A'
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Everything__c WHERE Tags__c IN ('Alpha')
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Account WHERE Name INCLUDES ('a')
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Everything__c WHERE Shielded__c LIKE 's%'
                                                                  INVALID_QUERY_FILTER_OPERATOR | SELECT Id FROM Everything__c WHERE Shielded__c > 's'
                                                                  MALFORMED_QUERY | SELECT Id FROM Account ORDER BY Description
                                                                  MALFORMED_QUERY | SELECT Id FROM Account ORDER BY BillingAddress
                                                                  MALFORMED_QUERY | SELECT Id FROM Everything__c ORDER BY Tags__c
                                                                  MALFORMED_QUERY | SELECT AnnualRevenue FROM Account GROUP BY AnnualRevenue
                                                                  MALFORMED_QUERY | SELECT CreatedDate FROM Account GROUP BY CreatedDate
                                                                  MALFORMED_QUERY | SELECT CaseNumber FROM Case GROUP BY CaseNumber
                                                                  MALFORMED_QUERY | SELECT COUNT(IsDeleted) FROM Account
                                                                  MALFORMED_QUERY | SELECT SUM(Name) FROM Account
                                                                  MALFORMED_QUERY | SELECT MAX(ActivityDate) FROM Event
                                                                  NUMBER_OUTSIDE_VALID_RANGE | SELECT Id FROM Account LIMIT 1 OFFSET 2001
                                                                  EXCEEDED_MAX_SEMIJOIN_SUBSELECTS | SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Case) AND Id IN (SELECT AccountId FROM Opportunity)
                                                                  MALFORMED_QUERY | SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)
                                                                  MALFORMED_QUERY | SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)
                                                                  MALFORMED_QUERY | SELECT Id FROM Account WHERE Id IN (SELECT Name FROM Contact)
                                                                  MALFORMED_QUERY | SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))
                                                                  """)
    void testRefused(String code, String soql)
    {
        assertThat(acme.error(soql)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT Id FROM Account WHERE CreatedDate > TODAY",
            "SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:5",
            "SELECT Id, (SELECT Id FROM Contacts) FROM Account",
            "SELECT FIELDS(STANDARD) FROM Account LIMIT 200",
            "SELECT toLabel(Industry) FROM Account",
            "SELECT Id FROM Account WITH SECURITY_ENFORCED",
            "SELECT Id FROM Account FOR VIEW",
            "SELECT Id FROM Account WHERE Name IN ('a', null)",
            "SELECT Id FROM Account WHERE CreatedDate > 2024-01-01T00:00:00.123Z",
    })
    void testRejectedBySandboxOnly(String soql)
    {
        assertThat(acme.error(soql)).isEqualTo("MALFORMED_QUERY");
        assertThat(sandbox.requests().since(0).getLast().rejection()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {3999, 4001})
    void testLongStrings(int length)
    {
        int status = acme.query("SELECT Id FROM Account WHERE Name = '%s'".formatted("x".repeat(length))).status();
        assertThat(status).isEqualTo(length > 4000 ? 400 : 200);
    }
}
