package io.omnisql.toolkit.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * Chains that are read side by side, and the one that is read when all of them have ended. Used by a thread for each.
 */
final class ForkedChains
{
    private final int chains;
    private final Function<Basis, PageChain> last;
    private final List<Basis> ended = new ArrayList<>();

    /**
     * @param last makes the last chain, of what the others read
     */
    ForkedChains(int chains, Function<Basis, PageChain> last)
    {
        this.chains = chains;
        this.last = requireNonNull(last, "last is null");
    }

    /**
     * Tells that a chain has ended.
     *
     * @return the last chain, when no other one is read any more
     */
    synchronized Optional<PageChain> ended(Basis basis)
    {
        ended.add(basis);
        return ended.size() == chains ? Optional.of(last.apply(Basis.all(ended))) : Optional.empty();
    }
}
