package org.presstime.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.presstime.edition.EditionContent;
import org.presstime.feed.Entry.Picture;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Citation;
import org.presstime.story.Source;
import org.presstime.story.Story;

/** A content and a change in, another content out. */
class ChangeTest {

    private static final EditionContent THREE = SampleContent.of(
            SampleContent.story(1, "One", "It happened.", "It ended."),
            SampleContent.story(2, "Two", "Nothing happened."),
            SampleContent.story(3, "Three", "All is well."));

    @Test
    void aRewordedSentenceIsTheEditorsAndKeepsItsSource() {
        Claim claim = claims(after(new Change.Sentence("article-1", 2, " It has\n ended. ", true)), 0)
                .get(1);

        assertThat(claim.text()).isEqualTo("It has ended.");
        assertThat(claim.editor()).hasValue("Eva");
        assertThat(claim.excerpts()).hasSize(1);
    }

    @Test
    void aSentenceOfTheEditorsOwnIsMarkedAsSuch() {
        Claim claim = claims(after(new Change.Sentence("article-1", 1, "I saw it.", false)), 0)
                .get(0);

        assertThat(claim.excerpts()).isEmpty();
        assertThat(claim.editor()).hasValue("Eva");
    }

    @Test
    void aSentenceMayRestOnAPageOfTheEditorsOwn() {
        Citation police = new Citation("Port Police", URI.create("https://police.example/1"));
        Claim both = claims(after(new Change.Sentence("article-1", 2, "It has ended.", true, Optional.of(police))), 0)
                .get(1);
        Claim alone = claims(after(new Change.Sentence("article-1", 2, "It has ended.", false, Optional.of(police))), 0)
                .get(1);

        assertThat(both.excerpts()).hasSize(1);
        assertThat(both.citation()).hasValue(police);
        assertThat(alone.excerpts()).isEmpty();
        assertThat(alone.hasNoSource()).isFalse();
    }

    @Test
    void anAddedSentenceComesAfterTheOneItIsAddedTo() {
        EditionContent added = after(new Change.Addition("article-1", 1, "I saw it.", Optional.empty()));

        assertThat(claims(added, 0)).extracting(Claim::text).containsExactly("It happened.", "I saw it.", "It ended.");
        assertThat(claims(added, 0).get(1).hasNoSource()).isTrue();
        assertThatThrownBy(() -> after(new Change.Addition("article-1", 3, "x", Optional.empty())))
                .isInstanceOf(ImpossibleChange.class);
        assertThatThrownBy(() -> after(new Change.Addition("article-1", 1, " ", Optional.empty())))
                .isInstanceOf(ImpossibleChange.class);
    }

    @Test
    void anEmptiedSentenceGoesAndTheNextOneLeads() {
        assertThat(claims(after(new Change.Sentence("article-1", 1, "", true)), 0))
                .extracting(Claim::text)
                .containsExactly("It ended.");
        assertThatThrownBy(() -> after(new Change.Sentence("article-2", 1, " ", true)))
                .isInstanceOf(ImpossibleChange.class);
    }

    @Test
    void storiesMoveWithinTheirSection() {
        assertThat(keys(after(new Change.Move("article-1", 1)))).containsExactly("article-2", "article-1", "article-3");
        assertThat(keys(after(new Change.Move("article-3", -2))))
                .containsExactly("article-3", "article-1", "article-2");
        assertThat(keys(after(new Change.Move("article-1", -1))))
                .containsExactly("article-1", "article-2", "article-3");
        assertThat(keys(after(new Change.Pin("article-3")))).containsExactly("article-3", "article-1", "article-2");
    }

    @Test
    void aDroppedStoryIsGoneAndSoIsItsEmptySection() {
        assertThat(keys(after(new Change.Drop("article-2")))).containsExactly("article-1", "article-3");
        assertThat(new Change.Drop("article-1")
                        .applyTo(SampleContent.of("One", "It happened."), "Eva")
                        .sections())
                .isEmpty();
    }

