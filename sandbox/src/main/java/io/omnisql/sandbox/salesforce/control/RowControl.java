package io.omnisql.sandbox.salesforce.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.sandbox.http.Json;
import io.omnisql.sandbox.salesforce.data.Editor;
import io.omnisql.sandbox.salesforce.data.Org;
import io.omnisql.sandbox.salesforce.data.Row;
import io.omnisql.sandbox.salesforce.message.OutboundMessages;
import io.omnisql.sandbox.salesforce.rest.Wire;
import io.omnisql.sandbox.salesforce.schema.SField;
import io.omnisql.sandbox.salesforce.schema.SObjectType;
import io.omnisql.sandbox.salesforce.server.ServerState;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The controls of rows: read all of them, change one, and send messages about them.
 */
final class RowControl
{
    private final ServerState state;
    private final OutboundMessages messages;

    RowControl(ServerState state, OutboundMessages messages)
    {
        this.state = state;
        this.messages = messages;
    }

    /**
     * @param ids of rows of one object
     * @param fields that the message tells, null for none besides the id
     */
    private record Message(@JsonProperty(required = true) String org, @JsonProperty(required = true) String url, @JsonProperty(required = true) List<String> ids, List<String> fields) {}

    Object answer(String method, List<String> path, JsonNode body)
            throws IOException
    {
        if (method.equals("POST") && path.equals(List.of("messages"))) {
            return send(Json.MAPPER.treeToValue(body, Message.class));
        }
        if (!path.getFirst().equals("rows") || path.size() < 3) {
            throw ControlHandler.unknown(method, path);
        }
        Org org = state.data().org(path.get(1));
        SObjectType type = org.type(path.get(2)).orElseThrow(() -> new NoSuchElementException("There is no object " + path.get(2)));
        Editor editor = new Editor(org, state.clock());
        return switch (method + " " + path.size()) {
            case "GET 3" -> org.table(type.name()).stream().map(RowControl::plain).toList();
            case "POST 3" -> plain(editor.insert(type.name(), values(type, body)));
            case "PATCH 4" -> plain(editor.update(path.get(3), values(type, body)));
            case "DELETE 4" -> plain(editor.delete(path.get(3)));
            default -> throw ControlHandler.unknown(method, path);
        };
    }

    /**
     * Values as text, with numbers in full.
     */
    private static Map<String, Object> plain(Row row)
    {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (SField field : row.type().fields()) {
            Object value = row.get(field.name());
            plain.put(field.name(), switch (value) {
                case null -> null;
                case Boolean bool -> bool;
                case BigDecimal number -> number.toPlainString();
                default -> Wire.xmlText(field, value);
            });
        }
        return plain;
    }

    private static Map<String, Object> values(SObjectType type, JsonNode body)
    {
        Map<String, Object> values = new LinkedHashMap<>();
        body.properties().forEach(entry -> {
            SField field = type.field(entry.getKey()).orElseThrow(() -> new IllegalArgumentException("%s has no field %s".formatted(type, entry.getKey())));
            values.put(field.name(), entry.getValue().isNull() ? null : value(field, entry.getValue()));
        });
        return values;
    }

    private static Object value(SField field, JsonNode json)
    {
        try {
            return switch (field.type()) {
                case BOOLEAN -> json.booleanValue();
                case DATE -> LocalDate.parse(json.asText());
                case DATETIME -> Instant.parse(json.asText());
                case TIME -> LocalTime.parse(json.asText());
                default -> field.type().isNumber() ? new BigDecimal(json.asText()) : json.asText();
            };
        }
        catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("%s is no value of %s".formatted(json, field.name()), e);
        }
    }

    private Object send(Message message)
    {
        URI url = URI.create(message.url());
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("'url' must be one of http or https");
        }
        Org org = state.data().org(message.org());
        List<Row> rows = message.ids().stream().map(id -> org.byId(id).orElseThrow(() -> new NoSuchElementException("There is no row " + id))).toList();
        OutboundMessages.Delivery delivery = messages.send(url, org, rows, message.fields() == null ? List.of() : message.fields());
        return Map.of("acknowledged", delivery.acknowledged(), "status", delivery.status());
    }
}
