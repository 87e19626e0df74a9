package io.omnisql.plugin.jira.jql;

import io.omnisql.plugin.jira.jql.Choice.Part;
import io.omnisql.sandbox.jira.jql.Clause;
import io.omnisql.sandbox.jira.jql.Operand;
import io.omnisql.sandbox.jira.jql.Operator;
import io.omnisql.sandbox.jira.jql.Parser;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.RemotePredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.AnyOf;
import io.omnisql.toolkit.adapter.RemotePredicate.Contains;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.TableDefinition;
import io.omnisql.toolkit.adapter.ValueType;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever text a value is, Jira's grammar reads it as that one value, and the search as what was meant.
 */
class TestJqlStructure
{
    private static final List<String> FRAGMENTS = List.of(
            "\"",
            "'",
            "\\",
            "\\\\",
            "\\\"",
            "\n",
            "\r",
            "\t",
            "\u0000",
            "\u0007",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\ud83d",
            "\ude00",
            "🎉",
            "é",
            "中",
            ")",
            "(",
            "(((",
            " OR ",
            " AND ",
            " NOT ",
            " ORDER BY created",
            "=",
            "!=",
            "~",
            "<",
            ">",
            ",",
            ";",
            "--",
            "/*",
            "%",
            "*",
            "?",
            "$",
            "#",
            "@",
            "[",
            "]",
            "{",
            "}",
            "&",
            "|",
            "!",
            "^",
            "`",
            "+",
            "EMPTY",
            "null",
            "cf[10021]",
            "currentUser()",
            "project IS NOT EMPTY",
            "a",
            "B",
            "0",
            "1e9",
            "-5",
            " ",
            "\\u0022",
            "\\n",
            "\\q",
            "membersOf(\"x\")",
            "\" OR \"\" = \"");

    private static final RemoteQuery QUERY = RemoteQuery.scan(new TableDefinition("issues", "", List.of(
            column("labels", ValueType.VARCHAR_ARRAY, IssueClause.of("labels", "labels", ClauseKind.LIST)),
            column("severity", ValueType.VARCHAR, IssueClause.of("customfield_1", "cf[1]", ClauseKind.NAME)),
            column("assignee", ValueType.VARCHAR, IssueClause.of("assignee", "assignee", ClauseKind.USER)))));

    private static final SiteValues SITE = new SiteValues()
    {
        @Override
        public List<String> choices(Choice choice, Part part, String value)
        {
            throw new AssertionError();
        }

        @Override
        public Existence existence(Value value)
        {
            return Existence.YES;
        }
    };

    private static ColumnDefinition column(String name, ValueType type, IssueClause clause)
    {
        return ColumnDefinition.column(name, type, "", "").withAttributes(clause.attributes());
    }

    @Test
    void testHostileText()
    {
        long seed = Long.getLong("omnisql.property.seed", new Random().nextLong());
        Random random = new Random(seed);
        int said = 0;
        for (int i = 0; i < 50_000; i++) {
            String first = hostile(random);
            String second = hostile(random);
            if (JqlLiterals.text(first).isEmpty() || JqlLiterals.text(second).isEmpty() || first.equals(second)) {
                continue;
            }
            said++;
            String jql = new JqlRenderer(QUERY, SITE).all(List.of(
                    new Contains("labels", RemoteValue.of(first)),
                    new AnyOf(List.of(equal("assignee", second), new Values("severity", Stream.of(first, second).map(RemoteValue::of).map(RemoteRange::equal).toList(), true))))).toString();
            Clause expected = new Clause.And(List.of(
                    new Clause.Comparison("labels", Operator.EQUALS, new Operand.Literal(first, false)),
                    new Clause.Or(List.of(
                            new Clause.Comparison("assignee", Operator.EQUALS, new Operand.Literal(second, false)),
                            new Clause.Or(List.of(
                                    new Clause.Comparison("cf[1]", Operator.IN, new Operand.Values(List.of(new Operand.Literal(first, false), new Operand.Literal(second, false)))),
                                    new Clause.Comparison("cf[1]", Operator.IS, new Operand.Empty())))))));
            assertThat(Parser.parse(jql + " ORDER BY created ASC, key ASC").where()).describedAs("seed %s: %s", seed, jql).isEqualTo(expected);
        }
        assertThat(said).isGreaterThan(10_000);
    }

    private static RemotePredicate equal(String column, String value)
    {
        return new Values(column, List.of(RemoteRange.equal(RemoteValue.of(value))), false);
    }

    private static String hostile(Random random)
    {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(6);
        for (int i = 0; i < parts; i++) {
            text.append(random.nextInt(8) == 0 ? Character.toString(random.nextInt(0x10_FFFF)) : FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString();
    }

    @Test
    void testWhatCannotBeSaid()
    {
        for (String text : List.of("\u0000", "a\u001bb", "\u007f", "\ud83d", "\ude00x", "\ufffe")) {
            assertThat(JqlLiterals.text(text)).describedAs(text).isEmpty();
        }
        assertThat(JqlLiterals.text("a\tb\nc")).hasValue("\"a\\tb\\nc\"");
        assertThat(JqlLiterals.text("")).hasValue("\"\"");
    }
}
