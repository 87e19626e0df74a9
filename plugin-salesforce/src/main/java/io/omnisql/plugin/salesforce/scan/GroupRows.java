package io.omnisql.plugin.salesforce.scan;

import io.omnisql.plugin.salesforce.soql.Condition;
import io.omnisql.toolkit.adapter.PageOutcome;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The keys of a page of groups.
 *
 * @param sorted keys in the order of the sort
 * @param booleans keys whose order among groups with the same sorted keys is not relied upon
 * @param sortedValues a row of values per group
 * @param booleanValues a row of values per group
 */
record GroupRows(List<GroupKey> sorted, List<GroupKey> booleans, List<List<String>> sortedValues, List<List<String>> booleanValues)
{
    GroupRows
    {
        sorted = List.copyOf(sorted);
        booleans = List.copyOf(booleans);
        sortedValues = List.copyOf(sortedValues);
        booleanValues = List.copyOf(booleanValues);
    }

    static GroupRows of(PageOutcome outcome, List<GroupKey> sorted, List<GroupKey> booleans)
    {
        return new GroupRows(sorted, booleans, values(outcome, sorted), values(outcome, booleans));
    }

    private static List<List<String>> values(PageOutcome outcome, List<GroupKey> keys)
    {
        return IntStream.range(0, (int) outcome.rows())
                .mapToObj(row -> keys.stream().map(key -> outcome.lists().get(key.pointers()).get(row)).toList())
                .toList();
    }

    boolean isSorted()
    {
        return IntStream.range(1, sortedValues.size()).allMatch(row -> compare(sortedValues.get(row - 1), sortedValues.get(row)) <= 0);
    }

    private int compare(List<String> left, List<String> right)
    {
        for (int i = 0; i < sorted.size(); i++) {
            int order = sorted.get(i).compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * What holds for the groups after this page: their sorted keys come after the last ones, or are the same with booleans that were not seen.
     */
    Condition afterLast()
    {
        List<String> last = sortedValues.getLast();
        List<Condition> alternatives = new ArrayList<>();
        List<Condition> same = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            List<Condition> conjuncts = new ArrayList<>(same);
            conjuncts.add(sorted.get(i).after(last.get(i)));
            alternatives.add(Condition.and(conjuncts));
            same.add(sorted.get(i).equalTo(last.get(i)));
        }
        same.add(unseenBooleans(last));
        alternatives.add(Condition.and(same));
        return Condition.or(alternatives);
    }

    private Condition unseenBooleans(List<String> last)
    {
        Set<List<String>> seen = new HashSet<>();
        for (int row = 0; row < sortedValues.size(); row++) {
            if (sortedValues.get(row).equals(last)) {
                seen.add(booleanValues.get(row));
            }
        }
        return Condition.or(combinations(booleans.size()).stream()
                .filter(combination -> !seen.contains(combination))
                .map(combination -> Condition.and(IntStream.range(0, combination.size())
                        .mapToObj(i -> booleans.get(i).equalTo(combination.get(i)))
                        .toList()))
                .toList());
    }

    /**
     * All texts of so many booleans; of none, the one empty combination, which was seen.
     */
    private static List<List<String>> combinations(int size)
    {
        return IntStream.range(0, 1 << size)
                .mapToObj(bits -> IntStream.range(0, size).mapToObj(i -> Boolean.toString((bits >> i & 1) == 1)).toList())
                .toList();
    }
}
