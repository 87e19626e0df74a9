package io.omnisql.plugin.jira.scan;

import com.google.common.collect.ImmutableList;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.TableDefinition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * A table as data: a list that Jira has, once or once for each of its parents, and its columns. The parents' columns come first.
 *
 * @param needs what parameters hold besides what the columns need, by name
 * @param defaultOrder the order in which no row moves while pages are read, where the list has orders
 * @param counted whether the total that pages tell is exact
 * @param parallel whether the pages of one list are read at the same time when there are few lists: it costs a request to know how many
 */
public record ListSpec(
        String name,
        String comment,
        Listing listing,
        Optional<ParentList> parent,
        Map<String, String> needs,
        Optional<String> defaultOrder,
        boolean counted,
        boolean parallel,
        List<ListColumn> columns)
{
    public ListSpec
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(listing, "listing is null");
        requireNonNull(parent, "parent is null");
        needs = Map.copyOf(needs);
        requireNonNull(defaultOrder, "defaultOrder is null");
        columns = List.copyOf(columns);
    }

    public static ListSpec list(String name, String comment, Listing listing, ListColumn... columns)
    {
        return new ListSpec(name, comment, listing, Optional.empty(), Map.of(), Optional.empty(), false, false, List.of(columns));
    }

    public ListSpec ofEach(ParentList parent)
    {
        return new ListSpec(name, comment, listing, Optional.of(parent), needs, defaultOrder, counted, parallel, columns);
    }

    public ListSpec needing(String parameter, String value)
    {
        return new ListSpec(name, comment, listing, parent, Map.of(parameter, value), defaultOrder, counted, parallel, columns);
    }

    public ListSpec inOrder(String order)
    {
        return new ListSpec(name, comment, listing, parent, needs, Optional.of(order), counted, parallel, columns);
    }

    public ListSpec withExactTotal()
    {
        return new ListSpec(name, comment, listing, parent, needs, defaultOrder, true, parallel, columns);
    }

    public ListSpec inParallel()
    {
        return new ListSpec(name, comment, listing, parent, needs, defaultOrder, counted, true, columns);
    }

    /**
     * The table where it is read from a list that takes no parameters.
     */
    public ListSpec readFrom(Listing listing, Optional<ParentList> parent)
    {
        List<ListColumn> own = columns.stream().filter(column -> !column.isConstant()).map(ListColumn::unfiltered).toList();
        return new ListSpec(name, comment, listing, parent, Map.of(), Optional.empty(), false, false, own);
    }

    Optional<ListColumn> find(String column)
    {
        return columns.stream().filter(candidate -> candidate.name().equals(column)).findFirst();
    }

    List<ListColumn> carried()
    {
        return parent.map(ParentList::carried).orElse(List.of());
    }

    boolean isCarried(String column)
    {
        return carried().stream().anyMatch(candidate -> candidate.name().equals(column));
    }

    public TableDefinition definition()
    {
        // the parents' values are known before the first row, and so stand nowhere in it
        Stream<ColumnDefinition> parents = carried().stream()
                .map(ListColumn::column)
                .map(column -> ColumnDefinition.column(column.name(), column.type(), "/(parent)/" + column.name(), column.comment()).notNull().withFilter(ParentList.support()));
        return new TableDefinition(name, comment, ImmutableList.<ColumnDefinition>builder()
                .addAll(parents.toList())
                .addAll(columns.stream().map(ListColumn::definition).toList())
                .build());
    }
}
