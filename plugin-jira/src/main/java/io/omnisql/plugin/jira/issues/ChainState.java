package io.omnisql.plugin.jira.issues;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a chain of pages knows of the pages before.
 *
 * @param issues how many issues were read
 * @param token of the search's next page, empty when there is none
 * @param tokens digests of the tokens seen
 * @param empties pages without issues in a row
 * @param boundary minute of the last row that is needed, where rows are sorted and it is known
 * @param following the issue whose rows are being read, empty while issues are
 * @param read how many of that issue's rows were read
 * @param waiting issues whose rows are to be read by themselves
 * @param last ids of the issues that were read last, where the end of the chain is to be checked
 */
record ChainState(
        long issues,
        Optional<String> token,
        List<String> tokens,
        int empties,
        Optional<Long> boundary,
        Optional<IssueName> following,
        long read,
        List<IssueName> waiting,
        List<String> last)
{
    static final ChainState START = new ChainState(0, Optional.empty(), List.of(), 0, Optional.empty(), Optional.empty(), 0, List.of(), List.of());

    private static final char SEPARATOR = ' ';
    private static final int KEPT = 100;

    ChainState
    {
        requireNonNull(token, "token is null");
        tokens = List.copyOf(tokens);
        requireNonNull(boundary, "boundary is null");
        requireNonNull(following, "following is null");
        waiting = List.copyOf(waiting);
        last = List.copyOf(last);
    }

    ChainState withIssues(long issues, int empties, Optional<Long> boundary)
    {
        return new ChainState(issues, token, tokens, empties, boundary, following, read, waiting, last);
    }

    ChainState withLast(List<String> ids)
    {
        return ids.isEmpty() ? this : new ChainState(issues, token, tokens, empties, boundary, following, read, waiting, ids.subList(Math.max(0, ids.size() - KEPT), ids.size()));
    }

    ChainState withToken(Optional<String> token)
    {
        List<String> seen = new ArrayList<>(tokens);
        token.map(ChainState::digest).ifPresent(seen::add);
        return new ChainState(issues, token, seen, empties, boundary, following, read, waiting, last);
    }

    boolean hasSeen(String token)
    {
        return tokens.contains(digest(token));
    }

    ChainState withWaiting(List<IssueName> more)
    {
        List<IssueName> all = new ArrayList<>(waiting);
        all.addAll(more);
        return new ChainState(issues, token, tokens, empties, boundary, following, read, all, last);
    }

    /**
     * Goes on with the issue that waits first.
     */
    ChainState follow()
    {
        return new ChainState(issues, token, tokens, empties, boundary, Optional.of(waiting.getFirst()), 0, waiting.subList(1, waiting.size()), last);
    }

    ChainState withRead(long read)
    {
        return new ChainState(issues, token, tokens, empties, boundary, following, read, waiting, last);
    }

    ChainState search()
    {
        return new ChainState(issues, token, tokens, empties, boundary, Optional.empty(), 0, waiting, last);
    }

    /**
     * Another search for the same issues.
     */
    ChainState restarted()
    {
        return new ChainState(issues, Optional.empty(), List.of(), 0, Optional.empty(), Optional.empty(), 0, List.of(), last);
    }

    Map<String, String> toMap()
    {
        ImmutableMap.Builder<String, String> map = ImmutableMap.builder();
        map.put("issues", Long.toString(issues));
        map.put("empties", Integer.toString(empties));
        map.put("read", Long.toString(read));
        map.put("tokens", String.join(String.valueOf(SEPARATOR), tokens));
        map.put("waiting", String.join(String.valueOf(SEPARATOR), waiting.stream().map(IssueName::toString).toList()));
        map.put("last", String.join(String.valueOf(SEPARATOR), last));
        token.ifPresent(value -> map.put("token", value));
        boundary.ifPresent(value -> map.put("boundary", Long.toString(value)));
        following.ifPresent(value -> map.put("following", value.toString()));
        return map.buildOrThrow();
    }

    static ChainState of(Map<String, String> map)
    {
        if (map.isEmpty()) {
            return START;
        }
        return new ChainState(
                Long.parseLong(map.get("issues")),
                Optional.ofNullable(map.get("token")),
                split(map.get("tokens")),
                Integer.parseInt(map.get("empties")),
                Optional.ofNullable(map.get("boundary")).map(Long::valueOf),
                Optional.ofNullable(map.get("following")).map(IssueName::of),
                Long.parseLong(map.get("read")),
                split(map.get("waiting")).stream().map(IssueName::of).toList(),
                split(map.get("last")));
    }

    private static List<String> split(String text)
    {
        return Splitter.on(SEPARATOR).omitEmptyStrings().splitToList(text);
    }

    private static String digest(String token)
    {
        return Integer.toHexString(token.hashCode()) + "-" + token.length();
    }
}
