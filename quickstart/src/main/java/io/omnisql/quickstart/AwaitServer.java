package io.omnisql.quickstart;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;

/**
 * Waits until a Trino server has started; exits with 1 when it has not in time.
 */
public final class AwaitServer
{
    private AwaitServer() {}

    /**
     * @param arguments base URL, the server's certificate in PEM form, seconds to wait
     */
    public static void main(String[] arguments)
            throws Exception
    {
        HttpClient client = HttpClient.newBuilder().sslContext(trusting(Path.of(arguments[1]))).connectTimeout(Duration.ofSeconds(10)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0] + "/v1/info")).timeout(Duration.ofSeconds(10)).build();
        long deadline = System.nanoTime() + Duration.ofSeconds(Long.parseLong(arguments[2])).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (client.send(request, BodyHandlers.ofString()).body().contains("\"starting\":false")) {
                    return;
                }
            }
            catch (IOException _) {
                // not listening yet
            }
            Thread.sleep(200);
        }
        System.exit(1);
    }

    private static SSLContext trusting(Path certificate)
            throws IOException, GeneralSecurityException
    {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var stream = Files.newInputStream(certificate)) {
            store.setCertificateEntry("omnisql", CertificateFactory.getInstance("X.509").generateCertificate(stream));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
