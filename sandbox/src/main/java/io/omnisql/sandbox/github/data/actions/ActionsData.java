package io.omnisql.sandbox.github.data.actions;

import java.util.List;
import java.util.Optional;

/**
 * What a repository has of GitHub Actions.
 *
 * @param runs in the order of their ids
 */
public record ActionsData(
        List<Workflow> workflows,
        List<WorkflowRun> runs,
        List<Artifact> artifacts,
        List<Runner> runners,
        List<ActionsCache> caches,
        List<Setting> variables,
        List<Setting> secrets)
{
    public static final ActionsData EMPTY = new ActionsData(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ActionsData
    {
        workflows = List.copyOf(workflows);
        runs = List.copyOf(runs);
        artifacts = List.copyOf(artifacts);
        runners = List.copyOf(runners);
        caches = List.copyOf(caches);
        variables = List.copyOf(variables);
        secrets = List.copyOf(secrets);
    }

    public Optional<WorkflowRun> run(long id)
    {
        return runs.stream().filter(run -> run.id() == id).findFirst();
    }

    /**
     * The runs on a commit.
     */
    public List<WorkflowRun> runsOf(String sha)
    {
        return runs.stream().filter(run -> run.sha().equals(sha)).toList();
    }
}
