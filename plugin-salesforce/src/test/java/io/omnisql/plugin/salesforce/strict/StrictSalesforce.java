package io.omnisql.plugin.salesforce.strict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.omnisql.plugin.salesforce.soql.ApexGrammar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Answers prepared statements about one object in the words of the documents, and refuses whatever they do not tell of.
 */
final class StrictSalesforce
        implements AutoCloseable
{
    static final String CLIENT = "3MVG9.client";
    static final String SECRET = "a secret & more";

    private static final String TOKEN = "00D000000000001!strict";
    private static final String DATA = "/services/data/v65.0";
    private static final String JOB = "750R0000000zlh9IAA";
    private static final String LOCATOR = "01gRM000000TCrOYAW-2000";
    private static final Set<String> JOB_KEYS = Set.of("operation", "query", "contentType", "columnDelimiter", "lineEnding");

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private final Map<String, String> records;
    private final HttpServer server;

    /**
     * @param records of the answers to statements, as JSON
     */
    StrictSalesforce(Map<String, String> records)
            throws IOException
    {
        this.records = Map.copyOf(records);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private record Answer(int status, String body, Map<String, String> headers)
    {
        static Answer json(String body)
        {
            return new Answer(200, body, Map.of("Content-Type", "application/json;charset=UTF-8", "Sforce-Limit-Info", "api-usage=18/15000"));
        }
    }

    String url()
    {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * What was asked, e.g. {@code GET /services/data/v65.0/sobjects}, statements in place of their addresses.
     */
    List<String> requests()
    {
        return ImmutableList.copyOf(requests);
    }

    /**
     * What was wrong with requests.
     */
    List<String> refusals()
    {
        return ImmutableList.copyOf(refusals);
    }

    private void handle(HttpExchange exchange)
            throws IOException
    {
        try (exchange) {
            Answer answer;
            try {
                answer = answer(StrictRequest.of(exchange));
            }
            catch (IllegalArgumentException | AssertionError e) {
                refusals.add("%s %s: %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), e.getMessage()));
                answer = new Answer(400, "[{\"message\":\"refused\",\"errorCode\":\"MALFORMED_QUERY\"}]", Map.of("Content-Type", "application/json"));
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.headers().containsKey("Content-Encoding") ? compressed(answer.body()) : answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] compressed(String text)
            throws IOException
    {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private Answer answer(StrictRequest request)
            throws IOException
    {
        requests.add(request.method() + " " + request.parameters().getOrDefault("q", request.path()));
        if (request.path().equals("/services/oauth2/token")) {
            return token(request);
        }
        request.checkHeader("authorization", "Bearer " + TOKEN);
        return switch (request.method() + " " + request.path()) {
            case "GET " + DATA + "/sobjects" -> json(request, "{\"encoding\":\"UTF-8\",\"maxBatchSize\":200,\"sobjects\":[{\"name\":\"Ticket__c\",\"label\":\"Ticket\",\"queryable\":true}]}");
            case "GET " + DATA + "/sobjects/Ticket__c/describe" -> json(request, TicketDescription.JSON);
            case "GET " + DATA + "/limits/recordCount" -> json(request, "{\"sObjects\":[{\"count\":1000000,\"name\":\"Ticket__c\"}]}", "sObjects");
            case "GET " + DATA + "/query" -> query(request);
            case "GET " + DATA + "/query/" + LOCATOR -> json(request, "{\"totalSize\":2,\"done\":true,\"records\":[%s]}".formatted(TicketDescription.row(2)));
            case "POST " + DATA + "/jobs/query" -> create(request);
            case "GET " + DATA + "/jobs/query/" + JOB -> json(request, job(polls.incrementAndGet() < 3 ? "InProgress" : "JobComplete"));
            case "GET " + DATA + "/jobs/query/" + JOB + "/resultPages" -> json(request, "{\"resultPages\":[{\"resultUrl\":\"%s/jobs/query/%s/results?locator=MTAw\"}],\"done\":true}".formatted(DATA, JOB));
            case "GET " + DATA + "/jobs/query/" + JOB + "/results" -> results(request);
            case "DELETE " + DATA + "/jobs/query/" + JOB -> new Answer(204, "", Map.of());
            default -> throw new IllegalArgumentException("not documented");
        };
    }

    private static Answer json(StrictRequest request, String body, String... parameters)
    {
        request.checkAccepts("application/json");
        request.checkParameters(parameters);
        return Answer.json(body);
    }

    private Answer token(StrictRequest request)
    {
        checkArgument(request.method().equals("POST") && request.parameters().isEmpty(), "tokens are asked for by a form");
        checkArgument(!request.headers().containsKey("authorization"), "a token with the question for one");
        checkArgument(request.form().equals(Map.of("grant_type", "client_credentials", "client_id", CLIENT, "client_secret", SECRET)), "not the client: %s", request.form().keySet());
        return Answer.json("{\"access_token\":\"%s\",\"instance_url\":\"%s\",\"token_type\":\"Bearer\",\"issued_at\":\"1750000000000\"}".formatted(TOKEN, url()));
    }

    private Answer query(StrictRequest request)
    {
        request.checkAccepts("application/json");
        checkArgument(request.parameters().keySet().equals(Set.of("q")), "not a query: %s", request.parameters().keySet());
        String soql = request.parameters().get("q");
        ApexGrammar.assertParses(soql);
        String answer = records.get(soql);
        checkArgument(answer != null, "an unexpected statement");
        return Answer.json(answer.replace("LOCATOR", DATA + "/query/" + LOCATOR));
    }

    private Answer create(StrictRequest request)
            throws IOException
    {
        request.checkHeader("content-type", "application/json");
        JsonNode job = mapper.readTree(request.body());
        checkArgument(job.properties().stream().map(Map.Entry::getKey).collect(toImmutableSet()).equals(JOB_KEYS), "not a job: %s", job);
        ApexGrammar.assertParses(job.path("query").asText());
        checkArgument(!job.path("query").asText().matches(".* (ORDER|LIMIT|GROUP) .*"), "exports have no order and no limit");
        polls.set(0);
        return json(request, job("UploadComplete"));
    }

    private static String job(String state)
    {
        return "{\"id\":\"%s\",\"operation\":\"query\",\"object\":\"Ticket__c\",\"state\":\"%s\",\"numberRecordsProcessed\":2,\"retries\":0}".formatted(JOB, state);
    }

    private Answer results(StrictRequest request)
    {
        checkArgument(polls.get() >= 3, "the job is not done");
        request.checkAccepts("text/csv");
        request.checkParameters("locator", "maxRecords");
        boolean first = !request.parameters().containsKey("locator");
        checkArgument(first || request.parameters().get("locator").equals("MTAw"), "no such page");
        return new Answer(
                200,
                "\"Id\",\"Subject__c\"\n\"%s\",\"%s\"\n".formatted(TicketDescription.id(first ? 1 : 2), first ? "a \"\"quoted\"\", text" : ""),
                Map.of("Content-Type", "text/csv", "Content-Encoding", "gzip", "Sforce-NumberOfRecords", "1", "Sforce-Locator", first ? "MTAw" : "null"));
    }

    @Override
    public void close()
    {
        server.stop(0);
    }
}
