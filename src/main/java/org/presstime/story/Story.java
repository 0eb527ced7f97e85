package org.presstime.story;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.presstime.article.Article.Link;
import org.presstime.feed.Entry.Picture;

/**
 * One event, told in sentences that name their sources.
 *
 * @param section the heading it appears under
 * @param language what it is written in
 * @param headline plain text
 * @param lead the first sentence or two; never empty
 * @param whatHappened further sentences; may be empty
 * @param whyItMatters left out rather than padded
 * @param links links of interest
 * @param sources the articles it was made from, at least one
 */
public record Story(
        String section,
        Locale language,
        String headline,
        List<Claim> lead,
        List<Claim> whatHappened,
        List<Claim> whyItMatters,
        List<Link> links,
        List<Source> sources,
        Optional<Picture> picture) {

    /** Refuses a claim whose article is none of the sources, and a story without a lead. */
    public Story {
        Set<Long> known = new HashSet<>();
        sources.forEach(source -> known.add(source.article()));
        if (lead.isEmpty()) {
            throw new IllegalArgumentException("a story without a lead: " + headline);
        }
        Stream.of(lead, whatHappened, whyItMatters).flatMap(List::stream).forEach(claim -> {
            if (!known.contains(claim.article())) {
                throw new IllegalArgumentException("not among the sources: " + claim);
            }
        });
    }

    /** The source a claim of this story came from. */
    public Source sourceOf(Claim claim) {
        return sources.stream()
                .filter(source -> source.article() == claim.article())
                .findFirst()
                .orElseThrow();
    }
}
