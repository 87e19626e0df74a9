package io.omnisql.sandbox.github.data.security;

import io.omnisql.sandbox.github.data.Account;
import io.omnisql.sandbox.github.data.Repository;
import io.omnisql.sandbox.github.data.RepositoryContents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Makes alerts and advisories.
 */
public final class SecurityGenerator
{
    private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
    private static final List<String> ECOSYSTEMS = List.of("npm", "maven", "pip");
    private static final List<String> REASONS = List.of("fix_started", "inaccurate", "no_bandwidth", "not_used", "tolerable_risk");

    private final Repository repository;
    private final RepositoryContents contents;
    private final List<Account> people;
    private final SplittableRandom random;
    private final Instant end;
    private Instant at;

    public SecurityGenerator(Repository repository, RepositoryContents contents, List<Account> people, SplittableRandom random, Instant end)
    {
        this.repository = repository;
        this.contents = contents;
        this.people = people;
        this.random = random;
        this.end = end;
    }

    public SecurityData generate()
    {
        if (repository.isEmpty() || repository.isFork()) {
            return SecurityData.EMPTY;
        }
        boolean large = contents.lastNumber() > 4_000;
        boolean web = repository.name().equals("website");
        SecurityData.CodeScanning codeScanning = large || web ? SecurityData.CodeScanning.ON : repository.name().equals("billing") ? SecurityData.CodeScanning.OFF : SecurityData.CodeScanning.NEVER_RUN;
        return new SecurityData(
                !repository.name().equals("billing"),
                codeScanning,
                large || web,
                list(large ? 130 : web ? 25 : contents.lastNumber() / 60, this::dependabot),
                codeScanning == SecurityData.CodeScanning.ON ? list(large ? 60 : 12, this::codeScanning) : List.of(),
                large || web ? list(large ? 40 : 3, this::secretScanning) : List.of(),
                repository.isPrivate() ? List.of() : list(4, this::advisory));
    }

    private <T> List<T> list(int count, IntFunction<T> row)
    {
        at = repository.createdAt().plus(Duration.ofDays(90));
        long step = Duration.between(at, end).toSeconds() / (count + 1);
        List<T> rows = new ArrayList<>();
        IntStream.rangeClosed(1, count).forEach(number -> {
            // some came in the same second
            at = number % 8 == 0 ? at : at.plusSeconds(1 + random.nextLong(step));
            rows.add(row.apply(number));
        });
        return rows;
    }

    private DependabotAlert dependabot(int number)
    {
        DependabotAlert.State state = DependabotAlert.State.values()[number % 9 < 4 ? number % 9 % 4 : 0];
        Instant ended = state == DependabotAlert.State.OPEN ? null : later();
        boolean dismissed = state == DependabotAlert.State.DISMISSED;
        String ecosystem = ECOSYSTEMS.get(number % 3);
        return new DependabotAlert(
                number,
                state,
                pick(SEVERITIES),
                ecosystem,
                ecosystem.equals("maven") ? "org.example:library-" + number % 7 : "library-" + number % 7,
                ecosystem.equals("npm") ? "web/package-lock.json" : ecosystem.equals("maven") ? "pom.xml" : "requirements.txt",
                number % 5 == 0 ? "development" : "runtime",
                ghsa(),
                number % 4 == 0 ? null : "CVE-2025-%05d".formatted(number),
                "library-%s lets \"anyone\" in".formatted(number % 7),
                number % 6 == 0 ? null : "2.%s.1".formatted(number),
                random.nextInt(10_000) / 10_000.0,
                dismissed ? pick(people) : null,
                dismissed ? pick(REASONS) : null,
                at,
                ended == null ? at : ended,
                ended);
    }

    private CodeScanningAlert codeScanning(int number)
    {
        CodeScanningAlert.State state = CodeScanningAlert.State.values()[number % 4 < 3 ? number % 4 : 0];
        Instant ended = state == CodeScanningAlert.State.OPEN ? null : later();
        return new CodeScanningAlert(
                number,
                state,
                "java/" + pick(List.of("path-injection", "sql-injection", "weak-cryptography", "log-injection")),
                pick(List.of("error", "warning", "note")),
                number % 7 == 0 ? null : pick(SEVERITIES),
                number % 5 == 0 ? "Other Scanner" : "CodeQL",
                "refs/heads/" + repository.defaultBranch(),
                contents.git().resolve(repository.defaultBranch()).orElseThrow().sha(),
                "src/main/java/A%s.java".formatted(number),
                number * 3,
                state == CodeScanningAlert.State.DISMISSED ? pick(people) : null,
                at,
                ended == null ? at : ended,
                ended);
    }

    private SecretScanningAlert secretScanning(int number)
    {
        boolean open = number % 3 != 0;
        Instant ended = open ? null : later();
        boolean token = number % 2 == 0;
        return new SecretScanningAlert(
                number,
                token ? "example_access_token" : "example_api_key",
                token ? "Example Access Token" : "Example API Key",
                "Example",
                "not-a-real-secret-%s".formatted(number),
                open ? null : pick(List.of("false_positive", "wont_fix", "revoked", "used_in_tests")),
                open ? null : pick(people),
                pick(List.of("active", "inactive", "unknown")),
                number % 10 == 0,
                number % 7 == 0,
                at,
                ended == null ? at : ended,
                ended);
    }

    private SecurityAdvisory advisory(int number)
    {
        String state = List.of("published", "draft", "closed", "triage").get(number % 4);
        return new SecurityAdvisory(repository.id() * 10 + number, ghsa(), number % 2 == 0 ? null : "CVE-2025-9000" + number, "Advisory " + number, pick(SEVERITIES), state, pick(people), at, later(), state.equals("published") ? later() : null);
    }

    private Instant later()
    {
        return at.plus(Duration.ofHours(1 + random.nextInt(300)));
    }

    private String ghsa()
    {
        String letters = "23456789cfghjmpqrvwx";
        StringBuilder id = new StringBuilder("GHSA");
        for (int i = 0; i < 12; i++) {
            id.append(i % 4 == 0 ? "-" : "").append(letters.charAt(random.nextInt(letters.length())));
        }
        return id.toString();
    }

    private <T> T pick(List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
