package io.omnisql.plugin.jira.issues;

import com.google.common.base.Splitter;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * An issue by its names, which hold neither spaces nor commas.
 */
record IssueName(String id, String key)
{
    IssueName
    {
        requireNonNull(id, "id is null");
        requireNonNull(key, "key is null");
    }

    /**
     * Key of the issue's project, which begins the issue's own.
     */
    String project()
    {
        return key.substring(0, Math.max(0, key.lastIndexOf('-')));
    }

    static IssueName of(String text)
    {
        List<String> parts = Splitter.on(',').splitToList(text);
        return new IssueName(parts.get(0), parts.get(1));
    }

    @Override
    public String toString()
    {
        return id + "," + key;
    }
}
