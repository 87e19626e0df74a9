package io.omnisql.sandbox.jira;

import io.omnisql.sandbox.jira.data.Catalog;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.JiraData;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.data.User;
import io.omnisql.sandbox.jira.field.FieldCatalog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asks which site, and when.
 *
 * @param user empty for anonymous callers, who see nothing
 * @param baseUrl of the site or of its gateway, without a slash at the end
 * @param dataCenter whether the site is a Data Center, where users have names and texts are wiki markup
 */
public record Scope(Site site, FieldCatalog fields, Optional<User> user, Instant now, String baseUrl, boolean dataCenter)
{
    private static final String SITE_ZONE = "America/Los_Angeles";

    public JiraData data()
    {
        return site.data();
    }

    public Catalog catalog()
    {
        return site.data().catalog();
    }

    /**
     * The zone of the caller's profile.
     */
    public ZoneId zone()
    {
        return ZoneId.of(user.map(User::timeZone).orElse(SITE_ZONE));
    }

    public boolean browses(Project project)
    {
        return user.isPresent() && (!project.isPrivate() || user.get().seesSecured());
    }

    public boolean sees(Issue issue)
    {
        Project project = catalog().project(issue.projectId());
        return browses(project) && !project.archived() && (issue.securityLevelId() == null || user.orElseThrow().seesSecured());
    }

    public boolean administrates()
    {
        return user.map(User::administrator).orElse(false);
    }

    /**
     * A project that the caller may browse, by its id or a key of any case.
     */
    public Optional<Project> project(String idOrKey)
    {
        String key = idOrKey.toUpperCase(Locale.ROOT);
        return catalog().projects().stream()
                .filter(this::browses)
                .filter(project -> project.key().equals(key) || project.formerKeys().contains(key) || Long.toString(project.id()).equals(idOrKey))
                .findFirst();
    }

    /**
     * An issue that the caller may see, by its id or a present or former key.
     */
    public Optional<Issue> issue(String idOrKey)
    {
        Optional<Issue> issue = idOrKey.matches("[0-9]{1,18}") ? data().issue(Long.parseLong(idOrKey)) : data().issueByKey(idOrKey);
        return issue.filter(this::sees);
    }
}
