package org.presstime.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionContent.Notice;
import org.presstime.edition.EditionContent.Section;
import org.presstime.story.Claim;
import org.presstime.story.Source;
import org.presstime.story.Story;
import org.presstime.story.Story.Body;
import org.presstime.story.Story.Material;
import org.presstime.story.Story.Provenance;

/** Contents and stories with a part replaced; nothing given in is changed. */
final class Pages {

    private static final int LONGEST = 2000;

    private Pages() {}

    /** A text that was typed, on one line. */
    static String line(String typed) {
        String line = typed.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        if (line.isEmpty() || line.length() > LONGEST) {
            throw new ImpossibleChange("a text without words, or of more than " + LONGEST + " characters");
        }
        return line;
    }

    /** What a correction says: paragraphs stand apart by an empty line, and the first is what mail programs show. */
    static EditionContent notice(String corrects, String subject, String typed) {
        List<String> paragraphs = Pattern.compile("\\R\\s*\\R")
                .splitAsStream(typed)
                .filter(paragraph -> !paragraph.isBlank())
                .map(Pages::line)
                .toList();
        if (paragraphs.isEmpty()) {
            throw new ImpossibleChange("a correction without words");
        }
        return new EditionContent(
                line(subject), EditionContent.shortened(paragraphs.get(0)), new Notice(corrects, paragraphs));
    }

    static Story story(EditionContent content, String key) {
        return content.stories().stream()
                .filter(story -> story.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ImpossibleChange("there is no story " + key));
    }

    /** The content with one story replaced by another. */
    static EditionContent replace(EditionContent content, String key, UnaryOperator<Story> change) {
        return replaceAll(content, key, story -> List.of(change.apply(story)));
    }

    /** The content with one story replaced by any number of them; a section without stories goes. */
    static EditionContent replaceAll(EditionContent content, String key, Function<Story, List<Story>> change) {
        story(content, key);
        List<Section> sections = content.sections().stream()
                .map(section -> new Section(
                        section.name(),
                        section.stories().stream()
                                .flatMap(story ->
                                        story.key().equals(key) ? change.apply(story).stream() : Stream.of(story))
                                .toList()))
                .filter(section -> !section.stories().isEmpty())
                .toList();
        return content.with(sections);
    }

    /** The content with the stories of one section put into another order. */
    static EditionContent inSection(
            EditionContent content, String key, BiFunction<List<Story>, Integer, List<Story>> order) {
        story(content, key);
        return content.with(content.sections().stream()
                .map(section -> {
                    int at = section.stories().stream().map(Story::key).toList().indexOf(key);
                    return at < 0
                            ? section
                            : new Section(section.name(), List.copyOf(order.apply(section.stories(), at)));
                })
                .toList());
    }

    static Story withHeadline(Story story, String headline) {
        return story.titled(headline);
    }

    static Story withBody(Story story, Body body) {
        return new Story(story.key(), story.placing(), story.headline(), body, story.material(), story.provenance());
    }

    static Story withMaterial(Story story, Material material) {
        return new Story(story.key(), story.placing(), story.headline(), story.body(), material, story.provenance());
    }

    /** A body with one sentence replaced, or taken out. */
    static Body map(Body body, int sentence, BiFunction<Claim, String, Stream<Claim>> change, String editor) {
        if (sentence < 1 || sentence > body.claims().size()) {
            throw new ImpossibleChange("there is no sentence " + sentence);
        }
        List<List<Claim>> paragraphs = new ArrayList<>();
        int number = 0;
        for (List<Claim> paragraph : List.of(body.lead(), body.whatHappened(), body.whyItMatters())) {
            List<Claim> changed = new ArrayList<>();
            for (Claim claim : paragraph) {
                number++;
                (number == sentence ? change.apply(claim, editor) : Stream.of(claim)).forEach(changed::add);
            }
            paragraphs.add(changed);
        }
        return body(paragraphs);
    }

