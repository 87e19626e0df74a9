package io.omnisql.control.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

@TestConfiguration(proxyBeanMethods = false)
public class ServiceBeans
{
    @Bean
    @Lazy
    Api api(Environment environment)
    {
        return new Api("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"));
    }

    @Bean
    @Primary
    RecordingGenerations recordingGenerations()
    {
        return new RecordingGenerations();
    }
}
