package io.omnisql.toolkit.adapter;

import java.util.List;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Chains of pages that go on where one chain ends. Each of their answers was asked for after all answers of that chain were there.
 *
 * @param chains the first page of each; they are read side by side
 * @param last the first page of a chain that is read after them: each of its answers was asked for after all of theirs were there
 */
public record Fork(List<PageRequest> chains, PageRequest last)
{
    public Fork
    {
        chains = List.copyOf(chains);
        checkArgument(!chains.isEmpty(), "no chains");
        requireNonNull(last, "last is null");
    }
}
