package io.omnisql.plugin.salesforce.pushdown;

import io.omnisql.plugin.salesforce.Tables;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;
import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.plugin.salesforce.soql.Soql;
import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Like;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import io.omnisql.toolkit.adapter.Verdict;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.salesforce.Tables.atLeast;
import static io.omnisql.plugin.salesforce.Tables.atMost;
import static io.omnisql.plugin.salesforce.Tables.equal;
import static io.omnisql.plugin.salesforce.Tables.field;
import static io.omnisql.plugin.salesforce.Tables.greaterThan;
import static io.omnisql.plugin.salesforce.Tables.isNotNull;
import static io.omnisql.plugin.salesforce.Tables.isNull;
import static io.omnisql.plugin.salesforce.Tables.lessThan;
import static io.omnisql.plugin.salesforce.Tables.notEqual;
import static io.omnisql.plugin.salesforce.Tables.orNull;
import static io.omnisql.plugin.salesforce.Tables.value;
import static io.omnisql.toolkit.adapter.Verdict.EXACT;
import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static io.omnisql.toolkit.adapter.Verdict.SUPERSET;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every row of the matrix of operators and types.
 */
final class TestVerdicts
{
    private static final TableDefinition TABLE = Tables.table(
            "Thing__c",
            field("AccountId", "reference", "FSGAN"),
            field("Flag__c", "boolean", "FSG"),
            field("Maybe__c", "boolean", "FSGN"),
            field("Int__c", "int", "FSGAN"),
            field("Double__c", "double", "FSAN"),
            field("Money__c", "currency", "FSAN"),
            field("Date__c", "date", "FSGAN"),
            field("At__c", "datetime", "FSAN"),
            field("Time__c", "time", "FSN"),
            field("Text__c", "string", "FSGAN"),
            field("Key__c", "string", "FSGANK"),
            field("Formula__c", "string", "FSNC"),
            field("Secret__c", "string", "FNE"),
            field("Long__c", "textarea", "N"),
            field("Tags__c", "multipicklist", "FN"),
            field("Address__c", "address", "FN"),
            field("Any__c", "anyType", "N"));

    private static final RemoteValue ID = text("001A0000006Vm9rIAC");
    private static final RemoteValue SHORT_ID = text("001A0000006Vm9r");
    private static final RemoteValue NO_ID = text("it's no id");

    @Test
    void testIds()
    {
        assertFilter(equal("accountid", ID), EXACT, "AccountId = '001A0000006Vm9rIAC'");
        assertFilter(equal("accountid", SHORT_ID, ID, NO_ID), EXACT, "AccountId = '001A0000006Vm9rIAC'");
        assertNoRow(equal("accountid", SHORT_ID));
        assertNoRow(equal("id", NO_ID));
        assertFilter(orNull(equal("accountid", NO_ID)), EXACT, "AccountId = null");
        assertFilter(notEqual("accountid", ID), EXACT, "AccountId != '001A0000006Vm9rIAC' AND AccountId != null");
        assertFilter(notEqual("accountid", NO_ID), EXACT, "AccountId != null");
        assertFilter(orNull(notEqual("accountid", ID)), EXACT, "(AccountId != '001A0000006Vm9rIAC' AND AccountId != null) OR AccountId = null");
        assertFilter(greaterThan("accountid", ID), SUPERSET, "AccountId > '001A0000006Vm9rIAC'");
        assertFilter(atMost("id", ID), SUPERSET, "Id <= '001A0000006Vm9rIAC'");
        assertNever(greaterThan("accountid", NO_ID));
        assertFilter(isNull("accountid"), EXACT, "AccountId = null");
        assertFilter(isNotNull("accountid"), EXACT, "AccountId != null");
        assertNever(new Like("accountid", "001%", Optional.empty()));
    }

    @Test
    void testBooleans()
    {
        assertFilter(equal("flag__c", RemoteValue.of(true)), EXACT, "Flag__c = true");
        assertFilter(equal("flag__c", RemoteValue.of(false)), EXACT, "Flag__c = false");
        assertFilter(equal("maybe__c", RemoteValue.of(false)), SUPERSET, "Maybe__c = false");
        assertFilter(equal("maybe__c", RemoteValue.of(true)), EXACT, "Maybe__c = true");
        assertNever(isNull("maybe__c"));
        assertNever(isNotNull("maybe__c"));
    }

