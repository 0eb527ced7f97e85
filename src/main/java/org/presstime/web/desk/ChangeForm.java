package org.presstime.web.desk;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import org.presstime.feed.Entry.Picture;
import org.presstime.review.Change;
import org.presstime.story.Claim.Citation;

/** The forms of the review page, read as changes. */
final class ChangeForm {

    private static final int LONGEST_ADDRESS = 2000;

    private ChangeForm() {}

    /**
     * The change that was asked for.
     *
     * @throws IllegalArgumentException when the form is none of ours
     */
    static Change read(Context context) {
        String story = field(context, "story");
        return switch (field(context, "kind")) {
            case "title" -> new Change.Title(field(context, "subject"), field(context, "preheader"));
            case "correction" -> new Change.Correction(field(context, "subject"), field(context, "text"));
            case "headline" -> new Change.Headline(story, field(context, "text"));
            case "sentence" ->
                new Change.Sentence(
                        story,
                        Integer.parseInt(field(context, "sentence")),
                        field(context, "text"),
                        field(context, "sourced").equals("yes"),
                        citation(context));
            case "addition" ->
                new Change.Addition(
                        story, Integer.parseInt(field(context, "sentence")), field(context, "text"), citation(context));
            case "up" -> new Change.Move(story, -1);
            case "down" -> new Change.Move(story, 1);
            case "drop" -> new Change.Drop(story);
            case "pin" -> new Change.Pin(story);
            case "merge" -> new Change.Merge(story, field(context, "into"));
            case "split" -> new Change.Split(story, Long.parseLong(field(context, "article")));
            case "picture" -> new Change.Illustrate(story, picture(context));
            default -> throw new IllegalArgumentException("no such change");
        };
    }

    /** A source of the editor's own; an outlet without an address is half of one, and none. */
    private static Optional<Citation> citation(Context context) {
        String link = field(context, "link").strip();
        String outlet = field(context, "outlet").strip();
        return link.isEmpty() && outlet.isEmpty()
                ? Optional.empty()
                : Optional.of(new Citation(outlet, URI.create(link)));
    }

    private static Optional<Picture> picture(Context context) {
        String address = field(context, "address").strip();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        URI source = URI.create(address);
        if (source.getHost() == null || !address.matches("(?i)https?://.*") || address.length() > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("no address of a picture");
        }
        return Optional.of(new Picture(
                source, field(context, "alt").strip(), field(context, "credit").strip()));
    }

    /** A field of a form; empty when it is not there. */
    static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }
}
