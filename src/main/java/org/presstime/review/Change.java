package org.presstime.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.presstime.edition.EditionContent;
import org.presstime.feed.Entry.Picture;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Citation;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.Story;
import org.presstime.story.Story.Material;

/**
 * One thing that a person does to what an edition says. Stories are named by their key, sentences by their number in the
 * story, from 1.
 */
public sealed interface Change {

    /** What it is called in the audit trail. */
    String deed();

    /**
     * The content after it.
     *
     * @param editor who does it, as sentences name an editor
     * @throws ImpossibleChange when the content has no such place, or would not make sense after it
     */
    EditionContent applyTo(EditionContent content, String editor);

    /** The keys of the stories a person stands for after it. */
    default Set<String> applyTo(Set<String> stoodFor) {
        return stoodFor;
    }

    /** Another subject and preheader. */
    record Title(String subject, String preheader) implements Change {

        @Override
        public String deed() {
            return "title";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            if (content.notice().isPresent()) {
                throw new ImpossibleChange("a correction has its own form");
            }
            return new EditionContent(Pages.line(subject), Pages.line(preheader), content.sections(), content.wishes());
        }
    }

    /** Another wording of a correction. */
    record Correction(String subject, String text) implements Change {

        @Override
        public String deed() {
            return "correction";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            String corrects = content.notice()
                    .orElseThrow(() -> new ImpossibleChange("this is no correction"))
                    .corrects();
            return Pages.notice(corrects, subject, text);
        }
    }

    /** Another headline. */
    record Headline(String story, String text) implements Change {

        @Override
        public String deed() {
            return "headline";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            return Pages.replace(content, story, old -> Pages.withHeadline(old, Pages.line(text)));
        }
    }

    /**
     * Another wording: the sentence is the editor's from then on.
     *
     * @param text the sentence; blank takes it out
     * @param sourced whether its articles still say so
     * @param citation a source that the editor names; without any source the editor alone answers for it
     */
    record Sentence(String story, int sentence, String text, boolean sourced, Optional<Citation> citation)
            implements Change {

        /** One that rests on its articles, or on nothing but the editor's word. */
        Sentence(String story, int sentence, String text, boolean sourced) {
            this(story, sentence, text, sourced, Optional.empty());
        }

        @Override
        public String deed() {
            return "sentence";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            return Pages.replace(
                    content, story, old -> Pages.withBody(old, Pages.map(old.body(), sentence, this::reword, editor)));
        }

        private Stream<Claim> reword(Claim old, String editor) {
            List<Excerpt> excerpts = sourced ? old.excerpts() : List.of();
            return text.isBlank()
                    ? Stream.empty()
                    : Stream.of(new Claim(Pages.line(text), excerpts, citation, Optional.of(editor)));
        }
    }

    /**
     * One sentence more, of the editor's own, right after another one.
     *
     * @param after the number of the other one
     * @param citation where it comes from; nothing when the editor alone answers for it
     */
    record Addition(String story, int after, String text, Optional<Citation> citation) implements Change {

        @Override
        public String deed() {
            return "addition";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            return Pages.replace(
                    content, story, old -> Pages.withBody(old, Pages.map(old.body(), after, this::add, editor)));
        }

        private Stream<Claim> add(Claim before, String editor) {
            return Stream.of(before, new Claim(Pages.line(text), List.of(), citation, Optional.of(editor)));
        }
    }

    /** Another place: so many stories further down in its section; negative is up. */
    record Move(String story, int by) implements Change {

        @Override
        public String deed() {
            return "move";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            return Pages.inSection(content, story, (stories, at) -> {
                List<Story> moved = new ArrayList<>(stories);
                int to = Math.max(0, Math.min(stories.size() - 1, at + by));
                Collections.rotate(moved.subList(Math.min(at, to), Math.max(at, to) + 1), at < to ? -1 : 1);
                return moved;
            });
        }
    }

    /** Out of this edition; its articles stand for the next one. */
    record Drop(String story) implements Change {

        @Override
        public String deed() {
            return "drop";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            return without(content, story).under(content.wishes().dropping(story));
        }

        private static EditionContent without(EditionContent content, String story) {
            return Pages.replaceAll(content, story, old -> List.of());
        }
    }

    /** A person stands for a story: it goes first in its section, and out also when nobody approves in time. */
    record Pin(String story) implements Change {

        @Override
        public String deed() {
            return "pin";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            EditionContent moved = new Move(story, -content.stories().size()).applyTo(content, editor);
            return moved.under(content.wishes().pinning(story));
        }

        @Override
        public Set<String> applyTo(Set<String> stoodFor) {
            Set<String> more = new java.util.TreeSet<>(stoodFor);
            more.add(story);
            return more;
        }
    }

    /** Two stories are one event: the sentences, sources and links of the one go to the end of the other. */
    record Merge(String story, String into) implements Change {

        @Override
        public String deed() {
            return "merge";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            if (story.equals(into)) {
                throw new ImpossibleChange("a story cannot be merged with itself");
            }
            Story other = Pages.story(content, story);
            EditionContent merged = Pages.replace(content, into, one -> Pages.joined(one, other));
            return Drop.without(merged, story).under(content.wishes().merging(Pages.story(content, into), other));
        }
    }

    /** A story is two events: what came from this article becomes a story of its own, right after it. */
    record Split(String story, long article) implements Change {

        @Override
        public String deed() {
            return "split";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            return Pages.replaceAll(content, story, old -> Pages.parted(old, article))
                    .under(content.wishes().splitting(Pages.story(content, story), article));
        }
    }

    /** Another picture, or none. */
    record Illustrate(String story, Optional<Picture> picture) implements Change {

        @Override
        public String deed() {
            return "picture";
        }

        @Override
        public EditionContent applyTo(EditionContent content, String editor) {
            return Pages.replace(
                    content,
                    story,
                    old -> Pages.withMaterial(
                            old, new Material(old.sources(), old.material().links(), picture)));
        }
    }
}
