package io.omnisql.control.security;

import io.omnisql.control.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

import java.util.function.BiPredicate;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Who may send which request. What is not listed is the operator's alone.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration
{
    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, BearerTokens tokens, TenantAdmins admins, ProblemWriter writer)
    {
        Refusals refusals = new Refusals(writer);
        AuthorizationManager<RequestAuthorizationContext> operator = allow((caller, _) -> caller instanceof Caller.Operator);
        AuthorizationManager<RequestAuthorizationContext> manager = allow((caller, _) -> !(caller instanceof Caller.DataPlane));
        AuthorizationManager<RequestAuthorizationContext> tenantManager = allow((caller, request) -> switch (caller) {
            case Caller.Operator _ -> true;
            case Caller.TenantAdmin admin -> admin.tenant().value().equals(request.getVariables().get("tenant"));
            case Caller.DataPlane _ -> false;
        });
        AuthorizationManager<RequestAuthorizationContext> plane = allow((caller, request) ->
                caller instanceof Caller.DataPlane(String id) && id.equals(request.getVariables().get("plane")));

        return http
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new CredentialsFilter(tokens, admins), AnonymousAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(GET, "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness").permitAll()
                        .requestMatchers(GET, "/v3/api-docs", "/v3/api-docs.yaml").permitAll()
                        .requestMatchers(POST, "/v1/webhooks/{connector:github|jira|salesforce}/{tenant}/{connection}").permitAll()
                        .requestMatchers("/v1/planes/{plane}/**").access(plane)
                        .requestMatchers(PATCH, "/v1/tenants/{tenant}").access(operator)
                        .requestMatchers(DELETE, "/v1/tenants/{tenant}").access(operator)
                        .requestMatchers(PUT, "/v1/tenants/{tenant}/limits").access(operator)
                        .requestMatchers("/v1/tenants/{tenant}", "/v1/tenants/{tenant}/**").access(tenantManager)
                        .requestMatchers(GET, "/v1/audit").access(manager)
                        .anyRequest().access(operator))
                .build();
    }

    /**
     * Keeps the framework from making a user of its own.
     */
    @Bean
    AuthenticationManager authenticationManager()
    {
        return _ -> {
            throw new ProviderNotFoundException("Requests are authenticated by their headers only");
        };
    }

    private static AuthorizationManager<RequestAuthorizationContext> allow(BiPredicate<Caller, RequestAuthorizationContext> rule)
    {
        return (authentication, request) -> new AuthorizationDecision(
                authentication.get() != null && authentication.get().getPrincipal() instanceof Caller caller && rule.test(caller, request));
    }
}
