package io.omnisql.control;

import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.testing.ControlPlaneTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Repository;
import org.springframework.util.ClassUtils;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The second lock between tenants: no repository can be asked for data without saying whose.
 */
@ControlPlaneTest
public class TestRepositories
{
    private static final Set<String> OVER_ALL_TENANTS = Set.of(
            "PolicyRepository.rowMapper",
            "TenantRepository.list",
            "UsageRepository.store",
            "DeliveryRepository.forgetOld");

    private final ApplicationContext context;

    public TestRepositories(ApplicationContext context)
    {
        this.context = context;
    }

    @Test
    public void testEveryMethodTakesATenant()
    {
        Collection<Object> repositories = context.getBeansWithAnnotation(Repository.class).values();
        List<Method> methods = repositories.stream()
                .map(ClassUtils::getUserClass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .toList();
        assertThat(repositories).hasSize(9);
        assertThat(methods).hasSizeGreaterThan(30);
        assertThat(methods)
                .filteredOn(method -> !OVER_ALL_TENANTS.contains(method.getDeclaringClass().getSimpleName() + "." + method.getName()))
                .allSatisfy(method -> assertThat(method.getParameterTypes()).startsWith(TenantId.class));
    }
}
