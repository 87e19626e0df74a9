package io.omnisql.plugin.github.scan;

import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.RemotePartition;

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * The object that a connection is read from: a repository, or an owner.
 *
 * @param owner login to ask for
 * @param ownerSpelled whether that is also the spelling that the answer must have
 * @param repository name to ask for, and the spelling that the answer must have; empty for an owner
 */
record Parent(String owner, boolean ownerSpelled, Optional<String> repository)
{
    private static final String OWNER = "owner";
    private static final String OWNER_SPELLED = "owner-spelled";
    private static final String REPOSITORY = "repository";
    private static final String BATCH = "batch";

    Parent
    {
        requireNonNull(owner, "owner is null");
        requireNonNull(repository, "repository is null");
    }

    /**
     * The partition that reads the connection, or one batch of keys.
     */
    RemotePartition partition(int batch)
    {
        String name = repository.map(repository -> owner + "/" + repository).orElse(owner);
        ImmutableMap.Builder<String, String> parameters = ImmutableMap.builder();
        parameters.put(OWNER, owner);
        parameters.put(OWNER_SPELLED, Boolean.toString(ownerSpelled));
        repository.ifPresent(repository -> parameters.put(REPOSITORY, repository));
        parameters.put(BATCH, Integer.toString(batch));
        return new RemotePartition(batch == 0 ? name : name + " batch " + (batch + 1), parameters.buildOrThrow());
    }

    static Parent of(RemotePartition partition)
    {
        Map<String, String> parameters = partition.parameters();
        return new Parent(parameters.get(OWNER), Boolean.parseBoolean(parameters.get(OWNER_SPELLED)), Optional.ofNullable(parameters.get(REPOSITORY)));
    }

    static int batch(RemotePartition partition)
    {
        return Integer.parseInt(partition.parameters().get(BATCH));
    }
}
