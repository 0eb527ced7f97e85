package org.presstime.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of an edition. */
class EditionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "DRAFT, IN_REVIEW, true",
        "DRAFT, APPROVED, true",
        "DRAFT, SENDING, false",
        "IN_REVIEW, SENDING, false",
        "APPROVED, SENDING, true",
        "SENDING, PAUSED, true",
        "SENDING, DRAFT, false",
        "PAUSED, SENDING, true",
        "SENDING, SENT, true",
        "HELD, SENDING, false",
        "SKIPPED, SENDING, false",
        "HELD, DRAFT, true",
    })
    void followOneAnother(EditionState from, EditionState to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(EditionState.class)
    void leadNowhereOnceSentOrCancelledButBackToThoseWhoDidNotGetIt(EditionState next) {
        assertThat(EditionState.SENT.mayBecome(next)).isEqualTo(next == EditionState.SENDING);
        assertThat(EditionState.CANCELLED.mayBecome(next)).isFalse();
    }

    @Test
    void onlyApprovedContentIsFrozen() {
        assertThatThrownBy(() -> in(EditionState.DRAFT).freeze(1, NOW))
                .isInstanceOf(IllegalEditionChange.class)
                .hasMessage("edition daily/2026-11-24 is DRAFT and cannot become SENDING");
        assertThat(in(EditionState.APPROVED).freeze(3, NOW))
                .satisfies(frozen -> assertThat(frozen.number()).hasValue(3))
                .satisfies(frozen -> assertThat(frozen.frozen()).hasValue(NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "daily/2026-11-24, EDITION, 0",
        "daily/2026-11-24/week, WEEK, 0",
        "daily/2026-11-24/correction-1, CORRECTION, 1",
        "daily/2026-11-24/correction-12, CORRECTION, 12",
    })
    void areNamedByWhatMakesThemUnique(String name, Edition.Kind kind, int part) {
        Edition.Key key = new Edition.Key("daily", LocalDate.parse("2026-11-24"), kind, part);

        assertThat(key).hasToString(name);
        assertThat(Edition.Key.parse(name)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily",
                "daily/",
                "daily/2026-13-24",
                "daily/2026-2-4",
                "daily/2026-11-24/",
                "daily/2026-11-24/weeks",
                "daily/2026-11-24/correction",
                "daily/2026-11-24/correction-0",
                "daily/2026-11-24/correction-99999",
                "/2026-11-24",
            })
    void haveNoOtherNames(String name) {
        assertThat(Edition.Key.parse(name)).isEmpty();
    }

    @Test
    void onlyEditionsOfADayAreNumbered() {
        Edition week = edition(Edition.Key.ofWeek("daily", LocalDate.parse("2026-11-24")), EditionState.APPROVED);

        assertThat(week.freeze(3, NOW).number()).isEmpty();
    }

    private static Edition in(EditionState state) {
        return edition(Edition.Key.of("daily", LocalDate.parse("2026-11-24")), state);
    }

    private static Edition edition(Edition.Key key, EditionState state) {
        return new Edition(
                1, key, OptionalInt.empty(), state, "", EditionContent.EMPTY, Optional.empty(), Optional.empty());
    }
}
