package org.presstime.web.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.settings.EmailAddress;
import org.presstime.web.reader.Letters.Kind;
import org.presstime.web.reader.Letters.Letter;

/** Letters wait, are taken once at a time, and end. */
class LettersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(5));
    private static final EmailAddress ANA = EmailAddress.parse("ana@example.org");

    @OnEachDatabase
    void areTakenByOneAndComeBackWhenThatOneIsGone(Database database) {
        Letters letters = new SqlLetters(database);
        letters.add(letter());

        List<Letter> taken = letters.take(10, NOW, LATER);
        assertThat(taken).singleElement().satisfies(letter -> {
            assertThat(letter.address()).isEqualTo(ANA);
            assertThat(letter.kind()).isEqualTo(Kind.CONFIRM);
            assertThat(letter.issued()).isEqualTo(NOW);
            assertThat(letter.attempts()).isOne();
        });
        assertThat(letters.take(10, NOW, LATER)).as("in the hands of the first").isEmpty();
        assertThat(letters.take(10, LATER, LATER)).as("who did not come back").hasSize(1);

        letters.remove(taken.get(0));
        assertThat(letters.take(10, LATER, LATER)).isEmpty();
    }

    @OnEachDatabase
    void waitUntilTheyAreDueAndAreForgottenWithTheirReader(Database database) {
        Letters letters = new SqlLetters(database);
        letters.add(letter());
        letters.putOff(letters.take(1, NOW, NOW).get(0), LATER);

        assertThat(letters.take(1, NOW, LATER)).isEmpty();
        letters.forget(ANA);
        assertThat(letters.take(1, LATER, LATER)).isEmpty();
    }

    private static Letter letter() {
        return new Letter(0, Kind.CONFIRM, ANA, "daily", Locale.ENGLISH, 7, NOW, 0);
    }
}
