package io.omnisql.sandbox.github.data.delivery;

import io.omnisql.sandbox.github.data.Account;

import java.time.Instant;
import java.util.List;

/**
 * A request to bring a commit into an environment.
 *
 * @param description null when there is none
 * @param creator null when the account was deleted
 * @param statuses what became of it, oldest first
 */
public record Deployment(
        long id,
        long repositoryId,
        String sha,
        String ref,
        String task,
        String environment,
        String description,
        Account creator,
        Instant createdAt,
        Instant updatedAt,
        List<Status> statuses)
{
    public Deployment
    {
        statuses = List.copyOf(statuses);
    }

    /**
     * A step of a deployment.
     */
    public record Status(long id, String state, Account creator, String description, Instant createdAt) {}
}
