package io.omnisql.toolkit.connector;

import io.trino.spi.Page;

import static java.util.Objects.requireNonNull;

/**
 * Some columns of other pages, in the order that is asked for.
 */
final class SelectedColumns
        implements PageChain
{
    private final PageChain pages;
    private final int[] channels;

    SelectedColumns(PageChain pages, int... channels)
    {
        this.pages = requireNonNull(pages, "pages is null");
        this.channels = channels.clone();
    }

    @Override
    public boolean hasNext()
    {
        return pages.hasNext();
    }

    @Override
    public Page next()
    {
        return pages.next().getColumns(channels);
    }

    @Override
    public void close()
    {
        pages.close();
    }
}
