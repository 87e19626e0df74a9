package io.omnisql.control.usage;

import io.omnisql.control.api.UsageReport;
import io.omnisql.control.api.UsageReport.QueryUsage;
import io.omnisql.control.config.ControlPlaneProperties;
import io.omnisql.control.problem.Problem;
import io.omnisql.control.tenant.TenantId;
import io.omnisql.control.tenant.TenantRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

@RestController
class UsageController
{
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 366;

    private final UsageRepository usage;
    private final TenantRepository tenants;
    private final ControlPlaneProperties properties;

    UsageController(UsageRepository usage, TenantRepository tenants, ControlPlaneProperties properties)
    {
        this.usage = requireNonNull(usage, "usage is null");
        this.tenants = requireNonNull(tenants, "tenants is null");
        this.properties = requireNonNull(properties, "properties is null");
    }

    /**
     * Takes a data plane's report. A query that was reported before is not counted again.
     */
    @PostMapping("/v1/planes/{plane}/usage")
    Received report(@PathVariable String plane, @RequestBody UsageReport report)
    {
        UsageRules.check(plane, report);
        List<QueryUsage> served = report.queries().stream()
                .filter(query -> properties.planes().get(plane).serves(query.tenant()))
                .toList();
        int stored = usage.store(plane, served);
        return new Received(stored, report.queries().size() - stored);
    }

    /**
     * @param from first day (UTC), by default 29 days before the last
     * @param to last day (UTC), by default today
     */
    @GetMapping("/v1/tenants/{tenant}/usage")
    UsageSummary summary(@PathVariable TenantId tenant, @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to)
    {
        tenants.require(tenant);
        LocalDate last = Optional.ofNullable(to).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        LocalDate first = Optional.ofNullable(from).orElseGet(() -> last.minusDays(DEFAULT_DAYS - 1));
        if (first.isAfter(last) || first.plusDays(MAX_DAYS).isBefore(last)) {
            throw Problem.invalid("from", "must be at most %s days before to, and not after it".formatted(MAX_DAYS));
        }
        return new UsageSummary(first, last, usage.summary(tenant, first, last));
    }

    /**
     * What became of a report.
     *
     * @param stored queries that are new
     * @param ignored queries that were reported before, or whose tenant this plane does not serve
     */
    record Received(int stored, int ignored) {}
}
