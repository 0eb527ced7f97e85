package org.presstime.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.presstime.database.Database;
import org.presstime.database.OnEachDatabase;
import org.presstime.story.Story;
import org.presstime.story.Wishes;

/** What was stored by an earlier Presstime is read, and what is stored now is the same for the same content. */
class StoredContentTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T06:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @Test
    void aContentStoredEarlierIsReadAndKeepsItsFingerprint() throws IOException {
        EditionContent content = EditionContent.read(stored());

        Story story = content.stories().get(0);
        assertThat(story.headline()).isEqualTo("Bridge closed");
        assertThat(story.sources().get(0).author()).hasValue("Ana Prado");
        assertThat(story.body().whatHappened().get(0).editor()).hasValue("Eva");
        assertThat(story.placing().earlier()).isEmpty();
        assertThat(content.wishes()).isEqualTo(Wishes.NONE);
        assertThat(content.stored()).isEqualTo(stored());
    }

    @Test
    void aFieldOfALaterPresstimeIsPassedOver() throws IOException {
        String later = stored().replace("\"subject\":", "\"mood\":{\"kind\":\"calm\"},\"subject\":");

        assertThat(EditionContent.read(later)).isEqualTo(EditionContent.read(stored()));
    }

    @Test
    void aFieldThatWasNotYetThereIsNotMissed() throws IOException {
        String earlier = stored().replace("\"type\":\"\",\"width\":0,\"height\":0,", "");

        assertThat(EditionContent.read(earlier)).isEqualTo(EditionContent.read(stored()));
    }

    @Test
    void whatIsNoContentIsRefused() {
        assertThatThrownBy(() -> EditionContent.read("[]")).hasMessageContaining("cannot be read");
    }

    @Test
    void wishesAreStoredTheSameInWhateverOrderTheyWereUttered() throws IOException {
        EditionContent content = EditionContent.read(stored());
        Wishes wishes = new Wishes(
                List.of(new java.util.LinkedHashSet<>(List.of(9L, 3L, 7L))), List.of(), List.of(), java.util.Set.of());
        Wishes same = new Wishes(List.of(java.util.Set.of(3L, 7L, 9L)), List.of(), List.of(), java.util.Set.of());

        assertThat(content.under(wishes).stored()).isEqualTo(content.under(same).stored());
        assertThat(EditionContent.read(content.under(wishes).stored())).isEqualTo(content.under(same));
    }

    @OnEachDatabase
    void anEditionStoredInAnotherFormIsChangedAndFrozenAsAnyOther(Database database) throws IOException {
        Editions editions = Editions.in(database, CLOCK);
        Edition draft = editions.draft("daily", TODAY, EditionContent.read(stored()));
        String otherForm = stored().replace("\"preheader\"", " \"preheader\"");
        database.run(handle -> handle.execute("UPDATE editions SET content = ?", otherForm));

        Edition rewritten =
                editions.rewrite(draft, draft.content().reviewedBy(Optional.of("Ana")), EditionState.APPROVED);
        database.run(handle -> handle.execute("UPDATE editions SET content = ?", otherForm));

        assertThatThrownBy(() -> editions.freeze(rewritten)).isInstanceOf(IllegalEditionChange.class);
        assertThat(editions.freeze(editions.get(draft.id())).state()).isEqualTo(EditionState.SENDING);
    }

    private static String stored() throws IOException {
        try (InputStream stream = StoredContentTest.class.getResourceAsStream("/editions/stored-before-wishes.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
