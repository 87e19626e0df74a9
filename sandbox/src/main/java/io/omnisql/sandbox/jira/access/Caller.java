package io.omnisql.sandbox.jira.access;

import io.omnisql.sandbox.jira.Site;
import io.omnisql.sandbox.jira.data.User;

import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param name in the log
 * @param user empty for anonymous callers
 * @param app whether an OAuth 2.0 app calls, which the hourly limits are for
 */
public record Caller(String name, Site site, Optional<User> user, boolean app) {}
