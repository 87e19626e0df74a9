package io.omnisql.sandbox.jira.rest;

import io.omnisql.sandbox.jira.Scope;
import io.omnisql.sandbox.jira.data.Issue;
import io.omnisql.sandbox.jira.data.Project;
import io.omnisql.sandbox.jira.json.ActivityJson;
import io.omnisql.sandbox.jira.json.JiraJson;

import java.util.Map;

/**
 * One call of an endpoint.
 *
 * @param variables what stands in the path
 * @param url of the call without its query
 */
record RestCall(Scope scope, Map<String, String> variables, Arguments arguments, Knobs knobs, SearchTokens tokens, String url, String rawQuery)
{
    JiraJson json()
    {
        return new JiraJson(scope);
    }

    ActivityJson activity()
    {
        return new ActivityJson(scope);
    }

    Issue issue()
    {
        return scope.issue(variables.get("issueIdOrKey")).orElseThrow(RestException::issueNotFound);
    }

    Project project()
    {
        String idOrKey = variables.get("projectIdOrKey");
        return scope.project(idOrKey).orElseThrow(() -> RestException.notFound("No project could be found with key '%s'.".formatted(idOrKey)));
    }

    long id(String variable)
    {
        String text = variables.get(variable);
        if (!text.matches("[0-9]{1,18}")) {
            throw RestException.of(400, "'%s' is no id.".formatted(text));
        }
        return Long.parseLong(text);
    }
}
