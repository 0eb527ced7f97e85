package org.presstime.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many hosts at once, few pieces for each. */
@Timeout(30)
class LanesTest {

    @Test
    void aSlowHostHoldsUpNobodyElse() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger stuck = new AtomicInteger();
        try (Lanes lanes = new Lanes()) {
            List<Future<Boolean>> slow = IntStream.range(0, 200)
                    .mapToObj(i -> (Future<Boolean>) lanes.submit("slow.example", waiting(stuck, end)))
                    .toList();
            List<Future<Integer>> quick = IntStream.range(0, 100)
                    .mapToObj(i -> (Future<Integer>) lanes.submit(i + ".example", () -> i))
                    .toList();
            for (int i = 0; i < 100; i++) {
                assertThat(quick.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i);
            }
            assertThat(stuck.get()).isLessThanOrEqualTo(2);
            end.countDown();
            for (Future<Boolean> each : slow) {
                assertThat(each.get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static Callable<Boolean> waiting(AtomicInteger stuck, CountDownLatch end) {
        return () -> {
            stuck.incrementAndGet();
            return end.await(20, TimeUnit.SECONDS);
        };
    }
}
