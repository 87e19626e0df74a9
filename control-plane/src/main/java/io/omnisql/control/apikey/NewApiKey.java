package io.omnisql.control.apikey;

import java.time.Instant;

/**
 * A fresh API key; the only time that the key itself is shown.
 *
 * @param expiresAt null means never
 */
record NewApiKey(String id, String key, Instant expiresAt)
{
    /**
     * Names the key without its secret.
     */
    @Override
    public String toString()
    {
        return "NewApiKey[" + id + "]";
    }
}
