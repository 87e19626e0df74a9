package io.omnisql.sandbox.github.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes changes of files.
 */
final class FileChanges
{
    private static final List<String> DIRECTORIES = List.of("src/main", "src/test", "docs", "build/ci", "assets/images", "übersetzung");
    private static final List<String> FILES = List.of("login", "export", "retry-policy", "invoice", "theme", "index", "webhook", "clock", "cache", "audit log");
    private static final List<String> EXTENSIONS = List.of("java", "ts", "md", "yml", "png");

    private FileChanges() {}

    /**
     * @param count how many files; no two have the same path
     * @param additions lines, all in all
     * @param deletions lines, all in all
     */
    static List<FileChange> some(SplittableRandom random, int count, int additions, int deletions)
    {
        List<FileChange> files = new ArrayList<>();
        int first = random.nextInt(300);
        int addedLeft = additions;
        int deletedLeft = deletions;
        for (int i = 0; i < count; i++) {
            int number = first + i * 7;
            String path = "%s/%s.%s".formatted(
                    DIRECTORIES.get(number % DIRECTORIES.size()),
                    FILES.get(number % FILES.size()) + (number < 60 ? "" : "-" + number / 60),
                    EXTENSIONS.get(number / 2 % EXTENSIONS.size()));
            int added = i == count - 1 ? addedLeft : random.nextInt(addedLeft + 1) / 2;
            int deleted = i == count - 1 ? deletedLeft : random.nextInt(deletedLeft + 1) / 2;
            addedLeft -= added;
            deletedLeft -= deleted;
            files.add(new FileChange(path + (uses(files, path) ? "." + i : ""), null, FileChange.Status.MODIFIED, added, deleted, "%040x".formatted(random.nextLong(Long.MAX_VALUE))));
        }
        return files.stream().map(file -> withStatus(random, file)).toList();
    }

    private static boolean uses(List<FileChange> files, String path)
    {
        return files.stream().anyMatch(file -> file.path().equals(path));
    }

    private static FileChange withStatus(SplittableRandom random, FileChange file)
    {
        FileChange.Status status = random.nextInt(5) == 0 ? FileChange.Status.RENAMED : FileChange.Status.MODIFIED;
        if (file.deletions() == 0 && file.additions() > 0) {
            status = FileChange.Status.ADDED;
        }
        else if (file.additions() == 0 && file.deletions() > 0) {
            status = FileChange.Status.REMOVED;
        }
        String previous = status == FileChange.Status.RENAMED ? "old/" + file.path() : null;
        return new FileChange(file.path(), previous, status, file.additions(), file.deletions(), file.blobSha());
    }
}
