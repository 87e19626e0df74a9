package io.omnisql.tenancy.cache;

import org.junit.jupiter.api.Test;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

final class TestLocalGenerations
{
    @Test
    void testBump()
    {
        LocalGenerations generations = new LocalGenerations();
        String issues = generations.current("acme", "github", "main", "issues");
        String labels = generations.current("acme", "github", "main", "labels");
        String other = generations.current("acme", "github", "other", "issues");
        assertThat(generations.current("acme", "github", "main", "issues")).isEqualTo(issues);

        generations.bump("acme", "github", "main", Optional.of("issues"));
        String bumped = generations.current("acme", "github", "main", "issues");
        assertThat(bumped).isNotEqualTo(issues);
        assertThat(generations.current("acme", "github", "main", "labels")).isEqualTo(labels);

        generations.bump("acme", "github", "main", Optional.empty());
        assertThat(generations.current("acme", "github", "main", "issues")).isNotIn(issues, bumped);
        assertThat(generations.current("acme", "github", "main", "labels")).isNotEqualTo(labels);
        assertThat(generations.current("acme", "github", "other", "issues")).isEqualTo(other);
    }
}
