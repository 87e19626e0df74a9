package io.omnisql.plugin.github.scan;

import io.omnisql.toolkit.adapter.FilterSupport;
import io.omnisql.toolkit.adapter.RemoteFilter;
import io.omnisql.toolkit.adapter.RemotePredicate.ColumnPredicate;
import io.omnisql.toolkit.adapter.RemotePredicate.Values;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteRange;
import io.omnisql.toolkit.adapter.RemoteValue;
import io.omnisql.toolkit.adapter.Verdict;

import java.util.List;

import static io.omnisql.toolkit.adapter.Verdict.NEVER;
import static java.util.Objects.requireNonNull;

/**
 * A filter by login that is complete only among people.
 */
record AuthorFilter(ConnectionFilter login, String typeColumn)
        implements ConnectionFilter
{
    AuthorFilter
    {
        requireNonNull(login, "login is null");
        requireNonNull(typeColumn, "typeColumn is null");
    }

    @Override
    public FilterSupport support()
    {
        return login.support();
    }

    @Override
    public Verdict verdict(RemoteQuery query, ColumnPredicate predicate)
    {
        Values people = new Values(typeColumn, List.of(RemoteRange.equal(RemoteValue.of("User"))), false);
        boolean restricted = query.filters().stream().map(RemoteFilter::columnPredicate).anyMatch(people::equals);
        return restricted ? login.verdict(query, predicate) : NEVER;
    }

    @Override
    public boolean isRefined()
    {
        return login.isRefined();
    }

    @Override
    public void apply(ColumnPredicate predicate, ConnectionArguments arguments)
    {
        login.apply(predicate, arguments);
    }
}
