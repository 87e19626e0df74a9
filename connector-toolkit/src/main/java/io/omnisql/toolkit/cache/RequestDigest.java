package io.omnisql.toolkit.cache;

import com.google.common.hash.Hashing;
import io.omnisql.tenancy.keys.AssociatedData;
import io.omnisql.toolkit.adapter.ConnectionInfo;
import io.omnisql.toolkit.adapter.RemoteRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.lang.String.CASE_INSENSITIVE_ORDER;
import static java.util.Locale.ROOT;

/**
 * What tells one request's answer from another's: SHA-256 of the request and the state of its connection.
 */
public final class RequestDigest
{
    private RequestDigest() {}

    /**
     * Lower-case hex. Parameters count in their order, header names without their case.
     */
    public static String of(ConnectionInfo connection, RemoteRequest request)
    {
        List<String> parts = new ArrayList<>();
        parts.add(connection.url());
        parts.add(Long.toString(connection.revision()));
        parts.add(request.method());
        parts.add(request.path());
        parts.add(Integer.toString(request.parameters().size()));
        request.parameters().forEach(parameter -> {
            parts.add(parameter.name());
            parts.add(parameter.value());
        });
        Map<String, String> headers = new TreeMap<>(CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        parts.add(Integer.toString(headers.size()));
        headers.forEach((name, value) -> {
            parts.add(name.toLowerCase(ROOT));
            parts.add(value);
        });
        request.body().ifPresent(parts::add);
        request.basis().ifPresent(basis -> {
            parts.add("basis");
            parts.add(basis);
        });
        return Hashing.sha256().hashBytes(AssociatedData.of(parts.toArray(String[]::new))).toString();
    }
}
