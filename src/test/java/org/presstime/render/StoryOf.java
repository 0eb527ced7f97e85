package org.presstime.render;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.article.Article.Link;
import org.presstime.feed.Entry.Picture;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Citation;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.Source;
import org.presstime.story.Story;
import org.presstime.story.Story.Body;
import org.presstime.story.Story.Earlier;
import org.presstime.story.Story.Material;
import org.presstime.story.Story.Placing;
import org.presstime.story.Story.Provenance;

/** Builds a story for tests, sentence by sentence. */
final class StoryOf {

    private final String section;
    private final String headline;
    private final long article;
    private final List<Source> sources = new ArrayList<>();
    private final List<Claim> lead = new ArrayList<>();
    private final List<Claim> happened = new ArrayList<>();
    private final List<Claim> matters = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private Locale language = Locale.ENGLISH;
    private Optional<Picture> picture = Optional.empty();
    private boolean update;
    private Optional<Earlier> earlier = Optional.empty();
    private Provenance provenance = Provenance.EXTRACTIVE;

    StoryOf(String section, String headline, String outlet, long article) {
        this.section = section;
        this.headline = headline;
        this.article = article;
        sources.add(source(article, outlet, Optional.empty()));
    }

    StoryOf by(String author) {
        sources.set(0, source(article, sources.get(0).outlet(), Optional.of(author)));
        return this;
    }

    StoryOf in(Locale language) {
        this.language = language;
        return this;
    }

    StoryOf lead(String... sentences) {
        lead.addAll(claims(article, sentences));
        return this;
    }

    StoryOf happened(String... sentences) {
        happened.addAll(claims(article, sentences));
        return this;
    }

    StoryOf alsoFrom(long other, String outlet, String sentence) {
        sources.add(source(other, outlet, Optional.empty()));
        happened.addAll(claims(other, sentence));
        return this;
    }

    StoryOf matters(String... sentences) {
        matters.addAll(claims(article, sentences));
        return this;
    }

    StoryOf editor(String sentence) {
        happened.add(new Claim(sentence, List.of(), Optional.of("ana@example.org")));
        return this;
    }

    StoryOf cites(String sentence, String outlet, String link) {
        happened.add(new Claim(
                sentence,
                List.of(),
                Optional.of(new Citation(outlet, URI.create(link))),
                Optional.of("ana@example.org")));
        return this;
    }

    StoryOf both(long other, String sentence) {
        happened.add(new Claim(
                sentence,
                List.of(new Excerpt(article, 0, 9), new Excerpt(other, 3, 12)),
                Optional.of("ana@example.org")));
        return this;
    }

    StoryOf updateOf(LocalDate edition, int number, String before) {
        earlier = Optional.of(new Earlier(edition, number, before));
        return update();
    }

    StoryOf update() {
        update = true;
        return this;
    }

    StoryOf made(String model, String reviewer) {
        provenance = new Provenance(Optional.of(model), Optional.of(reviewer));
        return this;
    }

    StoryOf link(String text, String target) {
        links.add(new Link(text, URI.create(target)));
        return this;
    }

    StoryOf picture(String address, String alt, String credit) {
        picture = Optional.of(new Picture(URI.create(address), alt, credit));
        return this;
    }

    Story build() {
        return new Story(
                "article-" + article,
                new Placing(section, language, update, earlier, 1),
                headline,
                new Body(lead, happened, matters),
                new Material(sources, links, picture),
                provenance);
    }

    private Source source(long id, String outlet, Optional<String> author) {
        return new Source(
                id,
                outlet,
                author,
                headline,
                URI.create("https://courier.example/2026/11/24/" + id),
                Instant.parse("2026-11-24T04:12:00Z").plusSeconds(60 * id));
    }

    private static List<Claim> claims(long article, String... sentences) {
        return Arrays.stream(sentences)
                .map(sentence ->
                        new Claim(sentence, List.of(new Excerpt(article, 0, sentence.length())), Optional.empty()))
                .toList();
    }
}
