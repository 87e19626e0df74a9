package io.omnisql.plugin.salesforce.passthrough;

import org.junit.jupiter.api.Test;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestStatement
{
    @Test
    void testFields()
    {
        Statement statement = Statement.parse("select Id, Account.Name from Contact where Name = 'it\\'s FROM me, FOR VIEW' limit 5");
        assertThat(statement.object()).isEqualTo("Contact");
        assertThat(statement.select()).containsExactly(
                new SelectItem(Optional.empty(), "Id", Optional.empty()),
                new SelectItem(Optional.empty(), "Account.Name", Optional.empty()));
    }

    @Test
    void testFunctions()
    {
        assertThat(Statement.parse("SELECT Type, count(Id) n, MAX(CreatedDate) FROM Account GROUP BY Type").select()).containsExactly(
                new SelectItem(Optional.empty(), "Type", Optional.empty()),
                new SelectItem(Optional.of("COUNT"), "Id", Optional.of("n")),
                new SelectItem(Optional.of("MAX"), "CreatedDate", Optional.empty()));
    }

    @Test
    void testRefusals()
    {
        for (String soql : new String[] {
                "DELETE FROM Account",
                "FIND {x} RETURNING Account",
                "SELECT Id FROM Account FOR VIEW",
                "SELECT Id FROM Account FOR REFERENCE",
                "SELECT Id FROM Account UPDATE TRACKING",
                "SELECT COUNT() FROM Account",
                "SELECT Id, (SELECT Id FROM Contacts) FROM Account",
                "SELECT TYPEOF What WHEN Account THEN Phone END FROM Event",
        }) {
            assertThatThrownBy(() -> Statement.parse(soql)).describedAs(soql).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
