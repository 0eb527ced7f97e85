package org.presstime.press;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.presstime.delivery.Deliveries.Menu;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionComposer;
import org.presstime.edition.EditionContent;
import org.presstime.edition.EditionContent.Section;
import org.presstime.newsletter.Newsletter;
import org.presstime.render.EditionRenderer;
import org.presstime.render.EditionRenderer.Form;
import org.presstime.render.Rendition;
import org.presstime.render.Renditions;

/**
 * The forms in which an edition goes out: in a language, without the sections that a reader left out, and for a week's best
 * without what they had. Each is rendered once, when the first reader is found who wants it, and kept: whatever becomes of
 * the templates, a copy sent again is the same.
 */
final class Forms implements Menu {

    private final EditionRenderer renderer;
    private final Renditions renditions;
    private final Newsletter newsletter;
    private final Edition edition;
    private final Source source;
    private final Map<Said, String> names = new HashMap<>();

    /** What an edition can say. */
    interface Source {

        /** What it says to those who had some of the editions it tells of. */
        EditionContent without(Set<Long> had);

        /** The editions whose stories it tells. */
        List<Edition> told();
    }

    /** An edition of a day, which says the same to everybody. */
    record Day(Edition edition) implements Source {

        @Override
        public EditionContent without(Set<Long> had) {
            return edition.content();
        }

        @Override
        public List<Edition> told() {
            return List.of(edition);
        }
    }

    private record Said(Locale language, EditionContent content) {}

    Forms(EditionRenderer renderer, Renditions renditions, Newsletter newsletter, Edition edition, Source source) {
        this.renderer = renderer;
        this.renditions = renditions;
        this.newsletter = newsletter;
        this.edition = edition;
        this.source = source;
        keep("", new Said(newsletter.language(), edition.content()));
    }

    @Override
    public Optional<String> form(Locale language, Set<String> without, Set<Long> had) {
        EditionContent content = leaveOut(without, source.without(had));
        if (content.sections().isEmpty()) {
            return Optional.empty();
        }
        Said said = new Said(language, content);
        if (!names.containsKey(said)) {
            keep(name(said), said);
        }
        return Optional.ofNullable(names.get(said));
    }

    @Override
    public List<Edition> told() {
        return edition.key().kind() == Edition.Kind.WEEK ? source.told() : List.of();
    }

    /** Such as {@code es}, and {@code es-2} for the second one that is not the whole edition. */
    private String name(Said said) {
        String language = said.language().toLanguageTag();
        return said.content().equals(edition.content())
                ? language
                : language + "-"
                        + (names.values().stream()
                                        .filter(name -> name.startsWith(language + "-"))
                                        .count()
                                + 1);
    }

    private void keep(String name, Said said) {
        names.put(said, name);
        Rendition mail = renderer.mail(newsletter, edition, new Form(said.content(), said.language(), source.told()));
        renditions.save(edition.id(), name, mail);
    }

    /** Who leaves out what the subject is about gets a subject of what is left. */
    private EditionContent leaveOut(Set<String> without, EditionContent content) {
        List<Section> left = content.sections().stream()
                .filter(section -> !without.contains(section.name()))
                .toList();
        if (left.size() == content.sections().size()) {
            return content;
        }
        if (left.isEmpty()) {
            return EditionContent.EMPTY;
        }
        EditionContent titled = EditionComposer.titled(newsletter, left);
        boolean keepsSubject = left.get(0).equals(content.sections().get(0));
        return keepsSubject ? new EditionContent(content.subject(), titled.preheader(), left) : titled;
    }
}
