package io.omnisql.toolkit.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import static java.util.Objects.requireNonNull;

/**
 * Everything the toolkit needs to know of one service: data and a few small functions. Its interfaces carry plain records only,
 * so that an adapter can also run in another process.
 *
 * @param name the connector's name, e.g. the name of its catalog
 * @param tokens exchanges secrets for access tokens, empty when the secrets are sent as they are
 * @param renderers by the name that columns call them
 * @param transforms by the name that pages call them
 * @param options session properties of the adapter's own
 * @param passthroughs table functions that take a query in the service's own language
 * @param quotas reads how much of the service's own quotas is left, empty when answers do not tell
 * @param paces tells how fast the service may be asked
 * @param baseUrl makes the service's base URL of one as people write it, which has no slash at its end
 */
public record SaasAdapter(
        String name,
        TableCatalog tables,
        PushdownPolicy pushdown,
        ScanPlanner planner,
        RequestAuthorizer authorizer,
        ResponseClassifier classifier,
        Optional<TokenIssuer> tokens,
        Map<String, ValueRenderer> renderers,
        Map<String, BodyTransform> transforms,
        List<SessionOption> options,
        List<PassthroughQuery> passthroughs,
        Optional<QuotaReader> quotas,
        RequestPaces paces,
        UnaryOperator<String> baseUrl)
{
    public SaasAdapter
    {
        requireNonNull(name, "name is null");
        requireNonNull(tables, "tables is null");
        requireNonNull(pushdown, "pushdown is null");
        requireNonNull(planner, "planner is null");
        requireNonNull(authorizer, "authorizer is null");
        requireNonNull(classifier, "classifier is null");
        requireNonNull(tokens, "tokens is null");
        renderers = Map.copyOf(renderers);
        transforms = Map.copyOf(transforms);
        options = List.copyOf(options);
        passthroughs = List.copyOf(passthroughs);
        requireNonNull(quotas, "quotas is null");
        requireNonNull(paces, "paces is null");
        requireNonNull(baseUrl, "baseUrl is null");
    }

    public SaasAdapter(
            String name,
            TableCatalog tables,
            PushdownPolicy pushdown,
            ScanPlanner planner,
            RequestAuthorizer authorizer,
            ResponseClassifier classifier)
    {
        this(name, tables, pushdown, planner, authorizer, classifier, Optional.empty(), Map.of(), Map.of(), List.of(), List.of(), Optional.empty(), (_, _) -> Optional.empty(), UnaryOperator.identity());
    }

    public SaasAdapter withTokens(TokenIssuer tokens)
    {
        return new SaasAdapter(name, this.tables, pushdown, planner, authorizer, classifier, Optional.of(tokens), renderers, transforms, options, passthroughs, quotas, paces, baseUrl);
    }

    public SaasAdapter withRenderers(Map<String, ValueRenderer> renderers)
    {
        return new SaasAdapter(name, tables, pushdown, planner, authorizer, classifier, tokens, renderers, transforms, options, passthroughs, quotas, paces, baseUrl);
    }

    public SaasAdapter withTransforms(Map<String, BodyTransform> transforms)
    {
        return new SaasAdapter(name, tables, pushdown, planner, authorizer, classifier, tokens, renderers, transforms, options, passthroughs, quotas, paces, baseUrl);
    }

    public SaasAdapter withOptions(List<SessionOption> options)
    {
        return new SaasAdapter(name, tables, pushdown, planner, authorizer, classifier, tokens, renderers, transforms, options, passthroughs, quotas, paces, baseUrl);
    }

    public SaasAdapter withPassthroughs(List<PassthroughQuery> passthroughs)
    {
        return new SaasAdapter(name, tables, pushdown, planner, authorizer, classifier, tokens, renderers, transforms, options, passthroughs, quotas, paces, baseUrl);
    }

    public SaasAdapter withQuotas(QuotaReader quotas)
    {
        return new SaasAdapter(name, tables, pushdown, planner, authorizer, classifier, tokens, renderers, transforms, options, passthroughs, Optional.of(quotas), paces, baseUrl);
    }

    public SaasAdapter withPaces(RequestPaces paces)
    {
        return new SaasAdapter(name, tables, pushdown, planner, authorizer, classifier, tokens, renderers, transforms, options, passthroughs, quotas, paces, baseUrl);
    }

    public SaasAdapter withBaseUrl(UnaryOperator<String> baseUrl)
    {
        return new SaasAdapter(name, tables, pushdown, planner, authorizer, classifier, tokens, renderers, transforms, options, passthroughs, quotas, paces, baseUrl);
    }
}
