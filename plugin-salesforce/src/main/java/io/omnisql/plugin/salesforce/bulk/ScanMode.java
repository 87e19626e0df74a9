package io.omnisql.plugin.salesforce.bulk;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import static java.util.Locale.ROOT;

/**
 * How all rows of an object are read.
 */
public enum ScanMode
{
    /**
     * By whichever needs fewer requests.
     */
    AUTO,
    /**
     * A page of 2,000 rows at most by each request.
     */
    REST,
    /**
     * By an export job, where the object can be exported.
     */
    BULK;

    /**
     * An export takes the creation, some polls, the list of pages and a request for each: about as many requests as REST takes for
     * 25,000 rows. It starts later, so it has to save more than that.
     */
    static final long WORTH_AN_EXPORT = 30_000;

    /**
     * What Salesforce does not export, as tools that read every object have found.
     */
    private static final Set<String> NOT_EXPORTED = Set.of(
            "acceptedeventrelation",
            "assettokenevent",
            "attachedcontentnote",
            "attachment",
            "casestatus",
            "contractstatus",
            "declinedeventrelation",
            "eventwhorelation",
            "fieldsecurityclassification",
            "orderstatus",
            "partnerrole",
            "quotetemplaterichtextdata",
            "recentlyviewed",
            "serviceappointmentstatus",
            "solutionstatus",
            "taskpriority",
            "taskstatus",
            "taskwhorelation",
            "undecidedeventrelation");

    /**
     * The mode with a name in any case, empty when there is none.
     */
    public static Optional<ScanMode> find(String name)
    {
        return Arrays.stream(values()).filter(mode -> mode.name().equalsIgnoreCase(name)).findFirst();
    }

    /**
     * Whether an object's rows can be exported at all.
     *
     * @param object the API name
     */
    public static boolean isExported(String object)
    {
        String name = object.toLowerCase(ROOT);
        // settings and external objects are not in the tables that exports read
        return !NOT_EXPORTED.contains(name) && !name.endsWith("__mdt") && !name.endsWith("__x") && !name.endsWith("changeevent");
    }

    /**
     * Whether rows are read by an export.
     *
     * @param rows how many there are about, empty when that is not known
     */
    public boolean exports(String object, OptionalLong rows)
    {
        return switch (this) {
            case REST -> false;
            case BULK -> isExported(object);
            case AUTO -> isExported(object) && rows.orElse(0) >= WORTH_AN_EXPORT;
        };
    }
}
