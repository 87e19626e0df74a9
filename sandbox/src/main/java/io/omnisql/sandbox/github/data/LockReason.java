package io.omnisql.sandbox.github.data;

/**
 * Why a conversation was locked.
 */
public enum LockReason
{
    OFF_TOPIC("off-topic"), TOO_HEATED("too heated"), RESOLVED("resolved"), SPAM("spam");

    private final String restName;

    LockReason(String restName)
    {
        this.restName = restName;
    }

    /**
     * The reason as REST writes it.
     */
    public String restName()
    {
        return restName;
    }
}
