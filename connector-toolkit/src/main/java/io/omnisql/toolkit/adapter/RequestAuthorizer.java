package io.omnisql.toolkit.adapter;

import java.util.Map;

/**
 * Makes the headers that authenticate a request, on the worker, just before it is sent.
 */
public interface RequestAuthorizer
{
    /**
     * @param secrets the connection's decrypted secrets
     * @return headers to add; they are never logged
     */
    Map<String, String> authorize(ConnectionInfo connection, Map<String, String> secrets);
}
