package io.omnisql.sandbox;

import io.omnisql.sandbox.github.GithubSandbox;
import io.omnisql.sandbox.github.access.SandboxToken;
import io.omnisql.sandbox.http.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Starts the GitHub sandbox from the command line and serves until it is killed.
 */
public final class SandboxServer
{
    private static final int DEFAULT_PORT = 8463;
    private static final String USAGE =
            """
            Usage: SandboxServer [--port 8463] [--address 127.0.0.1] [--seed 476] [--ghes]
                   SandboxServer --print-tokens

              --port n        the port to listen on; 0 for any free one
              --address a     the address to listen on; anyone who reaches it may turn the sandbox's knobs
              --seed n        of the generated rows
              --ghes          behave like an Enterprise Server: /api/v3 and /api/graphql, no rate limits
              --print-tokens  print the sandbox's tokens as JSON and exit
            """;

    private SandboxServer() {}

    public static void main(String[] args)
            throws InterruptedException
    {
        GithubSandbox.Options options = GithubSandbox.Options.defaults().onPort(DEFAULT_PORT);
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--port" -> options = options.onPort(Integer.parseInt(value(args, ++i)));
                    case "--address" -> options = options.onAddress(InetAddress.getByName(value(args, ++i)));
                    case "--seed" -> options = options.withSeed(Long.parseLong(value(args, ++i)));
                    case "--ghes" -> options = options.asEnterpriseServer();
                    case "--print-tokens" -> {
                        printTokens();
                        return;
                    }
                    case "--help" -> {
                        System.out.print(USAGE);
                        return;
                    }
                    default -> throw new IllegalArgumentException("There is no option '%s'".formatted(args[i]));
                }
            }
        }
        catch (IllegalArgumentException | UnknownHostException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        serve(options);
    }

    private static String value(String[] args, int index)
    {
        if (index >= args.length) {
            throw new IllegalArgumentException("%s needs a value".formatted(args[index - 1]));
        }
        return args[index];
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

    private static void serve(GithubSandbox.Options options)
            throws InterruptedException
    {
        try (GithubSandbox sandbox = GithubSandbox.start(options)) {
            System.out.println("GitHub sandbox on " + sandbox.serverUrl());
            Thread.currentThread().join();
        }
        catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
