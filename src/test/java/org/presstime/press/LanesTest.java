package org.presstime.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
                    .mapToObj(i -> lanes.submit("slow.example", waiting(stuck, end)))
                    .toList();
            List<Future<Integer>> quick = IntStream.range(0, 100)
                    .mapToObj(i -> lanes.submit(i + ".example", othersWait -> Optional.of(i)))
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

    @Test
    void whatTakesLongStepsBackBehindTheOthersOfItsHost() throws Exception {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(1);
        try (Lanes lanes = new Lanes()) {
            // Holds one of the two places, so that the others come one after another.
            Future<Boolean> holding =
                    lanes.submit("one.example", othersWait -> Optional.of(all.await(20, TimeUnit.SECONDS)));
            CountDownLatch begun = new CountDownLatch(1);
            Future<String> first = lanes.submit("one.example", othersWait -> {
                begun.await();
                return noting(done, "first");
            });
            List<Future<String>> slow = IntStream.range(0, 3)
                    .mapToObj(i -> lanes.submit("one.example", stepping(done, "slow " + i)))
                    .toList();
            List<Future<String>> quick = IntStream.range(0, 3)
                    .mapToObj(i -> lanes.submit("one.example", othersWait -> noting(done, "quick " + i)))
                    .toList();
            begun.countDown();
            for (Future<String> each : quick) {
                each.get(20, TimeUnit.SECONDS);
            }
            for (Future<String> each : slow) {
                each.get(20, TimeUnit.SECONDS);
            }
            assertThat(first.get()).isEqualTo("first");
            all.countDown();
            assertThat(holding.get(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(done).containsExactly("first", "quick 0", "quick 1", "quick 2", "slow 0", "slow 1", "slow 2");
    }

    @Test
    void whatFailsTellsWhoWaitsForIt() {
        try (Lanes lanes = new Lanes()) {
            Future<String> failing = lanes.submit("one.example", othersWait -> {
                throw new IllegalStateException("broken");
            });
            assertThatThrownBy(() -> failing.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("broken");
            Future<String> never = lanes.submit("one.example", othersWait -> Optional.empty());
            assertThatThrownBy(() -> never.get(20, TimeUnit.SECONDS)).hasMessageContaining("no other waits");
        }
    }

    private static Lanes.Work<String> stepping(List<String> done, String name) {
        return othersWait -> othersWait ? Optional.empty() : noting(done, name);
    }

    private static Optional<String> noting(List<String> done, String name) {
        done.add(name);
        return Optional.of(name);
    }

    private static Lanes.Work<Boolean> waiting(AtomicInteger stuck, CountDownLatch end) {
        return othersWait -> {
            stuck.incrementAndGet();
            return Optional.of(end.await(20, TimeUnit.SECONDS));
        };
    }
}
