package io.omnisql.plugin.github.property;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.toolkit.adapter.ColumnDefinition;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.PageOutcome;
import io.omnisql.toolkit.adapter.PageRequest;
import io.omnisql.toolkit.adapter.RemotePartition;
import io.omnisql.toolkit.adapter.RemoteQuery;
import io.omnisql.toolkit.adapter.RemoteReader;
import io.omnisql.toolkit.adapter.RemoteRequest;
import io.omnisql.toolkit.adapter.RemoteRequest.Parameter;
import io.omnisql.toolkit.adapter.RemoteResponse;
import io.omnisql.toolkit.adapter.ResponseClassifier.Outcome;
import io.omnisql.toolkit.decode.DecodedRows;
import io.omnisql.toolkit.decode.PageAssembler;
import io.omnisql.toolkit.decode.PageDecoder;
import io.trino.spi.Page;
import io.trino.spi.block.Block;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.omnisql.plugin.github.Adapters.ADAPTER;
import static io.omnisql.toolkit.types.EngineTypes.engineType;
import static io.trino.spi.type.TypeUtils.readNativeValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scans of a sandbox by the adapter alone, without the engine. What was asked before is not asked again: the sandbox's rows do not change.
 */
final class SandboxScans
        implements RemoteReader, AutoCloseable
{
    private final GithubSandbox sandbox = GithubSandbox.start();
    private final ConnectionInfo connection;
    private final Map<String, String> headers;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PageDecoder decoder = new PageDecoder(ADAPTER.renderers(), ADAPTER.transforms());
    private final Map<RemoteRequest, RemoteResponse> answers = new HashMap<>();

    SandboxScans(SandboxToken token, String owners)
    {
        connection = new ConnectionInfo("acme", "main", sandbox.url(), Map.of("owners", owners), 1);
        headers = ADAPTER.authorizer().authorize(connection, Map.of("token", token.token()));
    }

    ConnectionInfo connection()
    {
        return connection;
    }

    /**
     * The rows that the query's partitions give together, as the engine represents values.
     *
     * @param columns those that the query produces
     */
    List<List<Object>> rows(RemoteQuery query, List<ColumnDefinition> columns)
    {
        List<List<Object>> rows = new ArrayList<>();
        for (RemotePartition partition : ADAPTER.planner().partition(connection, query, this)) {
            long left = ADAPTER.planner().rowLimit(connection, query).orElse(Long.MAX_VALUE);
            Optional<PageRequest> next = Optional.of(ADAPTER.planner().firstPage(connection, query, partition));
            while (next.isPresent() && left > 0) {
                PageRequest request = next.get();
                PageAssembler assembler = new PageAssembler(columns);
                RemoteResponse response = read(request.request());
                DecodedRows decoded = decoder.decode(request, assembler.decoded(request), response.body());
                Page page = assembler.assemble(request, response, decoded);
                for (int position = 0; position < page.getPositionCount() && left > 0; position++) {
                    rows.add(row(page, columns, position));
                    left--;
                }
                next = decoded.last()
                        ? Optional.empty()
                        : ADAPTER.planner().nextPage(connection, query, partition, request, new PageOutcome(decoded.rows(), decoded.captured(), decoded.lists(), response.headers()));
            }
        }
        return rows;
    }

    private static List<Object> row(Page page, List<ColumnDefinition> columns, int position)
    {
        Object[] row = new Object[columns.size()];
        for (int channel = 0; channel < row.length; channel++) {
            Block block = page.getBlock(channel);
            row[channel] = block.isNull(position) ? null : readNativeValue(engineType(columns.get(channel).type()), block, position);
        }
        return Arrays.asList(row);
    }

    @Override
    public RemoteResponse read(RemoteRequest request)
    {
        return answers.computeIfAbsent(request, this::send);
    }

    private RemoteResponse send(RemoteRequest request)
    {
        sandbox.limits().reset();
        String query = request.parameters().stream().map(SandboxScans::encode).collect(joining("&"));
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(connection.url() + request.path() + (query.isEmpty() ? "" : (request.path().contains("?") ? "&" : "?") + query)))
                .method(request.method(), request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
                .header("User-Agent", "omnisql")
                .header("Content-Type", "application/json");
        headers.forEach(builder::header);
        try {
            HttpResponse<byte[]> answer = client.send(builder.build(), BodyHandlers.ofByteArray());
            Map<String, String> received = answer.headers().map().entrySet().stream().collect(toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
            RemoteResponse response = new RemoteResponse(answer.statusCode(), received, answer.body(), Instant.now(), RemoteResponse.Source.LIVE);
            assertThat(ADAPTER.classifier().classify(request, response)).describedAs("%s: %s", request, new String(answer.body(), UTF_8)).isInstanceOf(Outcome.Success.class);
            return response;
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Parameter parameter)
    {
        return URLEncoder.encode(parameter.name(), UTF_8) + "=" + URLEncoder.encode(parameter.value(), UTF_8);
    }

    @Override
    public void close()
    {
        client.close();
        sandbox.close();
    }
}