    @Test
    void testIntegers()
    {
        RemoteValue one = value(ValueType.INTEGER, "1");
        RemoteValue two = value(ValueType.INTEGER, "2");
        assertFilter(equal("int__c", one, two), EXACT, "Int__c IN (1,2)");
        assertFilter(notEqual("int__c", one, two), EXACT, "Int__c NOT IN (1,2) AND Int__c != null");
        assertFilter(greaterThan("int__c", one), EXACT, "Int__c > 1");
        assertFilter(atLeast("int__c", one), EXACT, "Int__c >= 1");
        assertFilter(isNull("int__c"), EXACT, "Int__c = null");
        assertFilter(orNull(equal("int__c", one)), EXACT, "Int__c = 1 OR Int__c = null");
    }

    @Test
    void testDoubles()
    {
        // what lies between the neighbours' middles is seen as the same double
        assertFilter(equal("double__c", RemoteValue.of(1.0)), SUPERSET, "Double__c >= 0.9999999999999999444888487687421729788184 AND Double__c <= 1.0000000000000001110223024625156540423632");
        assertThat(translate(greaterThan("double__c", RemoteValue.of(0.1))).verdict()).isEqualTo(SUPERSET);
        assertThat(where(greaterThan("double__c", RemoteValue.of(0.1)))).startsWith("Double__c >= 0.09999999999999999");
        assertThat(where(lessThan("double__c", RemoteValue.of(0.1)))).startsWith("Double__c <= 0.10000000000000001");
        assertFilter(atLeast("double__c", RemoteValue.of(1e300)), SUPERSET, "Double__c >= 1000000000000000000000000000000");
        assertFilter(atMost("double__c", RemoteValue.of(1e300)), SUPERSET, "Double__c != null");
        assertThat(where(equal("double__c", RemoteValue.of(Double.MIN_VALUE)))).doesNotContain("E");
        assertNever(notEqual("double__c", RemoteValue.of(1.0)));
        assertWeakened(notEqual("double__c", RemoteValue.of(1.0)), isNotNull("double__c"));
        assertFilter(isNull("double__c"), EXACT, "Double__c = null");
        assertThat(where(equal("money__c", doubles(30)))).doesNotContain("OR");
        assertThat(where(equal("money__c", doubles(3)))).contains("OR");
    }

    @Test
    void testDecimals()
    {
        TableDefinition decimals = Tables.table(Tables.connection(Map.of("numeric-mapping", "DECIMAL")), "Thing__c", field("Money__c", "currency", "FSAN"));
        RemoteQuery query = Tables.scan(decimals);
        RemoteValue value = value(ValueType.decimal(18, 2), "19.99");
        assertThat(decimals.column("money__c").orElseThrow().type()).isEqualTo(ValueType.decimal(18, 2));
        Translation translation = FieldFilters.translate(query, equal("money__c", value));
        assertThat(translation.verdict()).isEqualTo(SUPERSET);
        assertThat(translation.condition().where()).contains("Money__c >= 19.985 AND Money__c <= 19.995");
        assertThat(FieldFilters.translate(query, notEqual("money__c", value)).verdict()).isEqualTo(NEVER);
        assertThat(decimals.column("money__c").orElseThrow().sortable()).isFalse();
    }

    @Test
    void testDates()
    {
        assertFilter(equal("date__c", date("2024-02-29")), EXACT, "Date__c = 2024-02-29");
        assertFilter(notEqual("date__c", date("2024-02-29")), EXACT, "Date__c != 2024-02-29 AND Date__c != null");
        assertFilter(atLeast("date__c", date("1700-01-01")), EXACT, "Date__c >= 1700-01-01");
        assertFilter(atLeast("date__c", date("1699-12-31")), EXACT, "Date__c != null");
        assertFilter(lessThan("date__c", date("9999-12-31")), EXACT, "Date__c != null");
        assertNoRow(greaterThan("date__c", date("4001-01-01")));
        assertNoRow(equal("date__c", date("0001-01-01")));
        assertFilter(notEqual("date__c", date("4001-01-01")), EXACT, "Date__c != null");
        assertFilter(isNull("date__c"), EXACT, "Date__c = null");
    }