    /** A body; when its lead is gone, the next sentence leads. */
    private static Body body(List<List<Claim>> paragraphs) {
        List<Claim> lead = paragraphs.get(0);
        List<Claim> happened = paragraphs.get(1);
        List<Claim> matters = paragraphs.get(2);
        if (lead.isEmpty() && !happened.isEmpty()) {
            return new Body(happened.subList(0, 1), happened.subList(1, happened.size()), matters);
        }
        if (lead.isEmpty() && !matters.isEmpty()) {
            return new Body(matters.subList(0, 1), List.of(), matters.subList(1, matters.size()));
        }
        if (lead.isEmpty()) {
            throw new ImpossibleChange("a story without a sentence; drop the story");
        }
        return new Body(lead, happened, matters);
    }

    /** One story with what another tells added to what happened. */
    static Story joined(Story one, Story other) {
        List<Claim> happened = Stream.concat(one.body().whatHappened().stream(), other.body().claims().stream())
                .toList();
        Material material = new Material(
                Stream.concat(one.sources().stream(), other.sources().stream())
                        .distinct()
                        .toList(),
                Stream.concat(one.material().links().stream(), other.material().links().stream())
                        .distinct()
                        .toList(),
                one.material().picture().or(() -> other.material().picture()));
        return new Story(
                one.key(),
                one.placing(),
                one.headline(),
                new Body(one.body().lead(), happened, one.body().whyItMatters()),
                material,
                one.provenance());
    }

    /** What a story tells from elsewhere, and what it tells from one article alone. */
    static List<Story> parted(Story story, long article) {
        Predicate<Claim> itsOwn = claim -> !claim.excerpts().isEmpty()
                && claim.excerpts().stream().allMatch(excerpt -> excerpt.article() == article);
        Source source = story.sources().stream()
                .filter(each -> each.article() == article)
                .findFirst()
                .orElseThrow(() -> new ImpossibleChange("the story has no such source"));
        List<Claim> own = story.body().claims().stream().filter(itsOwn).toList();
        if (own.isEmpty() || own.size() == story.body().claims().size()) {
            throw new ImpossibleChange("no sentence, or every sentence, comes from that source alone");
        }
        Story rest = without(story, article, itsOwn);
        Story other = new Story(
                        "article-" + article,
                        story.placing(),
                        source.title(),
                        new Body(own.subList(0, 1), own.subList(1, own.size()), List.of()),
                        new Material(List.of(source), List.of(), Optional.empty()),
                        withoutHeadline(story.provenance()))
                .titled(source);
        if (story.key().equals(other.key())) {
            throw new ImpossibleChange("the story is the one of that article; split off the others");
        }
        return List.of(rest, other);
    }

    /** A story without what it tells from one article alone. */
    private static Story without(Story story, long article, Predicate<Claim> itsOwn) {
        boolean stillNeeded = story.body().claims().stream()
                .filter(itsOwn.negate())
                .anyMatch(claim -> claim.excerpts().stream().anyMatch(excerpt -> excerpt.article() == article));
        List<Source> left = story.sources().stream()
                .filter(each -> stillNeeded || each.article() != article)
                .toList();
        Story rest = new Story(
                story.key(),
                story.placing(),
                story.headline(),
                body(Stream.of(
                                story.body().lead(),
                                story.body().whatHappened(),
                                story.body().whyItMatters())
                        .map(claims -> claims.stream().filter(itsOwn.negate()).toList())
                        .toList()),
                new Material(left, story.material().links(), story.material().picture()),
                withoutHeadline(story.provenance()));
        // Its headline may have been the other one's.
        return story.provenance()
                .headline()
                .map(origin -> left.stream()
                        .filter(each -> each.article() == origin.place().article())
                        .findFirst()
                        .orElse(left.get(0)))
                .map(rest::titled)
                .orElse(rest);
    }

    private static Provenance withoutHeadline(Provenance provenance) {
        return new Provenance(provenance.model(), provenance.reviewer());
    }
}
