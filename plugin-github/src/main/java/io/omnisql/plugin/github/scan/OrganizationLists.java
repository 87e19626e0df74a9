package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Finds out whether an organization's list of the rows of all its repositories can be read in place of the repositories' own lists. GitHub
 * gives it to the organization's owners and security managers only, who may read each of its repositories.
 */
record OrganizationLists(RestSpec spec, RestRequests requests, ConnectionInfo connection, RemoteReader reader)
{
    OrganizationLists
    {
        requireNonNull(spec, "spec is null");
        requireNonNull(requests, "requests is null");
        requireNonNull(connection, "connection is null");
        requireNonNull(reader, "reader is null");
    }

    /**
     * The organizations whose lists have rows, and the repositories of the other owners: one request for each owner, for one row.
     */
    List<Parent> parents(RemoteQuery query, ParentScope scope)
    {
        ImmutableList.Builder<Parent> parents = ImmutableList.builder();
        for (Parent owner : scope.wholeOwners()) {
            RemoteResponse answer = reader.read(request(query, owner));
            if (answer.status() != 200) {
                parents.addAll(scope.of(owner).spelledParents(reader));
            }
            else if (!RepositoryListing.parse(answer.body()).isEmpty()) {
                parents.add(owner);
            }
        }
        return parents.build();
    }

    private RemoteRequest request(RemoteQuery query, Parent owner)
    {
        List<Parameter> parameters = ImmutableList.<Parameter>builder()
                .addAll(spec.fixed())
                .addAll(requests.filters(query, owner))
                .add(new Parameter("per_page", "1"))
                .build();
        return requests.request(connection, query, owner, parameters).withHeaders(ImmutableMap.of(Leniency.HEADER, Leniency.FORBIDDEN));
    }
}
