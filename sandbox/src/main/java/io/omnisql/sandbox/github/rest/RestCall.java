package io.omnisql.sandbox.github.rest;

import io.omnisql.sandbox.github.Scope;
import io.omnisql.sandbox.github.access.PrimaryLimits;
import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Conversation;
import io.omnisql.sandbox.github.data.GithubData;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;
import io.omnisql.sandbox.github.json.GithubJson;
import io.omnisql.sandbox.http.QueryString;

import java.util.Map;
import java.util.Optional;

/**
 * One call of an endpoint.
 *
 * @param pathVariables decoded, by the name in the path's template
 * @param namedRepository what the path names, empty when it names none; the caller may see it
 * @param linkUrl the URL without a query that links use: ids stand in place of names
 * @param accept the header, empty when it is not given
 */
record RestCall(
        Scope scope,
        GithubJson json,
        PrimaryLimits limits,
        Map<String, String> pathVariables,
        Optional<Repository> namedRepository,
        Arguments arguments,
        QueryString query,
        String linkUrl,
        String documentation,
        String accept)
{
    GithubData data()
    {
        return scope.data();
    }

    Repository repository()
    {
        return namedRepository.orElseThrow();
    }

    RepositoryContents contents()
    {
        return data().contents(repository().id());
    }

    /**
     * The account that a variable of the path names.
     *
     * @throws RestException 404 when there is none
     */
    Account account(String variable)
    {
        return data().account(pathVariables.get(variable)).orElseThrow(RestException::notFound);
    }

    /**
     * The issue or pull request that a variable of the path names.
     *
     * @throws RestException 404 when there is none
     */
    Conversation conversation(String variable)
    {
        String number = pathVariables.get(variable);
        if (!number.matches("[0-9]{1,9}")) {
            throw RestException.notFound();
        }
        return contents().conversation(Integer.parseInt(number)).orElseThrow(RestException::notFound);
    }

    /**
     * The number in a variable of the path.
     *
     * @throws RestException 404 when it is none
     */
    long id(String variable)
    {
        String id = pathVariables.get(variable);
        if (!id.matches("[0-9]{1,18}")) {
            throw RestException.notFound();
        }
        return Long.parseLong(id);
    }

    /**
     * @throws RestException 404 when the path names no organisation
     */
    Account organization()
    {
        Account organization = account("org");
        if (organization.kind() != Account.Kind.ORGANIZATION) {
            throw RestException.notFound();
        }
        return organization;
    }

    /**
     * @throws RestException 403 when the caller may not push to the repository
     */
    void requirePush()
    {
        if (!scope.principal().hasAccess(data(), repository())) {
            throw RestException.of(403, "Must have admin rights to Repository.", documentation);
        }
    }

    /**
     * @throws RestException 401 without a token
     */
    void requireAuthentication()
    {
        if (scope.principal().isAnonymous()) {
            throw RestException.of(401, "Requires authentication", documentation);
        }
    }

    /**
     * The caller's account.
     *
     * @throws RestException 401 without a token, 403 for an installation, which is no user
     */
    Account viewer()
    {
        requireAuthentication();
        if (scope.principal().installedOn().isPresent()) {
            throw RestException.of(403, "Resource not accessible by integration", documentation);
        }
        return scope.principal().user().orElseThrow();
    }

    RestException invalid(String resource, String field)
    {
        return RestException.invalid(resource, field, arguments.value(field), documentation);
    }
}
