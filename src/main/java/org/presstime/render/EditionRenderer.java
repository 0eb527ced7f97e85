package org.presstime.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.presstime.edition.Edition;
import org.presstime.newsletter.Newsletter;
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
     * The mail. When it would be too large, stories are left to the web edition, in the HTML and in the text alike.
     *
     * @throws TemplateMistake when a template is broken
     */
    public Rendition mail(Newsletter newsletter, Edition edition) {
        EditionView whole = view(newsletter, edition, "http".equals(site.url().getScheme()));
        Fitting fitting = fitting(newsletter, whole);
        String text = templates.render(
                mailTemplate(newsletter, "edition.txt.peb"), values(fitting.view()), newsletter.language());
        return new Rendition(whole.subject(), fitting.html(), Lines.tidy(text));
    }

    /**
     * The public page: the mail without anything that is the reader's own. Its text part is empty.
     *
     * @throws TemplateMistake when a template is broken
     */
    public Rendition web(Newsletter newsletter, Edition edition) {
        EditionView whole = view(newsletter, edition, true);
        return new Rendition(
                whole.subject(), templates.render("web/edition.peb", values(whole), newsletter.language()), "");
    }

    /**
     * Reads all templates of a newsletter.
     *
     * @throws TemplateMistake for the first that is missing or broken
     */
    public void check(Newsletter newsletter) {
        templates.check("mail/" + newsletter.template(), "edition.html.peb", "edition.txt.peb");
        templates.check("web", "edition.peb", "layout.peb");
    }

    /** The edition with as many stories as fit; found by halving, because each try is a rendering. */
    private Fitting fitting(Newsletter newsletter, EditionView whole) {
        Fitting best = html(newsletter, whole);
        if (best.fits()) {
            return best;
        }
        int tooFew = 0;
        int enough = whole.stories();
        best = html(newsletter, whole.without(enough));
        while (enough - tooFew > 1) {
            int between = (tooFew + enough) / 2;
            Fitting tried = html(newsletter, whole.without(between));
            if (tried.fits()) {
                best = tried;
                enough = between;
            } else {
                tooFew = between;
            }
        }
        return best;
    }

    private Fitting html(Newsletter newsletter, EditionView view) {
        return new Fitting(
                view,
                templates.render(mailTemplate(newsletter, "edition.html.peb"), values(view), newsletter.language()));
    }

    private EditionView view(Newsletter newsletter, Edition edition, boolean plainHttpPictures) {
        return EditionView.of(newsletter, edition, new PageAddresses(site))
                .withFewPictures(new PictureRule(plainHttpPictures));
    }

    Map<String, Object> values(EditionView view) {
        Map<String, Object> values = new HashMap<>();
        values.put("edition", view);
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
