package io.omnisql.tenancy.keys;

import java.nio.file.Path;

/**
 * Opens the key-management service that a configuration names.
 */
public final class KeyManagements
{
    private KeyManagements() {}

    /**
     * @param provider {@code local}
     * @param masterKeyFile the local provider's master key
     * @throws IllegalArgumentException when there is no such provider
     * @throws KeyUnavailableException when the provider cannot be opened
     */
    public static KeyManagement open(String provider, Path masterKeyFile)
    {
        if (provider.equals(LocalKeyManagement.PROVIDER)) {
            return new LocalKeyManagement(masterKeyFile);
        }
        throw new IllegalArgumentException("There is no key provider '%s'; use '%s'".formatted(provider, LocalKeyManagement.PROVIDER));
    }
}
