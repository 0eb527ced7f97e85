package org.presstime.review;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.presstime.feed.Entry.Picture;
import org.presstime.review.Finding.Part;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Citation;
import org.presstime.story.Source;
import org.presstime.story.Story;

/** The kinds of checks that guidelines are made of. */
final class Checks {

    private static final Pattern QUOTED = Pattern.compile("[\"“”«»„]");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

    private Checks() {}

    /** A length outside its bounds. */
    static Check length(Part part, Unit unit, int least, int most) {
        return passage -> {
            if (!passage.is(part)) {
                return Optional.empty();
            }
            int length = unit.length(passage.text());
            return length < least || length > most
                    ? Optional.of(length + " " + unit.name().toLowerCase(Locale.ROOT))
                    : Optional.empty();
        };
    }

    /** In what a length is counted. */
    enum Unit {
        WORDS,
        CHARACTERS;

        int length(String text) {
            return this == WORDS
                    ? (int) Pattern.compile("\\s+").splitAsStream(text.strip()).count()
                    : text.codePointCount(0, text.length());
        }
    }

    /** A word or phrase that is not used here. */
    static Check banned(Phrases phrases) {
        return passage -> passage.is(Part.STORY) ? Optional.empty() : phrases.findIn(passage.text());
    }

    /** A sentence of a kind with fewer outlets behind it than it needs. */
    static Check sources(Predicate<String> kind, int atLeast) {
        return passage -> {
            if (passage.claim().isEmpty() || !kind.test(passage.text())) {
                return Optional.empty();
            }
            Set<String> outlets = outlets(passage);
            return outlets.size() < atLeast
                    ? Optional.of(outlets.isEmpty() ? "0" : String.join(", ", outlets))
                    : Optional.empty();
        };
    }

    private static Set<String> outlets(Passage passage) {
        Story story = passage.story().orElseThrow();
        return passage.claim().stream()
                .flatMap(claim -> Stream.concat(
                        story.sourcesOf(claim).stream().map(Source::outlet),
                        claim.citation().stream().map(Citation::outlet)))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** A sentence of a kind that does not say who says so. */
    static Check attribution(Predicate<String> kind, Phrases by) {
        return passage -> passage.claim().isPresent()
                        && kind.test(passage.text())
                        && by.findIn(passage.text()).isEmpty()
                ? Optional.of(passage.text())
                : Optional.empty();
    }

    /** A story made from an outlet that is to be avoided, by its name or by the host of its pages. */
    static Check avoid(List<String> outlets) {
        return passage -> passage.is(Part.STORY)
                ? origins(passage.story().orElseThrow())
                        .filter(origin -> outlets.stream().anyMatch(outlet -> isFrom(origin, outlet)))
                        .map(Origin::outlet)
                        .findFirst()
                : Optional.empty();
    }

    /** Who published something that a story rests on, and where. */
    private record Origin(String outlet, URI link) {}

    /** The articles of a story, and the pages that editors named. */
    private static Stream<Origin> origins(Story story) {
        return Stream.concat(
                story.sources().stream().map(source -> new Origin(source.outlet(), source.link())),
                story.body().claims().stream()
                        .flatMap(claim -> claim.citation().stream())
                        .map(cited -> new Origin(cited.outlet(), cited.link())));
    }

    private static boolean isFrom(Origin origin, String outlet) {
        String host = Optional.of(origin.link()).map(URI::getHost).orElse("").toLowerCase(Locale.ROOT);
        String wanted = outlet.toLowerCase(Locale.ROOT);
        return origin.outlet().equalsIgnoreCase(outlet) || host.equals(wanted) || host.endsWith("." + wanted);
    }

    /** What a headline is not. */
    enum HeadlineFlaw {
        QUESTION,
        EXCLAMATION,
        FULL_STOP,
        CAPITALS;

        private boolean isIn(String headline) {
            return switch (this) {
                case QUESTION -> headline.strip().endsWith("?");
                case EXCLAMATION -> headline.contains("!");
                case FULL_STOP -> headline.strip().endsWith(".");
                case CAPITALS -> isShouted(headline);
            };
        }
    }

    private static boolean isShouted(String headline) {
        List<String> words = LETTERS.matcher(headline)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        return words.size() > 2 && words.stream().allMatch(word -> word.equals(word.toUpperCase(Locale.ROOT)));
    }

    /** A headline with one of these flaws. */
    static Check headline(List<HeadlineFlaw> flaws) {
        return passage -> passage.is(Part.HEADLINE) && flaws.stream().anyMatch(flaw -> flaw.isIn(passage.text()))
                ? Optional.of(passage.text())
                : Optional.empty();
    }

    /** What a picture comes with. */
    enum PictureWord {
        ALT,
        CREDIT;

        private boolean isMissingFrom(Picture picture) {
            return (this == ALT ? picture.alt() : picture.credit()).isBlank();
        }
    }

    /** A picture without its words. */
    static Check picture(List<PictureWord> words) {
        return passage -> passage.is(Part.PICTURE)
                ? passage.story().flatMap(story -> story.material().picture()).stream()
                        .flatMap(picture -> words.stream().filter(word -> word.isMissingFrom(picture)))
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .reduce((one, other) -> one + ", " + other)
                : Optional.empty();
    }

    /** What readers are told about how a story was made. */
    enum Disclosure {
        /** A language model worded the story. */
        MODEL,
        /** An editor says it without a source. */
        OWN_WORDS;

        private boolean isDueFor(Passage passage) {
            return this == MODEL
                    ? passage.is(Part.STORY)
                            && passage.story()
                                    .orElseThrow()
                                    .provenance()
                                    .model()
                                    .isPresent()
                    : passage.claim().filter(Claim::hasNoSource).isPresent();
        }
    }

    /** Words that were made in one of these ways. */
    static Check disclosure(List<Disclosure> ways) {
        return passage -> ways.stream()
                .filter(way -> way.isDueFor(passage))
                .map(way -> way.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .findFirst();
    }

    /** Sentences with words in quotation marks. */
    static boolean isQuote(String sentence) {
        return QUOTED.matcher(sentence).find();
    }

    /** Sentences with a number in figures. */
    static boolean hasNumber(String sentence) {
        return NUMBER.matcher(sentence).find();
    }
}
