package io.omnisql.sandbox.github.data;

import java.util.List;

/**
 * A commit.
 *
 * @param id position among the commits of its repository; parents have smaller ones
 * @param parents their hashes; two for a merge, none for the first commit
 * @param files changes against the first parent
 */
public record Commit(
        long id,
        long repositoryId,
        String sha,
        String treeSha,
        String message,
        Signature author,
        Signature committer,
        boolean verified,
        List<String> parents,
        List<FileChange> files)
{
    public Commit
    {
        parents = List.copyOf(parents);
        files = List.copyOf(files);
    }

    public int additions()
    {
        return files.stream().mapToInt(FileChange::additions).sum();
    }

    public int deletions()
    {
        return files.stream().mapToInt(FileChange::deletions).sum();
    }

    /**
     * The first line of the message.
     */
    public String headline()
    {
        return message.lines().findFirst().orElse("");
    }

    /**
     * The message without its first line, empty when there is no more.
     */
    public String messageBody()
    {
        return message.substring(headline().length()).strip();
    }
}
