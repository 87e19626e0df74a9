package io.omnisql.control.keys;

import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.SecretFiles;
import io.omnisql.control.config.UnsafeConfigurationException;
import io.omnisql.tenancy.keys.ConnectionSecrets;
import io.omnisql.tenancy.keys.KeyManagement;
import io.omnisql.tenancy.keys.KeyUnavailableException;
import io.omnisql.tenancy.keys.LocalKeyManagement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.nio.file.Path;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration
{
    @Bean
    KeyManagement keyManagement(ControlPlaneProperties properties)
    {
        Path masterKeyFile = properties.keys().local().masterKeyFile();
        SecretFiles.requirePrivate("omnisql.keys.local.master-key-file", masterKeyFile);
        try {
            return new LocalKeyManagement(masterKeyFile);
        }
        catch (KeyUnavailableException e) {
            throw new UnsafeConfigurationException(
                    "omnisql.keys.local.master-key-file: " + e.getMessage(),
                    "Name the right file; a new one is made with: openssl rand -base64 32");
        }
    }

    @Bean
    ConnectionSecrets connectionSecrets()
    {
        return new ConnectionSecrets();
    }
}
