package io.omnisql.control.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/**
 * What the OpenAPI document says beside what the controllers say.
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info = @Info(
                title = "OmniSQL control plane",
                version = "v1",
                description = "Every change needs If-Match with the resource's ETag (or *), except POST. Every error is application/problem+json; its code is stable."),
        security = {@SecurityRequirement(name = "operator"), @SecurityRequirement(name = "tenant-admin"), @SecurityRequirement(name = "data-plane")})
@SecurityScheme(name = "operator", type = SecuritySchemeType.HTTP, scheme = "bearer", description = "The operator's token: every tenant")
@SecurityScheme(
        name = "tenant-admin",
        type = SecuritySchemeType.HTTP,
        scheme = "basic",
        description = "<tenant>/<user> and an API key of a user who has the role tenant-admin: the own tenant only")
@SecurityScheme(name = "data-plane", type = SecuritySchemeType.HTTP, scheme = "bearer", description = "A data plane's token: what it pulls and reports under /v1/planes/<plane>")
class ApiDescription {}