    @Test
    void testDateTimes()
    {
        assertFilter(equal("at__c", instant("2024-02-29T10:00:00Z")), EXACT, "At__c = 2024-02-29T10:00:00.000Z");
        assertNoRow(equal("at__c", instant("2024-02-29T10:00:00.500Z")));
        assertFilter(notEqual("at__c", instant("2024-02-29T10:00:00.500Z")), EXACT, "At__c != null");
        assertFilter(greaterThan("at__c", instant("2024-02-29T10:00:00Z")), EXACT, "At__c > 2024-02-29T10:00:00.000Z");
        assertFilter(atLeast("at__c", instant("2024-02-29T10:00:00.500Z")), EXACT, "At__c > 2024-02-29T10:00:00.000Z");
        assertFilter(atMost("at__c", instant("2024-02-29T10:00:00.500Z")), EXACT, "At__c <= 2024-02-29T10:00:00.000Z");
        assertFilter(lessThan("at__c", instant("2024-02-29T10:00:00.500Z")), EXACT, "At__c <= 2024-02-29T10:00:00.000Z");
        assertFilter(lessThan("at__c", instant("1969-12-31T23:59:59.001Z")), EXACT, "At__c <= 1969-12-31T23:59:59.000Z");
        assertFilter(atLeast("at__c", instant("1600-01-01T00:00:00Z")), EXACT, "At__c != null");
        assertNoRow(lessThan("at__c", instant("1600-01-01T00:00:00Z")));
        assertNoRow(greaterThan("at__c", instant("4001-01-01T00:00:00Z")));
        // the last day's hours are not documented
        assertFilter(atMost("at__c", instant("4000-12-31T10:00:00Z")), SUPERSET, "At__c != null");
        assertFilter(isNotNull("at__c"), EXACT, "At__c != null");
    }

    @Test
    void testTimes()
    {
        RemoteValue time = value(ValueType.TIME, "09:15:00.001");
        assertFilter(equal("time__c", time), SUPERSET, "Time__c = 09:15:00.001Z");
        assertFilter(greaterThan("time__c", time), SUPERSET, "Time__c >= 09:15:00.001Z");
        assertNever(notEqual("time__c", time));
        assertWeakened(notEqual("time__c", time), isNotNull("time__c"));
        assertFilter(isNull("time__c"), EXACT, "Time__c = null");
    }

    @Test
    void testText()
    {
        assertFilter(equal("text__c", text("O'Brien")), SUPERSET, "Text__c = 'O\\'Brien'");
        assertFilter(equal("text__c", text("a"), text("b")), SUPERSET, "Text__c IN ('a','b')");
        assertFilter(equal("text__c", text(""), text("b")), SUPERSET, "Text__c = 'b'");
        assertThat(translate(equal("text__c", text(""))).condition().isFalse()).isTrue();
        assertNever(notEqual("text__c", text("a")));
        assertWeakened(notEqual("text__c", text("a")), isNotNull("text__c"));
        assertNever(greaterThan("text__c", text("a")));
        assertNever(equal("text__c", text("x".repeat(4001))));
        assertFilter(isNull("text__c"), EXACT, "Text__c = null");
        assertFilter(new Like("text__c", "50!%_'%", Optional.of('!')), SUPERSET, "Text__c LIKE '50\\%%\\'%'");
        assertNever(new Like("text__c", "", Optional.empty()));
    }

    @Test
    void testTextThatIsCaseSensitive()
    {
        assertFilter(equal("key__c", text("a")), EXACT, "Key__c = 'a'");
        assertFilter(equal("key__c", text("a ")), SUPERSET, "Key__c = 'a '");
        assertFilter(notEqual("key__c", text("a")), EXACT, "Key__c != 'a' AND Key__c != null");
        assertFilter(notEqual("key__c", text("")), EXACT, "Key__c != null");
        assertNever(notEqual("key__c", text(" a")));
        assertNever(greaterThan("key__c", text("a")));
        assertFilter(new Like("key__c", "a%", Optional.empty()), SUPERSET, "Key__c LIKE 'a%'");
    }

    @Test
    void testFormulasAndSecrets()
    {
        assertFilter(isNull("formula__c"), SUPERSET, "Formula__c = null");
        assertFilter(equal("formula__c", text("a")), SUPERSET, "Formula__c = 'a'");
        assertNever(equal("formula__c", text("")));
        assertFilter(equal("secret__c", text("a")), SUPERSET, "Secret__c = 'a'");
        assertNever(isNull("secret__c"));
        assertNever(new Like("secret__c", "a%", Optional.empty()));
    }

