package io.omnisql.sandbox.jira.server;

import io.omnisql.sandbox.http.FaultInjector;
import io.omnisql.sandbox.http.RequestLog;
import io.omnisql.sandbox.jira.Site;
import io.omnisql.sandbox.jira.access.Authenticator;
import io.omnisql.sandbox.jira.access.Oauth;
import io.omnisql.sandbox.jira.access.RateLimits;
import io.omnisql.sandbox.jira.rest.Knobs;
import io.omnisql.sandbox.jira.rest.SearchTokens;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all requests share.
 *
 * @param url without a slash at the end
 */
public record ServerState(
        String url,
        boolean dataCenter,
        Clock clock,
        Map<String, Site> sites,
        Authenticator authenticator,
        Oauth oauth,
        RateLimits limits,
        FaultInjector faults,
        RequestLog log,
        AtomicInteger latency,
        Knobs knobs,
        SearchTokens tokens) {}
