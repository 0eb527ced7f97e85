package org.presstime.web.desk;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.presstime.settings.Mailbox.Person;
import org.presstime.web.FeedBoard;
import org.presstime.web.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an editor sees how the feeds are doing, and has one asked again. */
final class FeedRoom {

    private static final Logger LOG = LoggerFactory.getLogger(FeedRoom.class);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final FeedBoard board;
    private final Page page;

    FeedRoom(FeedBoard board, Page page) {
        this.board = board;
        this.page = page;
    }

    void list(Context context, Person person) {
        List<Map<String, String>> feeds =
                board.lines().stream().map(FeedRoom::view).toList();
        context.header("Content-Security-Policy", DeskRooms.DESK_POLICY);
        page.show(
                context,
                "desk/feeds.peb",
                Map.of("feeds", feeds, "editor", person.address().toString()));
    }

    void restart(Context context, Person person) {
        String url = Optional.ofNullable(context.formParam("url")).orElse("");
        if (board.restart(url)) {
            LOG.info("{} has feed {} asked again", person.address(), url);
            context.redirect("/desk/feeds", HttpStatus.SEE_OTHER);
        } else {
            page.error(context, 404);
        }
    }

    private static Map<String, String> view(FeedBoard.Line feed) {
        return Map.of(
                "url", feed.url().toString(),
                "title", feed.title(),
                "newsletters", String.join(", ", feed.newsletters()),
                "health", feed.health().name(),
                "alarming", feed.health().isAlarming() ? "yes" : "",
                "failure", feed.failure(),
                "nowAt", feed.nowAt().map(Object::toString).orElse(""),
                "fetched", hour(feed.fetched()),
                "due", hour(feed.due()));
    }

    private static String hour(Optional<Instant> time) {
        return time.filter(instant -> instant.isAfter(Instant.EPOCH))
                .map(HOUR::format)
                .orElse("");
    }
}
