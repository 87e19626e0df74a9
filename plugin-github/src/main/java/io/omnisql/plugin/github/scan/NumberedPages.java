package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.Fork;
import io.omnisql.toolkit.adapter.PageRequest;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages that REST numbers of a list to whose end rows come only, read side by side. The last page and those that came meanwhile are read
 * after the others.
 * <p>
 * No row goes to a later page than it was on. When one is removed, those behind it come forward: what comes onto a page that was read is
 * missed, as it is where pages are read one after the other; what was read before, and again after it came forward, is given once.
 */
final class NumberedPages
{
    private static final int LEAST_PAGES = 5;
    private static final int MOST_CHAINS = 8;
    private static final String UNTIL = "until-page";
    private static final Pattern NUMBER = Pattern.compile("(?<=[?&]page=)[0-9]{1,9}(?=&|$)");

    private NumberedPages() {}

    /**
     * @param last the link to the last page
     * @param linked makes the page that a link leads to
     * @return empty when the pages have no numbers, or are few
     */
    static Optional<Fork> fork(String last, Function<String, PageRequest> linked)
    {
        int pages = number(last).orElse(0);
        if (pages < LEAST_PAGES) {
            return Optional.empty();
        }
        int between = pages - 2;
        int chains = Math.min(MOST_CHAINS, between);
        ImmutableList.Builder<PageRequest> firsts = ImmutableList.builder();
        for (int chain = 0; chain < chains; chain++) {
            int from = 2 + between * chain / chains;
            int until = 1 + between * (chain + 1) / chains;
            firsts.add(until(linked.apply(NUMBER.matcher(last).replaceFirst(Integer.toString(from))), until));
        }
        return Optional.of(new Fork(firsts.build(), until(linked.apply(last), Integer.MAX_VALUE)));
    }

    private static PageRequest until(PageRequest page, int until)
    {
        return page.withState(ImmutableMap.<String, String>builder().putAll(page.state()).put(UNTIL, Integer.toString(until)).buildOrThrow());
    }

    static boolean isPart(PageRequest page)
    {
        return page.state().containsKey(UNTIL);
    }

    /**
     * The page after one of a part, empty when another part goes on there.
     */
    static Optional<PageRequest> next(PageRequest previous, PageRequest linked)
    {
        int until = Integer.parseInt(previous.state().get(UNTIL));
        return number(previous.request().path()).orElse(0) >= until ? Optional.empty() : Optional.of(until(linked, until));
    }

    private static OptionalInt number(String link)
    {
        Matcher number = NUMBER.matcher(link);
        return number.find() ? OptionalInt.of(Integer.parseInt(number.group())) : OptionalInt.empty();
    }
}