    @Test
    void testMultipicklists()
    {
        assertFilter(equal("tags__c", text("A;B")), SUPERSET, "Tags__c = 'A;B'");
        assertFilter(equal("tags__c", text("A"), text("B")), SUPERSET, "Tags__c = 'A' OR Tags__c = 'B'");
        assertNever(notEqual("tags__c", text("A")));
        assertNever(new Like("tags__c", "A%", Optional.empty()));
        assertFilter(isNull("tags__c"), EXACT, "Tags__c = null");
        assertFilter(new Contains("tags__c", text("A'")), SUPERSET, "Tags__c INCLUDES ('A\\'')");
        assertNever(new Contains("tags__c", text("A;B")));
        assertNever(new Contains("tags__c", text("")));
    }

    @Test
    void testFieldsThatNoConditionMayName()
    {
        assertNever(equal("long__c", text("a")));
        assertNever(isNull("long__c"));
        assertNever(isNull("any__c"));
        // it is described as filterable
        assertThat(TABLE.column("address__c")).isEmpty();
    }

    @Test
    void testObjectsOfOtherKinds()
    {
        for (String object : List.of("Thing__x", "Thing__b")) {
            TableDefinition table = Tables.table(object, field("Int__c", "int", "FSGAN"));
            assertThat(table.column("int__c").orElseThrow().filter().equality()).isEqualTo(NEVER);
            assertThat(table.column("int__c").orElseThrow().sortable()).isFalse();
        }
        TableDefinition metadata = Tables.table("Thing__mdt", field("Int__c", "int", "FSGAN"));
        assertThat(metadata.column("int__c").orElseThrow().filter().equality()).isEqualTo(EXACT);
        assertThat(metadata.column("int__c").orElseThrow().filter().range()).isEqualTo(NEVER);
    }

    private static RemoteValue text(String text)
    {
        return RemoteValue.of(text);
    }

    private static RemoteValue date(String text)
    {
        return value(ValueType.DATE, text);
    }

    private static RemoteValue instant(String text)
    {
        return value(ValueType.INSTANT, text);
    }

    private static RemoteValue[] doubles(int count)
    {
        RemoteValue[] values = new RemoteValue[count];
        for (int i = 0; i < count; i++) {
            values[i] = RemoteValue.of(i + 0.5);
        }
        return values;
    }

    private static Translation translate(ColumnPredicate predicate)
    {
        return FieldFilters.translate(Tables.scan(TABLE), predicate);
    }

    private static String where(ColumnPredicate predicate)
    {
        return translate(predicate).condition().where().orElseThrow();
    }

    private static void assertFilter(ColumnPredicate predicate, Verdict verdict, String where)
    {
        Translation translation = translate(predicate);
        assertThat(translation.condition().where()).describedAs(predicate.toString()).contains(where);
        assertThat(translation.verdict()).describedAs(predicate.toString()).isEqualTo(verdict);
        ApexGrammar.assertParses(Soql.select(List.of("Id"), "Thing__c").where(translation.condition()).text());
    }

    private static void assertNoRow(ColumnPredicate predicate)
    {
        assertThat(translate(predicate)).describedAs(predicate.toString()).isEqualTo(Translation.exact(Condition.FALSE));
    }

    private static void assertNever(ColumnPredicate predicate)
    {
        assertThat(allowed(predicate)).describedAs(predicate.toString()).isEqualTo(NEVER);
    }

    /**
     * What the column's declaration and the policy allow together.
     */
    private static Verdict allowed(ColumnPredicate predicate)
    {
        return new SalesforcePushdown().filter(Tables.scan(TABLE), predicate) == NEVER
                || TABLE.column(predicate.column()).orElseThrow().filter().equals(FilterSupport.NONE)
                || (predicate.equals(isNull(predicate.column())) && TABLE.column(predicate.column()).orElseThrow().filter().nullTest() == NEVER)
                || (predicate instanceof Like && TABLE.column(predicate.column()).orElseThrow().filter().like() == NEVER)
                ? NEVER
                : EXACT;
    }

    private static void assertWeakened(ColumnPredicate predicate, ColumnPredicate weaker)
    {
        assertThat(new SalesforcePushdown().weaken(Tables.scan(TABLE), predicate)).contains(weaker);
    }
}
