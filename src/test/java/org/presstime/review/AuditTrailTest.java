package org.presstime.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.edition.Editions;
import org.presstime.review.AuditTrail.Entry;

/** The trail as it is kept, and what is noticed when somebody lays hands on it. */
class AuditTrailTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);

    @OnEachDatabase
    void saysWhoDidWhatWhen(Database database) {
        AuditTrail trail = three(database);

        List<Entry> entries = new ArrayList<>();
        trail.forEach(entries::add);
        assertThat(entries).extracting(Entry::number).containsExactly(1L, 2L, 3L);
        assertThat(entries.get(1).who()).isEqualTo("eva@example.org");
        assertThat(entries.get(1).at()).isEqualTo(CLOCK.instant());
        assertThat(entries.get(1).before()).isEqualTo("one");
        assertThat(trail.head().hash()).isEqualTo(entries.get(2).hash());
        assertThat(trail.firstFault()).isEmpty();
    }

    @OnEachDatabase
    void aChangedWordIsNoticed(Database database) {
        AuditTrail trail = three(database);
        database.run(handle -> handle.execute("UPDATE audit_trail SET who = 'ana@example.org' WHERE number = 2"));

        assertThat(trail.firstFault()).hasValue("entry 2 is not as it was written");
    }

    @OnEachDatabase
    void aMissingEntryIsNoticed(Database database) {
        AuditTrail trail = three(database);
        database.run(handle -> handle.execute("DELETE FROM audit_trail WHERE number = 2"));

        assertThat(trail.firstFault()).hasValue("entry 2 is missing");
    }

    @OnEachDatabase
    void aShortenedEndIsNoticed(Database database) {
        AuditTrail trail = three(database);
        database.run(handle -> handle.execute("DELETE FROM audit_trail WHERE number = 3"));

        assertThat(trail.firstFault()).hasValue("the trail ends with entry 2, and should with 3");
    }

    @OnEachDatabase
    void wordsThatRunTogetherAreNotTheSame(Database database) {
        AuditTrail trail = AuditTrail.in(database, CLOCK);
        trail.add("a", "daily/1", "b", "c", "de");
        database.run(handle -> handle.execute("UPDATE audit_trail SET before_text = 'cd', after_text = 'e'"));

        assertThat(trail.firstFault()).isPresent();
    }

    @OnEachDatabase
    void everyStateOfAnEditionIsInIt(Database database) {
        AuditTrail trail = AuditTrail.in(database, CLOCK);
        Editions editions = AuditTrail.audited(database, Editions.in(database, CLOCK), trail);
        Edition draft = editions.draft("daily", LocalDate.parse("2026-11-24"), SampleContent.of("One", "It happened."));
        editions.freeze(editions.change(draft, EditionState.APPROVED, ""));

        List<String> states = new ArrayList<>();
        trail.forEach(entry -> states.add(entry.edition() + " " + entry.after().split(" ", 2)[0]));
        assertThat(states)
                .containsExactly("daily/2026-11-24 DRAFT", "daily/2026-11-24 APPROVED", "daily/2026-11-24 SENDING");
    }

    private static AuditTrail three(Database database) {
        AuditTrail trail = AuditTrail.in(database, CLOCK);
        trail.add("presstime", "daily/2026-11-24", "state", "", "one");
        trail.add("eva@example.org", "daily/2026-11-24", "headline", "one", "two");
        trail.add("presstime", "daily/2026-11-24", "state", "two", "three");
        return trail;
    }
}
