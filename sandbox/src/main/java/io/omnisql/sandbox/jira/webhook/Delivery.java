package io.omnisql.sandbox.jira.webhook;

/**
 * One attempt to deliver an event.
 *
 * @param identifier the same for every attempt at the same event
 * @param retry zero for the first attempt
 * @param statusCode of the receiver's answer, zero when there was none
 * @param error why there was no answer, null when there was one
 */
public record Delivery(String identifier, long hookId, String event, int retry, int statusCode, String error) {}
