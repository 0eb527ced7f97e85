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

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        InetAddress[] reachable = Arrays.stream(all)
                .filter(address -> !PrivateAddresses.contain(address))
                .toArray(InetAddress[]::new);
        if (reachable.length == 0) {
            throw new UnknownHostException(
                    host + " is at the private address " + all[0].getHostAddress() + " (fetch.allow-private)");
        }
        return reachable;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
