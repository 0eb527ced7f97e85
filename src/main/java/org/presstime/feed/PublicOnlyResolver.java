package org.presstime.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to public addresses only. The client connects to exactly what this returns, so that an answer which
 * changes between a check and the connection changes nothing.
 */
final class PublicOnlyResolver implements DnsResolver {

    private final DnsResolver names;

    /** A resolver that passes on the public ones of another's answers. */
    PublicOnlyResolver(DnsResolver names) {
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.resolve(host);
        InetAddress[] reachable = Arrays.stream(all)
                .filter(address -> !PrivateAddresses.contain(address))
                .toArray(InetAddress[]::new);
        if (reachable.length == 0) {
            throw new UnknownHostException(
                    all.length == 0
                            ? host
                            : host + " is at the private address " + all[0].getHostAddress()
                                    + " (fetch.allow-private)");
        }
        return reachable;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
