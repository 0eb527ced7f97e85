package org.presstime.feed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;

/** HTTP clients that do nothing by themselves: no redirect, retry, cookie or decompression happens behind our back. */
final class Clients {

    static final DnsResolver SYSTEM_RESOLVER = SystemDefaultDnsResolver.INSTANCE;

    private static final int CONNECTIONS = 64;
    // At most two requests at a time to one server.
    private static final int CONNECTIONS_A_SERVER = 2;
    private static final int HEADERS = 200;
    private static final int LONGEST_LINE = 16_384;

    private Clients() {}

    static CloseableHttpClient make(Duration timeout, DnsResolver resolver) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS_A_SERVER)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                                .setSocketTimeout((int) timeout.toMillis(), TimeUnit.MILLISECONDS)
                                .build())
                        .setConnectionFactory(
                                org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(Http1Config.custom()
                                                .setMaxHeaderCount(HEADERS)
                                                .setMaxLineLength(LONGEST_LINE)
                                                .build())
                                        .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .setResponseTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }
}
