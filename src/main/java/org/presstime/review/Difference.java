package org.presstime.review;

import java.util.ArrayList;
import java.util.List;
import org.presstime.edition.EditionContent;
import org.presstime.story.Claim;
import org.presstime.story.Story;

/**
 * What is different between two contents, for the audit trail.
 *
 * @param before the lines only the first has, each after a line break
 * @param after the lines only the second has, each after a line break
 */
record Difference(String before, String after) {

    static Difference between(EditionContent one, EditionContent other) {
        List<String> before = lines(one);
        List<String> after = lines(other);
        return new Difference(without(before, after), without(after, before));
    }

    private static String without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        left.removeAll(others);
        return left.isEmpty() ? "" : "\n" + String.join("\n", left);
    }

    private static List<String> lines(EditionContent content) {
        List<String> lines = new ArrayList<>();
        lines.add("subject: " + content.subject());
        lines.add("preheader: " + content.preheader());
        content.notice().ifPresent(notice -> lines.addAll(notice.paragraphs()));
        int number = 1;
        for (Story story : content.stories()) {
            lines.add(number + ". [" + story.section() + "] " + story.headline());
            int sentence = 1;
            for (Claim claim : story.body().claims()) {
                lines.add(number + "." + sentence + " " + claim.text()
                        + claim.editor().map(editor -> " (" + editor + ")").orElse("")
                        + claim.citation()
                                .map(cited -> " (" + cited.outlet() + ", " + cited.link() + ")")
                                .orElse("")
                        + (claim.hasNoSource() ? " (without a source)" : ""));
                sentence++;
            }
            int last = number;
            story.material()
                    .picture()
                    .ifPresent(picture -> lines.add(
                            last + ". picture " + picture.source() + " " + picture.alt() + " " + picture.credit()));
            number++;
        }
        return lines;
    }
}
