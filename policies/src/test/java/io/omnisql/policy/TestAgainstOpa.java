package io.omnisql.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.omnisql.policy.IsolationMatrix.Cell;
import io.omnisql.policy.PolicyClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

import static io.omnisql.policy.Place.Kind.OWN;
import static io.omnisql.policy.PolicyClient.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real OPA and the embedded server hold the same bundle and must answer every question alike.
 */
@Tag("large")
final class TestAgainstOpa
{
    @TempDir
    private Path directory;
    private Path tokenFile;

    private record Question(String label, Entrypoint entrypoint, ObjectNode input) {}

    @BeforeEach
    void setUp()
            throws IOException
    {
        OpaBinary.require();
        tokenFile = Files.writeString(directory.resolve("token"), TestingControlPlane.TOKEN);
    }

    @Test
    void testSameDecisions()
            throws IOException, InterruptedException
    {
        try (TestingControlPlane controlPlane = new TestingControlPlane()) {
            controlPlane.serve(TestingBundle.of("r1", TestingBundle.data()));
            try (OpaProcess opa = OpaProcess.withBundle(controlPlane.uri(), tokenFile, directory.resolve("opa"));
                    PolicyServer embedded = PolicyServer.start(new PolicyServerConfig("127.0.0.1", 0, controlPlane.bundleUri(), tokenFile, directory.resolve("embedded"), Duration.ofMillis(100)));
                    PolicyClient opaClient = new PolicyClient(opa.port());
                    PolicyClient embeddedClient = new PolicyClient(embedded.port())) {
                await(opaClient::isReady);
                await(embeddedClient::isReady);
                List<Question> questions = questions();
                assertThat(questions).hasSizeGreaterThan(2_000);
                for (Question question : questions) {
                    assertSame(question, opaClient, embeddedClient);
                }
            }
        }
    }

    @Test
    void testSameDecisionsOverBrokenData()
            throws IOException, InterruptedException
    {
        List<Question> questions = questions("acme/analyst@acme.com");
        TestingPolicy embedded = new TestingPolicy();
        try (OpaProcess opa = OpaProcess.withoutBundle();
                PolicyClient client = new PolicyClient(opa.port())) {
            await(client::isReady);
            for (Entry<String, String> fault : Faults.data().entrySet()) {
                int status = client.send("PUT", "/v1/data", fault.getValue()).status();
                if (fault.getKey().startsWith("root is ")) {
                    assertThat(status).as("OPA takes no data that shadows the policy").isNotEqualTo(204);
                    continue;
                }
                assertThat(status).as(fault.getKey()).isEqualTo(204);
                embedded.data(fault.getValue());
                for (Question question : questions) {
                    Answer expected = client.ask(question.entrypoint(), question.input());
                    assertThat(expected.status()).isEqualTo(200);
                    assertThat(embedded.decide(question.entrypoint(), question.input()))
                            .as("%s: %s", fault.getKey(), question.label())
                            .isEqualTo(Optional.ofNullable(expected.json().get("result")));
                }
            }
        }
    }

    @Test
    void testOpaBootsFromItsOwnCopy()
            throws IOException, InterruptedException
    {
        Path persisted = directory.resolve("opa");
        Cell cell = IsolationMatrix.cells().stream().filter(Cell::allowed).findFirst().orElseThrow();
        URI uri;
        try (TestingControlPlane controlPlane = new TestingControlPlane()) {
            controlPlane.serve(TestingBundle.of("r1", TestingBundle.data()));
            uri = controlPlane.uri();
            try (OpaProcess opa = OpaProcess.withBundle(uri, tokenFile, persisted);
                    PolicyClient client = new PolicyClient(opa.port())) {
                await(client::isReady);
                await(() -> Files.exists(persisted.resolve("bundles/omnisql/bundle.tar.gz")));
            }
        }
        try (OpaProcess opa = OpaProcess.withBundle(uri, tokenFile, persisted);
                PolicyClient client = new PolicyClient(opa.port())) {
            await(client::isReady);
            assertThat(client.ask(Entrypoint.ALLOW, cell.input()).json().get("result").booleanValue()).isTrue();
        }
    }

    private static void assertSame(Question question, PolicyClient opa, PolicyClient embedded)
    {
        Answer expected = opa.ask(question.entrypoint(), question.input());
        Answer actual = embedded.ask(question.entrypoint(), question.input());
        assertThat(expected.status()).as(question.label()).isEqualTo(200);
        assertThat(actual.status()).as(question.label()).isEqualTo(200);
        // read and written again, since OPA escapes < and > needlessly
        assertThat(actual.body()).as(question.label()).isEqualTo(expected.json().toString());
    }

    private static List<Question> questions()
    {
        List<Question> questions = new ArrayList<>();
        IsolationMatrix.cells().forEach(cell -> questions.add(new Question(cell.label(), Entrypoint.ALLOW, cell.input())));
        IsolationMatrix.users().forEach(user -> questions.addAll(questions(user)));
        Faults.contexts().forEach((name, context) -> questions("acme/analyst@acme.com")
                .forEach(question -> questions.add(new Question(name + ": " + question.label(), question.entrypoint(), question.input().deepCopy().set("context", context)))));
        return questions;
    }

    /**
     * What a user asks in lists, for filters and for masks.
     */
    private static List<Question> questions(String user)
    {
        ObjectNode context = Questions.context(user);
        List<Place> places = Place.of(Questions.tenant(user));
        List<Question> questions = new ArrayList<>();
        for (Operation operation : Operation.FILTERS) {
            List<ObjectNode> resources = operation.shape() == Operation.Shape.USER
                    ? IsolationMatrix.users().stream().map(Questions::user).toList()
                    : places.stream().map(place -> IsolationMatrix.resource(operation, place)).toList();
            questions.add(new Question(user + " " + operation, Entrypoint.BATCH, Questions.askAll(context, operation.name(), resources)));
        }
        for (Place place : places) {
            questions.add(new Question(user + " " + place, Entrypoint.BATCH, Questions.askAll(context, "FilterColumns", List.of(Questions.table(place, "id", "body")))));
            questions.add(new Question(user + " " + place, Entrypoint.ROW_FILTERS, Questions.rowFilters(context, place)));
            questions.add(new Question(user + " " + place, Entrypoint.BATCH_COLUMN_MASKS, Questions.masks(context, place)));
        }
        Place issues = new Place(OWN, "github", "main", "issues");
        questions.add(new Question(user + " select", Entrypoint.ALLOW, Questions.ask(context, "SelectFromColumns", Questions.table(issues))));
        questions.add(new Question(user + " no columns", Entrypoint.BATCH_COLUMN_MASKS, Questions.ask(context, "GetColumnMask")));
        return questions;
    }
}