    @Test
    void mergedStoriesAreOneWithAllSentencesAndSources() {
        EditionContent merged = after(new Change.Merge("article-2", "article-1"));

        assertThat(keys(merged)).containsExactly("article-1", "article-3");
        assertThat(claims(merged, 0)).extracting(Claim::text).contains("It happened.", "Nothing happened.");
        assertThat(merged.stories().get(0).sources())
                .extracting(Source::article)
                .containsExactly(1L, 2L);
    }

    @Test
    void aSplitStoryIsTwoAgain() {
        EditionContent merged = after(new Change.Merge("article-2", "article-1"));

        EditionContent split = new Change.Split("article-1", 2).applyTo(merged, "Eva");

        assertThat(split.stories())
                .isEqualTo(List.of(
                        THREE.stories().get(0),
                        withoutPicture(THREE.stories().get(1)),
                        THREE.stories().get(2)));
        assertThatThrownBy(() -> after(new Change.Split("article-1", 1))).isInstanceOf(ImpossibleChange.class);
        assertThatThrownBy(() -> after(new Change.Split("article-1", 9))).isInstanceOf(ImpossibleChange.class);
    }

    @Test
    void whatIsMergedSplitPinnedAndDroppedIsRememberedForWhatArrivesLater() {
        EditionContent merged = after(new Change.Merge("article-2", "article-1"));
        EditionContent split = new Change.Split("article-1", 2).applyTo(merged, "Eva");

        assertThat(merged.wishes().together()).containsExactly(Set.of(1L, 2L));
        assertThat(merged.wishes().dropped()).isEmpty();
        assertThat(split.wishes().together()).isEmpty();
        assertThat(split.wishes().apart()).containsExactly(Set.of(1L, 2L));
        assertThat(after(new Change.Pin("article-3")).wishes().pinned()).containsExactly("article-3");
        assertThat(after(new Change.Drop("article-3")).wishes().dropped()).containsExactly("article-3");
        assertThat(new Change.Title("A", "B").applyTo(merged, "Eva").wishes()).isEqualTo(merged.wishes());
    }

    @Test
    void aPictureIsReplacedOrTakenAway() {
        Picture other = new Picture(URI.create("https://pictures.example/2.jpg"), "A bridge", "Ana Prado");

        assertThat(after(new Change.Illustrate("article-1", Optional.of(other)))
                        .stories()
                        .get(0)
                        .material()
                        .picture())
                .hasValue(other);
        assertThat(after(new Change.Illustrate("article-1", Optional.empty()))
                        .stories()
                        .get(0)
                        .material()
                        .picture())
                .isEmpty();
    }

    @Test
    void wordsAreOnOneLineAndNotEmpty() {
        assertThat(after(new Change.Title("A\r\nBcc: x", "B\u0000C")))
                .extracting(EditionContent::subject, EditionContent::preheader)
                .containsExactly("A Bcc: x", "B C");
        assertThatThrownBy(() -> after(new Change.Title(" ", "x"))).isInstanceOf(ImpossibleChange.class);
        assertThatThrownBy(() -> after(new Change.Headline("article-1", "x".repeat(2001))))
                .isInstanceOf(ImpossibleChange.class);
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        assertThatThrownBy(() -> after(new Change.Drop("article-9"))).isInstanceOf(ImpossibleChange.class);
        assertThatThrownBy(() -> after(new Change.Sentence("article-1", 3, "x", true)))
                .isInstanceOf(ImpossibleChange.class);
        assertThatThrownBy(() -> after(new Change.Merge("article-1", "article-1")))
                .isInstanceOf(ImpossibleChange.class);
    }

    private static EditionContent after(Change change) {
        return change.applyTo(THREE, "Eva");
    }

    private static List<Claim> claims(EditionContent content, int story) {
        return content.stories().get(story).body().claims();
    }

    private static List<String> keys(EditionContent content) {
        return content.stories().stream().map(Story::key).toList();
    }

    private static Story withoutPicture(Story story) {
        return Pages.withMaterial(
                story, new Story.Material(story.sources(), story.material().links(), Optional.empty()));
    }
}
