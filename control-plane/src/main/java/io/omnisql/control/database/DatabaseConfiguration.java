package io.omnisql.control.database;

import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.config.UnsafeConfigurationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Optional;

/**
 * Chooses between the embedded PostgreSQL and the server that {@code spring.datasource.url} names.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration
{
    private static final String DIRECTORY = "omnisql.database.embedded-directory";

    @Bean
    @ConditionalOnProperty(DIRECTORY)
    EmbeddedDatabase embeddedDatabase(ControlPlaneProperties properties)
    {
        return EmbeddedDatabase.start(properties.database().embeddedDirectory(), properties.database().embeddedPort());
    }

    @Bean
    JdbcConnectionDetails databaseLogin(DataSourceProperties server, ObjectProvider<EmbeddedDatabase> embedded)
    {
        Optional<EmbeddedDatabase> database = Optional.ofNullable(embedded.getIfAvailable());
        if (server.getUrl() != null && database.isPresent()) {
            throw refuse("Both spring.datasource.url and %s are set".formatted(DIRECTORY));
        }
        if (server.getUrl() == null && database.isEmpty()) {
            throw refuse("Neither spring.datasource.url nor %s is set".formatted(DIRECTORY));
        }
        return database
                .map(running -> new DatabaseLogin(running.jdbcUrl(), EmbeddedDatabase.USER, running.password()))
                .orElseGet(() -> new DatabaseLogin(server.getUrl(), server.getUsername(), server.getPassword()));
    }

    private static UnsafeConfigurationException refuse(String message)
    {
        return new UnsafeConfigurationException(
                message,
                "Set spring.datasource.url, username and password to use a PostgreSQL server, or %s to have one run beside the control plane".formatted(DIRECTORY));
    }
}
