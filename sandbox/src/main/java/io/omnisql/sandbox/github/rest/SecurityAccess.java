package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.security.SecurityData;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who may see alerts, and of which repositories.
 */
final class SecurityAccess
{
    private SecurityAccess() {}

    /**
     * An alert with the repository that it lives in.
     */
    record Found<T>(Repository repository, T alert)
    {
        /**
         * A number that no two alerts of different repositories share.
         */
        long id(int number)
        {
            return repository.id() * 10_000 + number;
        }
    }

    /**
     * @throws RestException 401 without a token, 403 for those who may not push
     */
    static SecurityData ofRepository(RestCall call)
    {
        call.requireAuthentication();
        if (!call.scope().principal().hasAccess(call.data(), call.repository())) {
            throw RestException.of(403, "You are not authorized to perform this operation.", call.documentation());
        }
        return call.contents().security();
    }

    static <T> Stream<Found<T>> inRepository(RestCall call, Function<SecurityData, List<T>> alerts)
    {
        return alerts.apply(ofRepository(call)).stream().map(alert -> new Found<>(call.repository(), alert));
    }

    /**
     * @param refused status of the refusal
     * @throws RestException for those who do not own the organisation; nobody is its security manager
     */
    static <T> Stream<Found<T>> inOrganization(RestCall call, int refused, Function<SecurityData, List<T>> alerts)
    {
        Account organization = call.organization();
        if (!call.scope().isOwner(organization)) {
            throw RestException.of(refused, refused == 404 ? "Not Found" : "You are not authorized to perform this operation.", call.documentation());
        }
        return call.scope().visibleRepositories().stream()
                .filter(repository -> repository.owner().equals(organization) && call.scope().principal().hasAccess(call.data(), repository))
                .flatMap(repository -> alerts.apply(call.data().contents(repository.id()).security()).stream().map(alert -> new Found<>(repository, alert)));
    }
}
