package org.presstime.render;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.presstime.article.Article;
import org.presstime.feed.Entry.Picture;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Citation;
import org.presstime.story.Source;
import org.presstime.story.Story;
import org.presstime.story.Story.Provenance;

/**
 * A story as templates see it: clean words, checked addresses, every sentence with its source.
 *
 * @param number its place in the edition, from 1
 * @param permalink its place on the web edition
 * @param address where the headline leads
 * @param update whether an earlier edition told it and it has moved on
 */
record StoryView(
        int number,
        String permalink,
        String language,
        String headline,
        Optional<String> address,
        boolean update,
        Optional<Before> earlier,
        List<Sentence> lead,
        List<Sentence> whatHappened,
        List<Sentence> whyItMatters,
        List<Link> links,
        List<Reference> sources,
        Optional<Illustration> picture,
        Making making) {

    /**
     * A sentence and where it came from.
     *
     * @param sources none when an editor alone answers for it
     */
    record Sentence(String text, List<Reference> sources) {}

    /** Where an earlier edition told it, and under what headline. */
    record Before(LocalDate date, String headline, String address) {}

    /** How the story was made: the language model that worded it, the person who approved it. */
    record Making(Optional<String> model, Optional<String> reviewer) {}

    /**
     * A source and its number within the story, from 1.
     *
     * @param published nothing for a page that an editor names
     */
    record Reference(
            int number,
            String outlet,
            Optional<String> author,
            Optional<String> address,
            Optional<ZonedDateTime> published) {}

    /** A link of interest. */
    record Link(String text, String address) {}

    /** A picture that may be shown. */
    record Illustration(String address, String alt, String credit) {}

    static StoryView of(Story story, int number, String permalink, Optional<Before> earlier, ZoneId zone) {
        Map<URI, Reference> references = references(story, zone);
        List<Reference> sources = List.copyOf(references.values());
        return new StoryView(
                number,
                permalink,
                story.placing().language().toLanguageTag(),
                Hostile.line(story.headline()),
                sources.get(0).address(),
                story.placing().update(),
                earlier,
                sentences(story, story.body().lead(), references),
                sentences(story, story.body().whatHappened(), references),
                sentences(story, story.body().whyItMatters(), references),
                links(story),
                sources,
                story.material().picture().flatMap(StoryView::illustration),
                making(story.provenance()));
    }

    StoryView withoutPicture() {
        return new StoryView(
                number,
                permalink,
                language,
                headline,
                address,
                update,
                earlier,
                lead,
                whatHappened,
                whyItMatters,
                links,
                sources,
                Optional.empty(),
                making);
    }

    private static Making making(Provenance provenance) {
        return new Making(
                provenance.model().map(Hostile::line), provenance.reviewer().map(Hostile::line));
    }

    /** By page: the same page out of two feeds is one reference. */
    private static Map<URI, Reference> references(Story story, ZoneId zone) {
        Map<URI, Reference> references = new LinkedHashMap<>();
        for (Source source : story.sources()) {
            references.computeIfAbsent(
                    source.link(),
                    page -> new Reference(
                            references.size() + 1,
                            Hostile.line(source.outlet()),
                            source.author().map(Hostile::line).filter(name -> !name.isEmpty()),
                            Hostile.address(page),
                            Optional.of(source.published().atZone(zone))));
        }
        story.body().claims().stream()
                .flatMap(claim -> claim.citation().stream())
                .forEach(cited -> references.computeIfAbsent(
                        cited.link(), page -> StoryView.cited(cited, references.size() + 1)));
        return references;
    }

    private static Reference cited(Citation cited, int number) {
        return new Reference(
                number,
                Hostile.line(cited.outlet()),
                Optional.empty(),
                Hostile.address(cited.link()),
                Optional.empty());
    }

    private static List<Sentence> sentences(Story story, List<Claim> claims, Map<URI, Reference> references) {
        return claims.stream()
                .map(claim -> new Sentence(
                        Hostile.line(claim.text()),
                        Stream.concat(
                                        story.sourcesOf(claim).stream().map(Source::link),
                                        claim.citation().stream().map(Citation::link))
                                .map(page -> Objects.requireNonNull(references.get(page)))
                                .distinct()
                                .toList()))
                .toList();
    }

    private static List<Link> links(Story story) {
        return story.material().links().stream()
                .flatMap(link -> Hostile.address(link.target()).stream().map(address -> new Link(label(link), address)))
                .toList();
    }

    /** An address is no text to read, or to hear read: its host stands for it. */
    private static String label(Article.Link link) {
        String text = Hostile.line(link.text());
        return text.startsWith("http://") || text.startsWith("https://")
                ? link.target().getHost()
                : text;
    }

    private static Optional<Illustration> illustration(Picture picture) {
        return Hostile.address(picture.source())
                .map(address -> new Illustration(address, Hostile.line(picture.alt()), Hostile.line(picture.credit())));
    }
}
