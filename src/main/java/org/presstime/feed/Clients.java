package org.presstime.feed;

import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP clients that do nothing by themselves: no redirect, retry, cookie or decompression happens behind our back. They
 * speak HTTP/2 with a server that offers it (RFC 7301), and HTTP/1.1 with the others.
 */
final class Clients {

    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
    private static final int CONNECTIONS = 128;
    private static final int IO_THREADS = 2;
    private static final int HEADERS = 200;
    private static final int LONGEST_LINE = 16_384;
    private static final int ALL_HEADERS = 65_536;

    private Clients() {}

    /** A client that connects to what the resolver says, and to nothing else. It is started. */
    static CloseableHttpAsyncClient make(Duration timeout, DnsResolver resolver, TlsStrategy tls) {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(connections(timeout, resolver, tls))
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setSoTimeout(Timeout.of(timeout))
                        .build())
                .setIoReactorExceptionCallback(Clients::tell)
                .setThreadFactory(new DefaultThreadFactory("web", true))
                .setHttp1Config(Http1Config.custom()
                        .setMaxHeaderCount(HEADERS)
                        .setMaxLineLength(LONGEST_LINE)
                        .build())
                .setH2Config(H2Config.custom()
                        .setPushEnabled(false)
                        .setMaxHeaderListSize(ALL_HEADERS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(timeout))
                        .setResponseTimeout(Timeout.of(timeout))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
        client.start();
        return client;
    }

    private static void tell(Exception failure) {
        // A reactor that is closed at once trips over its own selector; there is nothing left to be done then.
        if (!(failure instanceof ClosedSelectorException)) {
            LOG.error("the HTTP client has failed", failure);
        }
    }

    private static PoolingAsyncClientConnectionManager connections(
            Duration timeout, DnsResolver resolver, TlsStrategy tls) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsStrategy(tls)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(HostTurns.AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .setSocketTimeout((int) timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                        .setHandshakeTimeout(Timeout.of(timeout))
                        .build())
                .build();
    }
}
