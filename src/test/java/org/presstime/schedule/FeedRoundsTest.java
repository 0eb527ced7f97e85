package org.presstime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.feed.Feeds.Asking;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.press.PressRoom;

/** Feeds are asked in the background, and a press run uses what has come. */
@Timeout(60)
class FeedRoundsTest {

    @Test
    void whatIsDueIsAskedAndThePressFindsItThere(@TempDir Path directory) throws IOException {
        try (PressRoom room = new PressRoom(directory);
                FeedRounds rounds =
                        new FeedRounds(room.gathering, List.of(Newsletters4Tests.daily(room.feed("a.xml", "One"))))) {
            Newsletter daily = Newsletters4Tests.daily(room.feed("a.xml", "One"));
            rounds.goRound();
            // Waits for the question that is under way.
            room.gathering.gather(List.of(daily), Asking.WHEN_DUE);
            assertThat(room.preview.of(daily, daily.today(room.clock))).isPresent();

            room.feed("a.xml", "One", "Two");
            rounds.goRound();
            assertThat(room.gathering
                            .gather(List.of(daily), Asking.WHEN_DUE)
                            .rows()
                            .get(0)
                            .added())
                    .as("not due")
                    .isZero();
            room.clock.pass(Duration.ofHours(1));
            assertThat(room.gathering
                            .gather(List.of(daily), Asking.WHEN_DUE)
                            .rows()
                            .get(0)
                            .added())
                    .isEqualTo(1);
        }
    }
}
