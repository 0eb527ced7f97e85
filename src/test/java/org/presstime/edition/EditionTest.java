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

    private static Edition in(EditionState state) {
        return new Edition(
                1,
                "daily",
                LocalDate.parse("2026-11-24"),
                OptionalInt.empty(),
                state,
                "",
                EditionContent.EMPTY,
                Optional.empty(),
                Optional.empty());
    }
}
