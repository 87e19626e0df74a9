package io.omnisql.sandbox.github.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One attempt to deliver an event.
 *
 * @param guid the same for every attempt at the same event
 * @param action null for events without one
 * @param statusCode of the receiver's answer, zero when there was none
 * @param error why there was no answer, null when there was one
 * @param payload the exact bytes that were sent and signed
 */
public record Delivery(
        long id,
        String guid,
        @JsonProperty("hook_id") long hookId,
        String url,
        String event,
        String action,
        @JsonProperty("delivered_at") String deliveredAt,
        @JsonProperty("duration_millis") long durationMillis,
        @JsonProperty("status_code") int statusCode,
        String error,
        boolean redelivery,
        @JsonIgnore byte[] payload) {}
