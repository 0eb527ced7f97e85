package org.presstime.edition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.presstime.story.Story;
import org.presstime.story.Story.Provenance;
import org.presstime.story.Wishes;

/**
 * What an edition says.
 *
 * @param subject of the mail; plain text
 * @param preheader the line mail programs show beside the subject; 40 to 90 characters when the stories allow it
 * @param sections in order, none empty
 * @param wishes what editors said of its stories; what is made of later articles heeds it
 * @param notice what is said instead of stories
 */
public record EditionContent(
        String subject, String preheader, List<Section> sections, Wishes wishes, Optional<Notice> notice) {

    /** Contents stored before there were wishes and notices have none. */
    public EditionContent {
        wishes = Objects.requireNonNullElse(wishes, Wishes.NONE);
        notice = Objects.requireNonNullElse(notice, Optional.empty());
    }

    /** A content of which no editor has said anything. */
    public EditionContent(String subject, String preheader, List<Section> sections) {
        this(subject, preheader, sections, Wishes.NONE);
    }

    /** A content of stories. */
    public EditionContent(String subject, String preheader, List<Section> sections, Wishes wishes) {
        this(subject, preheader, sections, wishes, Optional.empty());
    }

    /** A content that is a notice, and no story. */
    public EditionContent(String subject, String preheader, Notice notice) {
        this(subject, preheader, List.of(), Wishes.NONE, Optional.of(notice));
    }

    /**
     * What a person has to say of an edition that has been sent.
     *
     * @param corrects the name of that edition
     * @param paragraphs at least one, each one line
     */
    public record Notice(String corrects, List<String> paragraphs) {

        /** Refuses a notice that says nothing. */
        public Notice {
            paragraphs = List.copyOf(paragraphs);
            if (paragraphs.isEmpty() || paragraphs.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("a notice without words about " + corrects);
            }
        }
    }

    /** As much of a text as mail programs show beside the subject. */
    public static String shortened(String text) {
        return shortened(text, EditionComposer.PREHEADER);
    }

    /** A text of at most so many characters, cut between two words. */
    public static String shortened(String text, int most) {
        return Shortened.to(most, text);
    }

    /** An edition that says nothing. */
    public static final EditionContent EMPTY = new EditionContent("", "", List.of());

    /** A heading and the stories under it. */
    public record Section(String name, List<Story> stories) {}

    /** The form in which an edition is stored; the same text for the same content. */
    public String stored() {
        return ContentJson.write(this);
    }

    /** The content that was {@link #stored}. */
    public static EditionContent read(String stored) {
        return ContentJson.read(stored);
    }

    /**
     * A fingerprint of everything that is said: two contents with the same one say the same. Who approved it is not in
     * it, because approving must not change what was approved.
     *
     * @return the SHA-256 of the stored form without the reviewer, in hexadecimal
     */
    public String fingerprint() {
        try {
            byte[] stored = reviewedBy(Optional.empty()).stored().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stored));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same, naming the person who approved it, or nobody. */
    public EditionContent reviewedBy(Optional<String> reviewer) {
        return map(story -> new Story(
                story.key(),
                story.placing(),
                story.headline(),
                story.body(),
                story.material(),
                new Provenance(
                        story.provenance().model(), reviewer, story.provenance().headline())));
    }

    /** The same with other sections. */
    public EditionContent with(List<Section> other) {
        return new EditionContent(subject, preheader, other, wishes, notice);
    }

    /** The same under other wishes. */
    public EditionContent under(Wishes other) {
        return new EditionContent(subject, preheader, sections, other, notice);
    }

    /** The same with every story replaced. */
    private EditionContent map(UnaryOperator<Story> change) {
        return with(sections.stream()
                .map(section -> new Section(
                        section.name(), section.stories().stream().map(change).toList()))
                .toList());
    }

    /** Whether there is nothing in it for a reader. */
    public boolean saysNothing() {
        return sections.isEmpty() && notice.isEmpty();
    }

    /** All stories in the order of reading. */
    public List<Story> stories() {
        return sections.stream().flatMap(section -> section.stories().stream()).toList();
    }

    /** The ids of the articles its stories were made from. */
    public List<Long> articles() {
        return stories().stream()
                .flatMap(story -> story.sources().stream())
                .map(source -> source.article())
                .distinct()
                .toList();
    }
}
