package org.presstime.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.presstime.article.Articles4Tests;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.story.Newsbot;
import org.presstime.story.Wishes;

/** Editions as they are kept, on both databases. */
class EditionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Newsletter DAILY = Newsletters4Tests.daily("World=https://courier.example/feed.xml");

    @OnEachDatabase
    void comeBackAsTheyWereWritten(Database database) {
        Editions editions = Editions.in(database, CLOCK);

        Edition draft = editions.draft("daily", TODAY, content(1, 2));

        assertThat(editions.find("daily", TODAY)).contains(draft);
        assertThat(editions.get(draft.id()).content()).isEqualTo(content(1, 2));
    }

    @OnEachDatabase
    void existOnceForADate(Database database) {
        Editions editions = Editions.in(database, CLOCK);
        Edition first = editions.draft("daily", TODAY, content(1));

        Edition second = editions.draft("daily", TODAY, content(1, 2));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(editions.latest("daily", 10)).containsExactly(second);
    }

    @OnEachDatabase
    void ofADayStandBesideItsWeekAndItsCorrections(Database database) {
        Editions editions = Editions.in(database, CLOCK);
        Edition day = send(editions, "daily", TODAY);
        Edition week = editions.draft(Edition.Key.ofWeek("daily", TODAY), content(1));
        Edition second = editions.draft(new Edition.Key("daily", TODAY, Edition.Kind.CORRECTION, 2), content(2));

        assertThat(editions.find(Edition.Key.of("daily", TODAY))).contains(day);
        assertThat(editions.find(week.key())).contains(week);
        assertThat(editions.find(second.key())).contains(second);
        assertThat(editions.find(new Edition.Key("daily", TODAY, Edition.Kind.CORRECTION, 1)))
                .isEmpty();
        assertThat(editions.latest("daily", 10))
                .extracting(Edition::id)
                .containsExactly(second.id(), week.id(), day.id());
    }

    @OnEachDatabase
    void ofOtherKindsTakeNoNumber(Database database) {
        Editions editions = Editions.in(database, CLOCK);
        Edition week = editions.draft(Edition.Key.ofWeek("daily", TODAY), content(1));

        assertThat(editions.numbered(week).number()).isEmpty();
        Edition frozen = editions.freeze(editions.change(week, EditionState.APPROVED, ""));
        assertThat(editions.get(frozen.id())).isEqualTo(frozen);
        assertThat(send(editions, "daily", TODAY).number()).hasValue(1);
    }

    @OnEachDatabase
    void areNumberedWithoutGapsPerNewsletter(Database database) {
        Editions editions = Editions.in(database, CLOCK);
        editions.draft("daily", TODAY.minusDays(2), content(1));

        assertThat(send(editions, "daily", TODAY.minusDays(1)).number()).hasValue(1);
        assertThat(send(editions, "daily", TODAY).number()).hasValue(2);
        assertThat(send(editions, "weekly", TODAY).number()).hasValue(1);
    }

    @OnEachDatabase
    void keepTheirContentOnceFrozen(Database database) {
        Editions editions = Editions.in(database, CLOCK);
        send(editions, "daily", TODAY);

        assertThatThrownBy(() -> editions.draft("daily", TODAY, content(2)))
                .isInstanceOf(IllegalEditionChange.class)
                .hasMessageContaining("daily/2026-11-24 is SENDING");
    }

    @OnEachDatabase
    void areNotFrozenWithAnotherContentThanTheApprovedOne(Database database) {
        Editions editions = Editions.in(database, CLOCK);
        Edition approved = editions.change(editions.draft("daily", TODAY, content(1)), EditionState.APPROVED, "");
        editions.change(editions.draft("daily", TODAY, content(2)), EditionState.APPROVED, "");

        assertThatThrownBy(() -> editions.freeze(approved)).isInstanceOf(IllegalEditionChange.class);
    }

    @OnEachDatabase
    void areMovedByOneOfTwoWhoTry(Database database) {
        Editions editions = Editions.in(database, CLOCK);
        Edition draft = editions.draft("daily", TODAY, content(1));
        editions.change(draft, EditionState.SKIPPED, "nothing new");

        assertThatThrownBy(() -> editions.change(draft, EditionState.APPROVED, ""))
                .hasMessageContaining("somebody else");
        assertThat(editions.get(draft.id()).reason()).isEqualTo("nothing new");
    }

    private static Edition send(Editions editions, String newsletter, LocalDate date) {
        return editions.freeze(
                editions.change(editions.draft(newsletter, date, content(1)), EditionState.APPROVED, ""));
    }

    private static EditionContent content(long... articles) {
        return new EditionComposer()
                .compose(
                        DAILY,
                        new Newsbot()
                                .write(
                                        DAILY,
                                        List.of(java.util.Arrays.stream(articles)
                                                .mapToObj(id -> Articles4Tests.article(
                                                        id, Locale.ENGLISH, "Sentence of article " + id + "."))
                                                .toArray(org.presstime.article.Article[]::new)),
                                        Wishes.NONE));
    }
}
