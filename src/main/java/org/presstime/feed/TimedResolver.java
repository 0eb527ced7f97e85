package org.presstime.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves names within a time: the system's own resolver knows no limit but its own, and cannot be interrupted. */
final class TimedResolver implements DnsResolver {

    private final DnsResolver names;
    private final Duration limit;

    /** A resolver that waits no longer than so long for another's answer. */
    TimedResolver(DnsResolver names, Duration limit) {
        this.names = names;
        this.limit = limit;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        FutureTask<InetAddress[]> answer = new FutureTask<>(() -> names.resolve(host));
        // Each in a thread of its own: one that hangs must not keep the next name from being asked for.
        Thread asking = new Thread(answer, "name of " + host);
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new UnknownHostException(
                    host + ", its name servers gave no answer within " + limit.toSeconds() + " s");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + ", interrupted");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
