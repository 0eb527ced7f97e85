package org.presstime.web.desk;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.presstime.article.HeldArticles.HeldFeed;
import org.presstime.delivery.DeliveryCounts;
import org.presstime.delivery.DeliveryState;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.Preview.Sheet;
import org.presstime.settings.EmailAddress;
import org.presstime.web.Newsroom;

/** What the desk's templates are given: maps, lists and texts only. */
final class DeskViews {

    private static final int EDITIONS = 5;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

    private DeskViews() {}

    static Map<String, Object> newsletter(Newsroom newsroom, Newsletter newsletter) {
        return Map.of(
                "id", newsletter.id(),
                "name", newsletter.name(),
                "today", newsletter.today(newsroom.clock()).toString(),
                "next",
                        newsroom.nextRun(newsletter)
                                .map(next -> HOUR.format(
                                        next.atZone(newsletter.schedule().zone())))
                                .orElse(""),
                "editions",
                        newsroom.editions().latest(newsletter.id(), EDITIONS).stream()
                                .map(edition -> edition(newsroom, edition))
                                .toList());
    }

    private static Map<String, Object> edition(Newsroom newsroom, Edition edition) {
        DeliveryCounts counts = newsroom.deliveries().counts(edition.id());
        Map<String, Object> view = new HashMap<>();
        view.put("date", edition.date().toString());
        view.put("newsletter", edition.newsletter());
        view.put("subject", edition.content().subject());
        view.put("state", edition.state().name());
        view.put("reason", edition.reason());
        view.put("published", edition.state().isFrozen());
        view.put("name", edition.name());
        view.put(
                "part",
                edition.key().kind() == Edition.Kind.EDITION
                        ? ""
                        : edition.key().kind().name());
        view.put("review", "/desk/" + ReviewRooms.path(edition));
        view.put(
                "correct",
                newsroom.editorial().corrections().areFor(edition)
                        ? "/desk/" + ReviewRooms.path(edition).replaceFirst("/review/", "/correct/")
                        : "");
        view.put("onDesk", newsroom.editorial().reviews().keeps(edition));
        view.put("counts", counts(counts));
        return view;
    }

    private static Map<String, Object> counts(DeliveryCounts counts) {
        int sent = counts.in(DeliveryState.SENT);
        int lost = counts.in(DeliveryState.REJECTED) + counts.in(DeliveryState.EXPIRED);
        int all = Math.max(1, counts.targeted());
        return Map.of(
                "said",
                counts.meanings().entrySet().stream()
                        .map(said -> Map.of("meaning", said.getKey().name(), "number", said.getValue()))
                        .toList(),
                "targeted",
                counts.targeted(),
                "sent",
                sent,
                "waiting",
                counts.open(),
                "rejected",
                lost,
                "other",
                counts.done() - sent - lost,
                "sentWidth",
                100 * sent / all,
                "rejectedStart",
                100 * sent / all,
                "rejectedWidth",
                lost == 0 ? 0 : Math.max(1, 100 * lost / all));
    }

    static Map<String, Object> held(HeldFeed feed) {
        return Map.of(
                "feed", feed.feed().toString(),
                "articles", feed.articles(),
                "since", HOUR.format(feed.since().atZone(ZoneOffset.UTC)),
                "titles", feed.titles());
    }

    static Map<String, Object> sheet(Newsletter newsletter, Sheet sheet, EmailAddress editor) {
        return Map.of(
                "id", newsletter.id(),
                "name", newsletter.name(),
                "date", sheet.edition().date().toString(),
                "part", sheet.edition().key().kind() == Edition.Kind.EDITION ? "" : ReviewView.part(sheet.edition()),
                "subject", sheet.rendition().subject(),
                "preheader", sheet.edition().content().preheader(),
                "text", sheet.rendition().text(),
                "stories", sheet.edition().content().stories().size(),
                "failures",
                        sheet.feeds().failures().stream()
                                .map(row -> row.feed() + ": " + row.reason())
                                .toList(),
                "editor", editor.toString());
    }

    static Map<String, Object> progress(Newsroom newsroom, Newsletter newsletter) {
        boolean running = newsroom.isRunning(newsletter);
        List<Map<String, Object>> edition = newsroom.editions()
                .find(newsletter.id(), newsletter.today(newsroom.clock()))
                .map(found -> List.of(edition(newsroom, found)))
                .orElse(List.of());
        boolean onItsWay =
                edition.stream().anyMatch(found -> EditionState.SENDING.name().equals(found.get("state")));
        return Map.of(
                "id", newsletter.id(),
                "name", newsletter.name(),
                "editions", edition,
                "running", running,
                "live", running || onItsWay,
                "failure", newsroom.failure(newsletter).orElse(""),
                "trouble", newsroom.trouble().orElse(""));
    }
}
