package io.omnisql.sandbox;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.jira.JiraSandbox;
import io.omnisql.sandbox.salesforce.SalesforceSandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Starts the sandboxes from the command line and serves until it is killed.
 */
public final class SandboxServer
{
    private static final int DEFAULT_PORT = 8463;
    private static final String USAGE =
            """
            Usage: SandboxServer [--port 8463] [--jira-port n] [--salesforce-port n] [--address 127.0.0.1] [--seed 476] [--large] [--ghes]
                   SandboxServer --print-tokens

              --port n             the port of GitHub's sandbox; 0 for any free one
              --jira-port n        the port of Jira's sandbox; without it there is none
              --salesforce-port n  the port of Salesforce's sandbox; without it there is none
              --address a          the address to listen on; anyone who reaches it may turn the sandboxes' knobs
              --seed n             of the generated rows
              --large              add acme/monolith: 9,800 issues, 1,000 pull requests, one of 300 commits
              --ghes               behave like an Enterprise Server: /api/v3 and /api/graphql, no rate limits
              --print-tokens       print the GitHub sandbox's tokens as JSON and exit
            """;

    private SandboxServer() {}

    private record Ports(GithubSandbox.Options github, Optional<Integer> jira, Optional<Integer> salesforce) {}

    public static void main(String[] arguments)
            throws InterruptedException
    {
        if (arguments.length == 1 && arguments[0].equals("--print-tokens")) {
            printTokens();
            return;
        }
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            serve(parse(arguments));
        }
        catch (IllegalArgumentException | UnknownHostException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Ports parse(String[] arguments)
            throws UnknownHostException
    {
        GithubSandbox.Options github = GithubSandbox.Options.defaults().onPort(DEFAULT_PORT);
        Optional<Integer> jira = Optional.empty();
        Optional<Integer> salesforce = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--port" -> github = github.onPort(Integer.parseInt(value(arguments, ++i)));
                case "--jira-port" -> jira = Optional.of(Integer.valueOf(value(arguments, ++i)));
                case "--salesforce-port" -> salesforce = Optional.of(Integer.valueOf(value(arguments, ++i)));
                case "--address" -> github = github.onAddress(InetAddress.getByName(value(arguments, ++i)));
                case "--seed" -> github = github.withSeed(Long.parseLong(value(arguments, ++i)));
                case "--large" -> github = github.withLargeRepository();
                case "--ghes" -> github = github.asEnterpriseServer();
                default -> throw new IllegalArgumentException("There is no option '%s'".formatted(arguments[i]));
            }
        }
        return new Ports(github, jira, salesforce);
    }

    private static String value(String[] arguments, int index)
    {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("%s needs a value".formatted(arguments[index - 1]));
        }
        return arguments[index];
    }

    private static void printTokens()
    {
        try {
            System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(SandboxToken.ALL));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(Ports ports)
            throws InterruptedException
    {
        InetAddress address = ports.github().address();
        long seed = ports.github().seed();
        try (GithubSandbox github = GithubSandbox.start(ports.github());
                Started jira = new Started(ports.jira().map(port -> JiraSandbox.start(JiraSandbox.Options.defaults().onAddress(address).onPort(port).withSeed(seed))));
                Started salesforce = new Started(ports.salesforce().map(port -> SalesforceSandbox.start(SalesforceSandbox.Options.defaults().onAddress(address).onPort(port).withSeed(seed))))) {
            System.out.println("GitHub sandbox on " + github.serverUrl());
            jira.announce("Jira");
            salesforce.announce("Salesforce");
            Thread.currentThread().join();
        }
    }

    /**
     * A sandbox that may be left out.
     */
    private record Started(Optional<? extends AutoCloseable> sandbox)
            implements AutoCloseable
    {
        void announce(String name)
        {
            sandbox.ifPresent(_ -> System.out.println(name + " sandbox is up"));
        }

        @Override
        public void close()
        {
            sandbox.ifPresent(started -> {
                try {
                    started.close();
                }
                catch (Exception e) {
                    throw new IllegalStateException("A sandbox did not stop", e);
                }
            });
        }
    }
}
