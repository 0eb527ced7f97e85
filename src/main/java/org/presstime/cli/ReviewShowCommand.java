package org.presstime.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.presstime.edition.Edition;
import org.presstime.review.Finding;
import org.presstime.review.Finding.Part;
import org.presstime.review.Finding.Place;
import org.presstime.story.Claim;
import org.presstime.story.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code review show EDITION}: what an edition says, sentence by sentence, and what the guidelines say of each. */
@Command(
        name = "show",
        description = "An edition sentence by sentence, each with its source and what the guidelines say.")
final class ReviewShowCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Mixin
    private NamedEdition name = new NamedEdition();

    ReviewShowCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    /** An edition, for a program. */
    private record Sheet(
            String edition,
            String state,
            String content,
            String subject,
            String preheader,
            List<StorySheet> stories,
            List<FindingLine> findings) {}

    private record StorySheet(int story, String section, String headline, boolean update, List<Sentence> sentences) {}

    private record Sentence(int sentence, String text, Optional<String> editor, List<Origin> sources) {}

    private record Origin(String outlet, String link) {}

    private record FindingLine(
            String rule, String severity, String part, int story, int sentence, String words, String reason) {}

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Optional<Edition> edition = room.preview().edition(name.newsletter(room), name.key(room));
        if (edition.isEmpty()) {
            room.console().failure("preview.nothing", name.newsletter(room).id());
            return Main.NOTHING_SENT;
        }
        List<Finding> findings =
                room.editorial().guidelines().check(edition.get().content());
        if (room.console().isJson()) {
            room.console().json(sheet(edition.get(), findings));
        } else {
            tell(edition.get(), findings, room.console());
        }
        return 0;
    }

    private static void tell(Edition edition, List<Finding> findings, Console console) {
        console.line(console.text("review.show.edition", edition.name(), edition.state(), findings.size()));
        console.line(console.text("review.show.content", edition.content().fingerprint()));
        console.line(console.text("review.show.subject", edition.content().subject()));
        tell(findings, Place.of(Part.SUBJECT), console);
        console.line(console.text("review.show.preheader", edition.content().preheader()));
        tell(findings, Place.of(Part.PREHEADER), console);
        int number = 1;
        for (StorySheet story : stories(edition)) {
            console.line(console.text(
                    story.update() ? "review.show.updated" : "review.show.story",
                    number,
                    story.section(),
                    story.headline()));
            for (Part part : List.of(Part.HEADLINE, Part.PICTURE, Part.STORY)) {
                tell(findings, new Place(number, part, 0), console);
            }
            for (Sentence sentence : story.sentences()) {
                console.line(console.text(
                        "review.show.sentence", sentence.sentence(), sentence.text(), origin(sentence, console)));
                tell(findings, new Place(number, Part.SENTENCE, sentence.sentence()), console);
            }
            number++;
        }
    }

    private static void tell(List<Finding> findings, Place place, Console console) {
        findings.stream()
                .filter(finding -> finding.place().equals(place))
                .forEach(finding -> console.line(console.text(
                        "review.show.finding",
                        console.text("review.severity." + finding.severity()),
                        finding.rule(),
                        finding.words(),
                        finding.reason())));
    }

    private static Sheet sheet(Edition edition, List<Finding> findings) {
        return new Sheet(
                edition.name(),
                edition.state().name(),
                edition.content().fingerprint(),
                edition.content().subject(),
                edition.content().preheader(),
                stories(edition),
                findings.stream().map(ReviewShowCommand::line).toList());
    }

    private static FindingLine line(Finding finding) {
        return new FindingLine(
                finding.rule(),
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.place().part().name().toLowerCase(Locale.ROOT),
                finding.place().story(),
                finding.place().sentence(),
                finding.words(),
                finding.reason());
    }

    private static List<StorySheet> stories(Edition edition) {
        List<StorySheet> sheets = new ArrayList<>();
        for (Story story : edition.content().stories()) {
            List<Sentence> sentences = new ArrayList<>();
            story.body().claims().forEach(claim -> sentences.add(sentence(story, claim, sentences.size() + 1)));
            sheets.add(new StorySheet(
                    sheets.size() + 1,
                    story.section(),
                    story.headline(),
                    story.placing().update(),
                    sentences));
        }
        return sheets;
    }

    private static Sentence sentence(Story story, Claim claim, int number) {
        return new Sentence(
                number,
                claim.text(),
                claim.editor(),
                Stream.concat(
                                story.sourcesOf(claim).stream()
                                        .map(source -> new Origin(
                                                source.outlet(), source.link().toString())),
                                claim.citation().stream()
                                        .map(cited -> new Origin(
                                                cited.outlet(), cited.link().toString())))
                        .toList());
    }

    private static String origin(Sentence sentence, Console console) {
        Stream<String> outlets = sentence.sources().stream().map(Origin::outlet).distinct();
        Stream<String> editor = sentence.editor().map(name -> console.text("review.show.editor", name)).stream();
        return Stream.concat(outlets, editor).collect(Collectors.joining(", "));
    }
}
