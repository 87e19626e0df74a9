package io.omnisql.sandbox.salesforce.data;

import java.util.List;

/**
 * The organisations behind one server.
 */
public record SalesforceData(List<Org> orgs)
{
    public SalesforceData
    {
        orgs = List.copyOf(orgs);
    }

    public Org org(String name)
    {
        return orgs.stream()
                .filter(org -> org.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no organisation " + name));
    }
}
