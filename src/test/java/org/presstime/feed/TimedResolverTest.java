package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Name servers that answer, do not, or not yet. */
@Timeout(30)
class TimedResolverTest {

    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void whatTheSystemKnowsIsPassedOn() throws UnknownHostException {
        InetAddress[] addresses = {InetAddress.getLoopbackAddress()};
        assertThat(resolver(host -> addresses).resolve("one.example")).isEqualTo(addresses);
    }

    @Test
    void aNameNobodyKnowsIsSaidToBeUnknown() {
        assertThatThrownBy(() -> resolver(host -> {
                            throw new UnknownHostException(host);
                        })
                        .resolve("none.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("none.example");
    }

    @Test
    void nameServersThatHangCostNoMoreThanTheLimit() {
        assertThatThrownBy(() -> resolver(this::hanging).resolve("slow.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("slow.example")
                .hasMessageContaining("no answer");
        over.countDown();
    }

    private InetAddress[] hanging(String host) {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return new InetAddress[0];
    }

    private interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private static TimedResolver resolver(Names names) {
        return new TimedResolver(
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws UnknownHostException {
                        return names.of(host);
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                Duration.ofMillis(200));
    }
}
