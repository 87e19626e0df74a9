package io.omnisql.plugin.jira;

import com.google.inject.Binder;
import com.google.inject.Module;
import io.omnisql.toolkit.adapter.SaasAdapter;

/**
 * Binds the adapter.
 */
final class JiraModule
        implements Module
{
    @Override
    public void configure(Binder binder)
    {
        binder.bind(SaasAdapter.class).toInstance(JiraAdapter.create());
    }
}
