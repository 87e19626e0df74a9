package io.omnisql.sandbox.github.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes releases of most of a repository's tags, and a draft of one that is yet to come.
 */
final class ReleaseGenerator
{
    private static final long RELEASE_IDS = 150_000_000;
    private static final long ASSET_IDS = 170_000_000;
    private static final List<String> PACKAGES = List.of("app-linux-x64.tar.gz", "app-macos.zip", "checksums.txt");
    private static final List<String> TYPES = List.of("application/gzip", "application/zip", "text/plain");

    private final Cast cast;
    private final Repository repository;
    private final RepositoryContents contents;
    private final SplittableRandom random;
    private final long index;
    private long assets;

    ReleaseGenerator(Cast cast, Repository repository, RepositoryContents contents, SplittableRandom random, int index)
    {
        this.cast = cast;
        this.repository = repository;
        this.contents = contents;
        this.random = random;
        this.index = index;
    }

    void generate()
    {
        List<Tag> tags = contents.git().tags().stream().sorted(Comparator.comparing(Tag::id)).toList();
        for (Tag tag : tags) {
            if (tag.id() % 5 < 4) {
                boolean prerelease = tag.name().contains("-rc") || tag.name().startsWith("nightly/");
                contents.put(release(tag.name(), contents.git().commit(tag.sha()).orElseThrow().committer().date(), false, prerelease));
            }
        }
        if (!tags.isEmpty()) {
            contents.put(release("v99.0.0", repository.pushedAt(), true, false));
        }
    }

    private Release release(String tagName, Instant created, boolean draft, boolean prerelease)
    {
        int number = contents.releases().size() + 1;
        Account author = number % 11 == 5 ? null : Phrases.pick(random, cast.people());
        Instant published = created.plus(Duration.ofMinutes(random.nextInt(3_000)));
        return new Release(
                RELEASE_IDS + index * 10_000 + number,
                repository.id(),
                tagName,
                repository.defaultBranch(),
                number % 6 == 2 ? null : "Release " + tagName,
                number % 4 == 1 ? null : "## What's Changed\r\n* %s\r\n".formatted(Phrases.title(random, number)),
                draft,
                prerelease,
                author,
                created,
                draft ? null : published,
                published,
                assets(published, Phrases.pick(random, cast.people())));
    }

    private List<ReleaseAsset> assets(Instant published, Account uploader)
    {
        List<ReleaseAsset> result = new ArrayList<>();
        int count = random.nextInt(PACKAGES.size() + 1);
        for (int i = 0; i < count; i++) {
            assets++;
            result.add(new ReleaseAsset(
                    ASSET_IDS + index * 100_000 + assets,
                    PACKAGES.get(i),
                    i == 1 ? "macOS, \"universal\"" : null,
                    TYPES.get(i),
                    random.nextInt(90_000_000),
                    assets % 3 == 0 ? null : "sha256:%064x".formatted(random.nextLong(Long.MAX_VALUE)),
                    random.nextInt(20_000),
                    uploader,
                    published,
                    published.plusSeconds(random.nextInt(90))));
        }
        return result;
    }
}
