package io.omnisql.toolkit.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A place in a JSON document, with everything that is read at it and below. Built once, then only read.
 */
final class PathNode
{
    static final String ANY = "*";

    private final Map<String, PathNode> children = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private boolean rows;
    private boolean trees;

    /**
     * What is read at a place.
     */
    sealed interface Target
    {
        /**
         * A single value of the document.
         */
        record Capture(String pointer)
                implements Target {}

        /**
         * The value of a column, or an element of a list column.
         */
        record Column(int index)
                implements Target {}

        /**
         * The whole value of a column, whatever is read below it.
         */
        record Tree(int index)
                implements Target {}

        /**
         * The container of a list column's elements.
         *
         * @param complete whether every member is an element, even one that lacks the value
         */
        record ListColumn(int index, boolean complete)
                implements Target {}
    }

    /**
     * The place that a JSON pointer names, seen from this one; it is made when it is new.
     */
    PathNode at(String pointer)
    {
        PathNode node = this;
        for (String segment : segments(pointer)) {
            node = node.children.computeIfAbsent(segment, _ -> new PathNode());
        }
        return node;
    }

    static List<String> segments(String pointer)
    {
        if (pointer.isEmpty()) {
            return List.of();
        }
        checkArgument(pointer.startsWith("/"), "not a JSON pointer: %s", pointer);
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    void add(Target target)
    {
        targets.add(target);
        trees |= target instanceof Target.Tree;
    }

    void markRows()
    {
        rows = true;
    }

    boolean isRows()
    {
        return rows;
    }

    List<Target> targets()
    {
        return targets;
    }

    boolean hasTrees()
    {
        return trees;
    }

    /**
     * Whether something is read here or below besides whole values at this place.
     */
    boolean hasMoreThanTrees()
    {
        return !children.isEmpty() || !targets.stream().allMatch(Target.Tree.class::isInstance);
    }

    /**
     * The place of a member, null when nothing is read there.
     */
    PathNode member(String name)
    {
        PathNode member = children.get(name);
        return member == null ? children.get(ANY) : member;
    }

    PathNode element(int index)
    {
        if (children.isEmpty()) {
            return null;
        }
        return children.size() == 1 && children.containsKey(ANY) ? children.get(ANY) : member(Integer.toString(index));
    }

    /**
     * Gives every named child what its {@code *} sibling reads too, so that one lookup finds all.
     */
    void spreadWildcards()
    {
        PathNode any = children.get(ANY);
        if (any != null) {
            children.forEach((name, child) -> {
                if (!name.equals(ANY)) {
                    child.merge(any);
                }
            });
        }
        children.values().forEach(PathNode::spreadWildcards);
    }

    private void merge(PathNode other)
    {
        rows |= other.rows;
        other.targets.forEach(this::add);
        other.children.forEach((name, child) -> children.computeIfAbsent(name, _ -> new PathNode()).merge(child));
    }

    /**
     * Some column that is read here or below.
     */
    Optional<Integer> anyColumn()
    {
        for (Target target : targets) {
            switch (target) {
                case Target.Column(int index) -> {
                    return Optional.of(index);
                }
                case Target.ListColumn(int index, boolean _) -> {
                    return Optional.of(index);
                }
                case Target.Capture _, Target.Tree _ -> {}
            }
        }
        return children.values().stream()
                .map(PathNode::anyColumn)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
