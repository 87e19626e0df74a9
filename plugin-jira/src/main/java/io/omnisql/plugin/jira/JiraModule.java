package io.omnisql.plugin.jira;

import com.google.inject.Binder;
import com.google.inject.Module;
import io.omnisql.toolkit.adapter.SaasAdapter;

import java.time.Clock;

import static java.util.Objects.requireNonNull;

/**
 * Binds the adapter.
 */
final class JiraModule
        implements Module
{
    private final Clock clock;

    JiraModule(Clock clock)
    {
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void configure(Binder binder)
    {
        binder.bind(SaasAdapter.class).toInstance(JiraAdapter.create(clock));
    }
}
