package org.presstime.web.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.presstime.article.Article;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionContent.Notice;
import org.presstime.newsletter.Newsletter;
import org.presstime.review.Finding;
import org.presstime.review.Finding.Part;
import org.presstime.review.Finding.Place;
import org.presstime.review.Reviews.OnDesk;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;
import org.presstime.story.Claim;
import org.presstime.story.Claim.Citation;
import org.presstime.story.Claim.Excerpt;
import org.presstime.story.Story;
import org.presstime.web.Newsroom;

/** An edition as the review page's template is given it: maps, lists and texts only. */
final class ReviewView {

    /** How much of the source is shown before and after the words a sentence came from. */
    private static final int AROUND = 160;

    private final Newsroom newsroom;
    private final Newsletter newsletter;
    private final Person person;

    ReviewView(Newsroom newsroom, Newsletter newsletter, Person person) {
        this.newsroom = newsroom;
        this.newsletter = newsletter;
        this.person = person;
    }

    Map<String, Object> of(Edition edition) {
        OnDesk desk = newsroom.editorial().reviews().find(edition).orElseThrow();
        List<Finding> findings = newsroom.editorial().guidelines().check(edition.content());
        Map<String, Object> view = new HashMap<>();
        view.put("id", newsletter.id());
        view.put("name", newsletter.name());
        view.put("date", edition.date().toString());
        view.put("path", "/desk/" + ReviewRooms.path(edition));
        view.put("state", edition.state().name());
        view.put("reason", edition.reason());
        view.put("content", edition.content().fingerprint());
        view.put("subject", edition.content().subject());
        view.put("preheader", edition.content().preheader());
        List<String> notice = edition.content().notice().map(Notice::paragraphs).orElse(List.of());
        view.put("notice", notice);
        view.put("noticeText", String.join("\n\n", notice));
        view.put("corrects", edition.content().notice().map(Notice::corrects).orElse(""));
        view.put("part", edition.key().kind() == Edition.Kind.EDITION ? "" : part(edition));
        view.put("approvedBy", desk.approvedBy().orElse(""));
        view.put("changedBy", desk.changedBy().orElse(""));
        view.put("changes", desk.changes());
        view.put("errors", count(findings, Finding.Severity.ERROR));
        view.put("findings", findings.size());
        view.put(
                "titleFindings",
                views(findings, Place.of(Part.SUBJECT), Place.of(Part.PREHEADER), Place.of(Part.NOTICE)));
        view.put("stories", stories(edition, desk, findings));
        view.put("writes", person.role().may(Role.WRITER));
        view.put("approves", person.role().may(Role.EDITOR));
        view.put("required", newsletter.review().required());
        return view;
    }

    /** The last part of an edition's name. */
    static String part(Edition edition) {
        return edition.name().substring(edition.name().lastIndexOf('/') + 1);
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private List<Map<String, Object>> stories(Edition edition, OnDesk desk, List<Finding> findings) {
        List<Map<String, Object>> views = new ArrayList<>();
        List<Story> stories = edition.content().stories();
        for (int i = 0; i < stories.size(); i++) {
            Map<String, Object> view = story(stories.get(i), i + 1, findings);
            String key = stories.get(i).key();
            view.put("pinned", desk.pinned().contains(key));
            view.put(
                    "others",
                    stories.stream()
                            .filter(other -> !other.key().equals(key))
                            .map(other -> Map.of("key", other.key(), "headline", other.headline()))
                            .toList());
            views.add(view);
        }
        return views;
    }

    private Map<String, Object> story(Story story, int number, List<Finding> findings) {
        Map<String, Object> view = new HashMap<>();
        view.put("key", story.key());
        view.put("number", number);
        view.put("section", story.section());
        view.put("headline", story.headline());
        view.put("update", story.placing().update());
        view.put("earlier", earlier(story));
        view.put(
                "earlierHeadline",
                story.placing().earlier().map(before -> before.headline()).orElse(""));
        view.put(
                "findings",
                views(
                        findings,
                        new Place(number, Part.HEADLINE, 0),
                        new Place(number, Part.PICTURE, 0),
                        new Place(number, Part.STORY, 0)));
        view.put(
                "sources",
                story.sources().stream()
                        .map(source -> Map.of("article", source.article(), "outlet", source.outlet()))
                        .toList());
        view.put(
                "pictureAddress",
                story.material().picture().map(each -> each.source().toString()).orElse(""));
        view.put(
                "pictureAlt", story.material().picture().map(each -> each.alt()).orElse(""));
        view.put(
                "pictureCredit",
                story.material().picture().map(each -> each.credit()).orElse(""));
        List<Map<String, Object>> sentences = new ArrayList<>();
        for (Claim claim : story.body().claims()) {
            sentences.add(sentence(story, claim, new Place(number, Part.SENTENCE, sentences.size() + 1), findings));
        }
        view.put("sentences", sentences);
        return view;
    }

    /** Where the archive has what this is an update of; empty when it is none. */
    private String earlier(Story story) {
        return story.placing()
                .earlier()
                .map(before -> "/" + newsletter.id() + "/" + before.edition() + "#story-" + before.number())
                .orElse("");
    }

    private Map<String, Object> sentence(Story story, Claim claim, Place place, List<Finding> findings) {
        return Map.of(
                "number", place.sentence(),
                "text", claim.text(),
                "editor", claim.editor().orElse(""),
                "sourced", !claim.excerpts().isEmpty(),
                "own", claim.hasNoSource(),
                "link", claim.citation().map(cited -> cited.link().toString()).orElse(""),
                "outlet", claim.citation().map(Citation::outlet).orElse(""),
                "excerpts",
                        claim.excerpts().stream()
                                .map(excerpt -> excerpt(story, excerpt))
                                .toList(),
                "findings", views(findings, place));
    }

    /** The source's own words, those that the sentence came from apart from those around them. */
    private Map<String, Object> excerpt(Story story, Excerpt excerpt) {
        Optional<Article> article = newsroom.editorial().articles().find(excerpt.article());
        String text = article.map(Article::text).orElse("");
        int start = Math.min(excerpt.start(), text.length());
        int end = Math.min(excerpt.end(), text.length());
        int from = wordAfter(text, start - AROUND, start);
        int to = wordBefore(text, end + AROUND, end);
        return Map.of(
                "outlet",
                        story.sources().stream()
                                .filter(source -> source.article() == excerpt.article())
                                .map(source -> source.outlet())
                                .findFirst()
                                .orElse(""),
                "link", article.map(found -> found.link().toString()).orElse(""),
                "before", (from > 0 ? "…" : "") + text.substring(from, start),
                "words", text.substring(start, end),
                "after", text.substring(end, to) + (to < text.length() ? "…" : ""));
    }

    /** Where the first whole word after a place begins. */
    private static int wordAfter(String text, int place, int most) {
        int blank = place <= 0 ? -1 : text.indexOf(' ', place);
        return blank >= most ? most : blank + 1;
    }

    /** Where the last whole word before a place ends. */
    private static int wordBefore(String text, int place, int least) {
        int blank = place >= text.length() ? text.length() : text.lastIndexOf(' ', place);
        return Math.max(blank, least);
    }

    private static List<Map<String, Object>> views(List<Finding> findings, Place... places) {
        List<Place> wanted = List.of(places);
        return findings.stream()
                .filter(finding -> wanted.contains(finding.place()))
                .map(finding -> Map.<String, Object>of(
                        "rule", finding.rule(),
                        "severity", finding.severity().name().toLowerCase(Locale.ROOT),
                        "reason", finding.reason(),
                        "words", finding.words()))
                .toList();
    }
}
