package io.omnisql.sandbox.salesforce.server;

import io.omnisql.sandbox.http.SandboxRequest;
import io.omnisql.sandbox.http.SandboxResponse;
import io.omnisql.sandbox.salesforce.ApiException;
import io.omnisql.sandbox.salesforce.Exchange;

import java.util.Optional;

/**
 * One of the two forms of the API: REST or SOAP.
 */
public interface Protocol
{
    /**
     * The access token of a request.
     *
     * @throws ApiException when the request has one in a wrong form
     */
    Optional<String> token(SandboxRequest request);

    /**
     * @throws ApiException when the answer is an error
     */
    SandboxResponse answer(SandboxRequest request, Exchange exchange);

    SandboxResponse error(ApiException error);
}
