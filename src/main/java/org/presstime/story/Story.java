package org.presstime.story;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.presstime.article.Article.Link;
import org.presstime.feed.Entry.Picture;

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
    }

    /**
     * Where a story belongs.
     *
     * @param section the heading it appears under
     * @param language what it is written in
     * @param update whether an earlier edition told it and it has moved on
     */
    public record Placing(String section, Locale language, boolean update) {}

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
     */
    public record Provenance(Optional<String> model, Optional<String> reviewer) {

        /** The sources' own sentences, chosen and put in order. */
        public static final Provenance EXTRACTIVE = new Provenance(Optional.empty(), Optional.empty());
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
