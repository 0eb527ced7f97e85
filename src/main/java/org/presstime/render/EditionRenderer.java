package org.presstime.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent;
import org.presstime.newsletter.Newsletter;
import org.presstime.settings.Messages;
import org.presstime.settings.Settings;

/** Renders editions: as the mail all readers get, slots still open, and as the public page. */
public final class EditionRenderer {

    // Gmail clips near 100 KB; transfer encoding and the slots' values need room too.
    private static final int LARGEST_MAIL = 90_000;

    private final Templates templates;
    private final Settings.Site site;

    /** A renderer of editions for one installation. */
    public EditionRenderer(Templates templates, Settings.Site site) {
        this.templates = templates;
        this.site = site;
    }

    /**
     * A form of an edition.
     *
     * @param content what of it is said
     * @param language of the fixed words; stories keep theirs
     * @param told the editions whose stories these are: itself, or those that a week's best is made of
     */
    public record Form(EditionContent content, Locale language, List<Edition> told) {

        /** All of an edition of a day. */
        public static Form whole(Newsletter newsletter, Edition edition) {
            return new Form(edition.content(), newsletter.language(), List.of(edition));
        }
    }

    /** The mail with the whole edition, as {@link #mail(Newsletter, Edition, Form)}. */
    public Rendition mail(Newsletter newsletter, Edition edition) {
        if (edition.content().notice().isPresent()) {
            return correction(newsletter, edition);
        }
        return mail(newsletter, edition, Form.whole(newsletter, edition));
    }

    /**
     * The mail. When it would be too large, stories are left to the web edition, in the HTML and in the text alike.
     *
     * @throws TemplateMistake when a template is broken
     */
    public Rendition mail(Newsletter newsletter, Edition edition, Form form) {
        EditionView whole =
                view(newsletter, edition, form, "http".equals(site.url().getScheme()));
        Fitting fitting = fitting(newsletter, form.language(), whole);
        String text =
                templates.render(mailTemplate(newsletter, "edition.txt.peb"), values(fitting.view()), form.language());
        String subject = whole.week()
                ? Messages.of("mail", form.language()).text("week.subject", whole.subject())
                : whole.subject();
        return new Rendition(subject, fitting.html(), Lines.tidy(text));
    }

    /**
     * The public page: the mail without anything that is the reader's own. Its text part is empty.
     *
     * @throws TemplateMistake when a template is broken
     */
    public Rendition web(Newsletter newsletter, Edition edition) {
        if (edition.content().notice().isPresent()) {
            CorrectionView view = CorrectionView.of(newsletter, edition, new PageAddresses(site));
            return new Rendition(
                    view.subject(), templates.render("web/correction.peb", values(view), newsletter.language()), "");
        }
        return web(newsletter, edition, Form.whole(newsletter, edition));
    }

    /** The public page of an edition in one of its forms. */
    public Rendition web(Newsletter newsletter, Edition edition, Form form) {
        EditionView whole = view(newsletter, edition, form, true);
        return new Rendition(whole.subject(), templates.render("web/edition.peb", values(whole), form.language()), "");
    }

    /** The same letter for all newsletters: it looks like what it is, and not like an edition. */
    private Rendition correction(Newsletter newsletter, Edition edition) {
        Map<String, Object> values = values(CorrectionView.of(newsletter, edition, new PageAddresses(site)));
        return new Rendition(
                CorrectionView.of(newsletter, edition, new PageAddresses(site)).subject(),
                templates.render("mail/correction/correction.html.peb", values, newsletter.language()),
                Lines.tidy(templates.render("mail/correction/correction.txt.peb", values, newsletter.language())));
    }

    /**
     * Reads all templates of a newsletter.
     *
     * @throws TemplateMistake for the first that is missing or broken
     */
    public void check(Newsletter newsletter) {
        templates.check("mail/" + newsletter.template(), "edition.html.peb", "edition.txt.peb");
        templates.check("mail/correction", "correction.html.peb", "correction.txt.peb");
        templates.check("web", "edition.peb", "correction.peb", "layout.peb");
    }

    /** The edition with as many stories as fit; found by halving, because each try is a rendering. */
    private Fitting fitting(Newsletter newsletter, Locale language, EditionView whole) {
        Fitting best = html(newsletter, language, whole);
        if (best.fits()) {
            return best;
        }
        int tooFew = 0;
        int enough = whole.stories();
        best = html(newsletter, language, whole.without(enough));
        while (enough - tooFew > 1) {
            int between = (tooFew + enough) / 2;
            Fitting tried = html(newsletter, language, whole.without(between));
            if (tried.fits()) {
                best = tried;
                enough = between;
            } else {
                tooFew = between;
            }
        }
        return best;
    }

    private Fitting html(Newsletter newsletter, Locale language, EditionView view) {
        return new Fitting(
                view, templates.render(mailTemplate(newsletter, "edition.html.peb"), values(view), language));
    }

    private EditionView view(Newsletter newsletter, Edition edition, Form form, boolean plainHttpPictures) {
        return EditionView.of(newsletter, edition, form, new PageAddresses(site))
                .withFewPictures(new PictureRule(plainHttpPictures));
    }

    Map<String, Object> values(EditionView view) {
        return values("edition", view);
    }

    private Map<String, Object> values(CorrectionView view) {
        return values("correction", view);
    }

    private Map<String, Object> values(String name, Object view) {
        Map<String, Object> values = new HashMap<>();
        values.put(name, view);
        values.put("site", new SiteView(site.name(), site.url().toString(), site.postalAddress()));
        values.put("slots", Arrays.stream(Slot.values()).collect(Collectors.toMap(Slot::name, Slot::marker)));
        return values;
    }

    private static String mailTemplate(Newsletter newsletter, String file) {
        return "mail/" + newsletter.template() + "/" + file;
    }

    /** HTML and the stories that are in it. */
    private record Fitting(EditionView view, String html) {
        boolean fits() {
            return html.getBytes(StandardCharsets.UTF_8).length <= LARGEST_MAIL;
        }
    }

    /** The installation as templates see it. */
    private record SiteView(String name, String url, String postalAddress) {}
}
