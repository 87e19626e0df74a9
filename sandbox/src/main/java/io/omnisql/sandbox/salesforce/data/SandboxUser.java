package io.omnisql.sandbox.salesforce.data;

import java.util.Locale;
import java.util.Set;

/**
 * A user who calls the API.
 *
 * @param id of the row in the object User
 * @param viewsAll whether every row is visible; else the user's own, and those of the users below in the hierarchy
 * @param below ids of the users whose rows are visible too
 * @param hidden objects ({@code Lead}) and fields ({@code Account.AnnualRevenue}) that the profile withholds
 */
public record SandboxUser(String id, String username, String name, String email, boolean viewsAll, Set<String> below, Set<String> hidden)
{
    public SandboxUser
    {
        below = Set.copyOf(below);
        hidden = Set.copyOf(hidden.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList());
    }

    public boolean seesObject(String object)
    {
        return !hidden.contains(object.toLowerCase(Locale.ROOT));
    }

    public boolean seesField(String object, String field)
    {
        return seesObject(object) && !hidden.contains((object + "." + field).toLowerCase(Locale.ROOT));
    }

    public boolean seesRowsOf(String ownerId)
    {
        return viewsAll || id.equals(ownerId) || below.contains(ownerId);
    }
}
