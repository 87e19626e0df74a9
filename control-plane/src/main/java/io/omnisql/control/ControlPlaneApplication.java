package io.omnisql.control;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The service that manages tenants and publishes what the data planes serve from. No query passes through it.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public final class ControlPlaneApplication
{
    private ControlPlaneApplication() {}

    public static void main(String[] arguments)
    {
        SpringApplication.run(ControlPlaneApplication.class, arguments);
    }
}
