package io.omnisql.policy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestBundleReader
{
    private static final BundleReader READER = new BundleReader(CompiledPolicy.load().regoDigest());

    @Test
    void testBundle()
            throws BundleException
    {
        Bundle bundle = READER.read(TestingBundle.of("r1", TestingBundle.data()).archive());
        assertThat(bundle.revision()).isEqualTo("r1");
        assertThat(bundle.data()).isEqualTo(TestingBundle.data());
        assertThat(bundle).hasToString("Bundle[revision=r1]");
    }

    @Test
    void testNamesMayStartAtTheRoot()
            throws BundleException
    {
        TestingBundle bundle = TestingBundle.of("r1", "{}")
                .without("data.json").with("/data.json", "{}")
                .without(".manifest").with("./.manifest", "{\"revision\": \"r2\", \"roots\": [\"omnisql\"]}");
        assertThat(READER.read(bundle.archive()).revision()).isEqualTo("r2");
    }

    @Test
    void testRefused()
    {
        refuses(TestingBundle.of("r1", "{}").with("omnisql/trino.rego", TestingBundle.rego() + "\n"), "The bundle's Rego has the digest");
        refuses(TestingBundle.of("r1", "{}").without("omnisql/trino.rego"), "The bundle holds the files");
        refuses(TestingBundle.of("r1", "{}").without("data.json"), "The bundle holds the files");
        refuses(TestingBundle.of("r1", "{}").without(".manifest"), "The bundle holds the files");
        refuses(TestingBundle.of("r1", "{}").with("more.rego", "package omnisql.more"), "The bundle holds a file that is not part of one: more.rego");
        refuses(TestingBundle.of("r1", "{}").with("/data.json", "{}"), "The bundle holds a file twice: data.json");
        refuses(TestingBundle.of("r1", "{"), "data.json of the bundle is not JSON");
        refuses(TestingBundle.of("r1", "[]"), "The bundle's data lies outside of its root");
        refuses(TestingBundle.of("r1", "{\"omnisql\": {}, \"other\": {}}"), "The bundle's data lies outside of its root");
        refuses(TestingBundle.of("r1", "{\"other\": {}}"), "The bundle's data lies outside of its root");
        refuses(TestingBundle.of("r1", "{\"omnisql\": {\"trino\": {\"allow\": true}}}"), "The bundle's data shadows the policy");
        refuses(TestingBundle.of("r1", "{}").with(".manifest", "{\"revision\": \"r1\", \"roots\": [\"\"]}"), "The bundle's roots are not [\"omnisql\"]");
        refuses(TestingBundle.of("r1", "{}").with(".manifest", "{\"roots\": [\"omnisql\"]}"), "The bundle has no revision");
    }

    @Test
    void testNotAnArchive()
    {
        assertThatThrownBy(() -> READER.read(new byte[] {1, 2, 3}))
                .isInstanceOf(BundleException.class)
                .hasMessage("The bundle is not a gzipped tar");
        byte[] archive = TestingBundle.of("r1", TestingBundle.data()).archive();
        assertThatThrownBy(() -> READER.read(Arrays.copyOf(archive, archive.length / 2)))
                .isInstanceOf(BundleException.class)
                .hasMessage("The bundle is not a gzipped tar");
    }

    private static void refuses(TestingBundle bundle, String message)
    {
        assertThatThrownBy(() -> READER.read(bundle.archive()))
                .isInstanceOf(BundleException.class)
                .hasMessageStartingWith(message);
    }
}
