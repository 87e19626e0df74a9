package io.omnisql.sandbox.github.data;

/**
 * What a commit or a pull request does to one file.
 *
 * @param previousPath null unless the file was renamed
 * @param blobSha of the content after the change, or before it when the file was removed
 */
public record FileChange(String path, String previousPath, Status status, int additions, int deletions, String blobSha)
{
    public enum Status
    {
        ADDED, REMOVED, MODIFIED, RENAMED
    }

    /**
     * Whether the file is this one or lies in this directory.
     */
    public boolean touches(String fileOrDirectory)
    {
        return path.equals(fileOrDirectory) || path.startsWith(fileOrDirectory + "/");
    }
}
