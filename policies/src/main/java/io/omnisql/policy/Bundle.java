package io.omnisql.policy;

import static java.util.Objects.requireNonNull;

/**
 * What a bundle brings: the data of the policy, under the revision that the control plane gave it.
 *
 * @param revision the control plane's name for this state
 * @param data the JSON object that the policy sees as {@code data}
 */
record Bundle(String revision, String data)
{
    Bundle
    {
        requireNonNull(revision, "revision is null");
        requireNonNull(data, "data is null");
    }

    /**
     * Leaves the data out: it is the list of all customers.
     */
    @Override
    public String toString()
    {
        return "Bundle[revision=" + revision + "]";
    }
}
