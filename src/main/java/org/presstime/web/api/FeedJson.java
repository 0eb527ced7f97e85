package org.presstime.web.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.presstime.web.FeedBoard;

/** A feed as the API shows it. */
final class FeedJson {

    private FeedJson() {}

    static Map<String, Object> of(FeedBoard.Line feed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", feed.url().toString());
        json.put("title", feed.title());
        json.put("newsletters", feed.newsletters());
        json.put("health", feed.health().name().toLowerCase(Locale.ROOT));
        json.put("failures", feed.failures());
        json.put("failure", feed.failure());
        feed.nowAt().ifPresent(address -> json.put("now_at", address.toString()));
        feed.fetched().ifPresent(time -> json.put("fetched", time.toString()));
        feed.due().ifPresent(time -> json.put("due", time.toString()));
        return json;
    }
}
