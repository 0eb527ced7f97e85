package org.presstime.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.presstime.article.Article.Link;
import org.presstime.feed.Entry.Picture;
import org.presstime.settings.Messages;
import org.presstime.story.Claim.Excerpt;

/**
 * One event, told in sentences that name their sources.
 *
 * @param key what it is known by while articles arrive and it is written again; an editor's word hangs on it
 * @param placing where it belongs
 * @param headline plain text
 * @param body its sentences
 * @param material what it was made from and leads to
 * @param provenance how it was made
 */
public record Story(String key, Placing placing, String headline, Body body, Material material, Provenance provenance) {

    /** Refuses a sentence whose article is none of the sources. */
    public Story {
        Set<Long> known = material.sources().stream().map(Source::article).collect(Collectors.toSet());
        body.claims()
                .forEach(claim -> claim.excerpts().forEach(excerpt -> {
                    if (!known.contains(excerpt.article())) {
                        throw new IllegalArgumentException("not among the sources: " + claim);
                    }
                }));
        if (!provenance
                .headline()
                .map(origin -> holds(origin, headline, material))
                .orElse(true)) {
            throw new IllegalArgumentException("not a headline of the sources: " + headline);
        }
    }

    private static boolean holds(Origin origin, String headline, Material material) {
        return material.sources().stream()
                .filter(source -> source.article() == origin.place().article())
                .anyMatch(source -> !origin.title()
                        || (origin.place().end() <= source.title().length()
                                && source.title()
                                        .substring(
                                                origin.place().start(),
                                                origin.place().end())
                                        .equals(headline)));
    }

    /**
     * Where a story belongs.
     *
     * @param section the heading it appears under
     * @param language what it is written in
     * @param update whether an earlier edition told it and it has moved on
     * @param earlier where that edition told it
     * @param voices how many outlets tell it in words of their own; of copies of one text only one counts
     */
    public record Placing(String section, Locale language, boolean update, Optional<Earlier> earlier, int voices) {

        /** Refuses a place in an earlier edition of a story that is no update. */
        public Placing {
            if (earlier.isPresent() && !update) {
                throw new IllegalArgumentException("told before, and no update: " + earlier);
            }
        }

        /** One outlet's. */
        public Placing(String section, Locale language, boolean update) {
            this(section, language, update, Optional.empty(), 1);
        }
    }

    /**
     * A story in an edition that went out earlier.
     *
     * @param edition the date of the edition, of the same newsletter
     * @param number its place there, from 1
     * @param headline as readers read it then
     */
    public record Earlier(LocalDate edition, int number, String headline) {}

    /**
     * The sentences of a story.
     *
     * @param lead the first sentence or two; never empty
     * @param whatHappened further sentences; may be empty
     * @param whyItMatters left out rather than padded
     */
    public record Body(List<Claim> lead, List<Claim> whatHappened, List<Claim> whyItMatters) {

        /** Refuses a story without a lead. */
        public Body {
            lead = List.copyOf(lead);
            whatHappened = List.copyOf(whatHappened);
            whyItMatters = List.copyOf(whyItMatters);
            if (lead.isEmpty()) {
                throw new IllegalArgumentException("a story without a lead");
            }
        }

        /** All of them in the order of reading. */
        public List<Claim> claims() {
            return Stream.of(lead, whatHappened, whyItMatters)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /**
     * What a story was made from and leads to.
     *
     * @param sources the articles, at least one, the leading one first
     * @param links links of interest
     * @param picture the picture to show with it
     */
    public record Material(List<Source> sources, List<Link> links, Optional<Picture> picture) {

        /** Refuses a story made from nothing. */
        public Material {
            sources = List.copyOf(sources);
            links = List.copyOf(links);
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("a story without sources");
            }
        }
    }

    /**
     * How a story was made.
     *
     * @param model the language model that worded it; nothing when its sentences are the sources' own
     * @param reviewer the person who approved it, as readers see the name; nothing while nobody has
     * @param headline the words its headline came from; nothing when an editor worded it
     */
    public record Provenance(Optional<String> model, Optional<String> reviewer, Optional<Origin> headline) {

        /** The sources' own sentences, chosen and put in order. */
        public static final Provenance EXTRACTIVE = new Provenance(Optional.empty(), Optional.empty());

        /** With a headline of an editor's. */
        public Provenance(Optional<String> model, Optional<String> reviewer) {
            this(model, reviewer, Optional.empty());
        }
    }

    /**
     * Where a headline came from.
     *
     * @param place where in the article
     * @param title whether it counts in the article's title rather than in its text; then the headline is these very words
     */
    public record Origin(Excerpt place, boolean title) {}

    /** What a story is known by while an article is its first. */
    static String key(long article) {
        return "article-" + article;
    }

    /** This story with a headline that an editor answers for. */
    public Story titled(String words) {
        return new Story(
                key,
                placing,
                words,
                body,
                material,
                new Provenance(provenance.model(), provenance.reviewer(), Optional.empty()));
    }

    /** This story under the title of one of its sources. */
    public Story titled(Source source) {
        Excerpt title = new Excerpt(source.article(), 0, source.title().length());
        return new Story(
                key,
                placing,
                source.title(),
                body,
                material,
                new Provenance(provenance.model(), provenance.reviewer(), Optional.of(new Origin(title, true))));
    }

    /** Its headline where stories are listed, marked when it is an update. */
    public String listed(Locale reader) {
        return placing.update() ? Messages.of("mail", reader).text("story.update") + ": " + headline : headline;
    }

    /** The heading it appears under. */
    public String section() {
        return placing.section();
    }

    /** The articles it was made from. */
    public List<Source> sources() {
        return material.sources();
    }

    /** The sources a claim of this story came from, each once; none when it is an editor's own. */
    public List<Source> sourcesOf(Claim claim) {
        return claim.excerpts().stream()
                .map(excerpt -> material.sources().stream()
                        .filter(source -> source.article() == excerpt.article())
                        .findFirst()
                        .orElseThrow())
                .distinct()
                .toList();
    }
}
