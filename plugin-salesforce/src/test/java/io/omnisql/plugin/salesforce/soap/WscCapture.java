package io.omnisql.plugin.salesforce.soap;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.ConnectorConfig;
import com.sforce.ws.transport.Transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Salesforce's own client, whose requests are kept and answered with a text.
 */
final class WscCapture
{
    static final String SESSION = "00D000000000001!AQ.wsc";

    private final String answer;
    private ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Map<String, String> headers = new HashMap<>();
    private String url = "";

    /**
     * @param answer to every request
     */
    WscCapture(String answer)
    {
        this.answer = answer;
    }

    PartnerConnection connection()
    {
        ConnectorConfig config = config("http://127.0.0.1:1", SESSION);
        config.setCompression(false);
        config.setTransportFactory(Capturing::new);
        return connection(config);
    }

    /**
     * The client against a server that is there.
     */
    static PartnerConnection connection(String url, String session)
    {
        return connection(config(url, session));
    }

    private static PartnerConnection connection(ConnectorConfig config)
    {
        try {
            return new PartnerConnection(config);
        }
        catch (ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConnectorConfig config(String url, String session)
    {
        ConnectorConfig config = new ConnectorConfig();
        config.setManualLogin(true);
        config.setSessionId(session);
        config.setServiceEndpoint(url + "/services/Soap/u/65.0");
        config.setReadTimeout(30_000);
        return config;
    }

    String sent()
    {
        return sent.toString(UTF_8);
    }

    Map<String, String> headers()
    {
        return headers;
    }

    String url()
    {
        return url;
    }

    private final class Capturing
            implements Transport
    {
        @Override
        public void setConfig(ConnectorConfig config) {}

        @Override
        public OutputStream connect(String uri, String soapAction)
        {
            return connect(uri, Map.of("SOAPAction", "\"" + soapAction + "\"", "Content-Type", "text/xml; charset=UTF-8"));
        }

        @Override
        public OutputStream connect(String uri, HashMap<String, String> httpHeaders, boolean enableCompression)
        {
            return connect(uri, (Map<String, String>) httpHeaders);
        }

        @Override
        public OutputStream connect(String uri, HashMap<String, String> httpHeaders)
        {
            return connect(uri, (Map<String, String>) httpHeaders);
        }

        private OutputStream connect(String uri, Map<String, String> httpHeaders)
        {
            url = uri;
            headers.putAll(httpHeaders);
            sent = new ByteArrayOutputStream();
            return sent;
        }

        @Override
        public InputStream getContent()
        {
            return new ByteArrayInputStream(answer.getBytes(UTF_8));
        }

        @Override
        public boolean isSuccessful()
        {
            return true;
        }
    }
}
