package org.presstime.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/**
 * ROME 2.1.0 on the documents of {@link FeedCorpus}, as its documentation says it is used. Where it may be read in two
 * ways, the better one counts: markup is taken out of titles and authors, DOCTYPEs are allowed, an entry that was only
 * changed was published then.
 */
final class RomeReader {

    private RomeReader() {}

    /** The feed, through its own detection of the charset. */
    static SyndFeed read(byte[] document, Optional<String> contentType) throws IOException, FeedException {
        SyndFeedInput input = new SyndFeedInput();
        input.setAllowDoctypes(true);
        ByteArrayInputStream bytes = new ByteArrayInputStream(document);
        try (XmlReader reader = contentType.isPresent()
                ? new XmlReader(bytes, contentType.get(), true, "UTF-8")
                : new XmlReader(bytes, true, "UTF-8")) {
            return input.build(reader);
        }
    }

    static Map<String, String> fields(SyndFeed feed) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("feed_title", words(feed.getTitle()));
        fields.put("feed_link", text(feed.getLink()));
        fields.put("entries", String.valueOf(feed.getEntries().size()));
        int number = 0;
        for (SyndEntry entry : feed.getEntries()) {
            String of = number++ + ".";
            fields.put(of + "id", text(entry.getUri()));
            fields.put(of + "title", words(entry.getTitle()));
            fields.put(of + "link", text(entry.getLink()));
            fields.put(
                    of + "published",
                    date(entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate()));
            fields.put(of + "updated", date(entry.getUpdatedDate()));
            fields.put(
                    of + "author",
                    entry.getAuthors().size() > 1
                            ? entry.getAuthors().stream()
                                    .map(person -> words(person.getName()))
                                    .collect(Collectors.joining(", "))
                            : words(entry.getAuthor()));
            fields.put(of + "summary", html(entry.getDescription()));
            fields.put(
                    of + "content",
                    entry.getContents().isEmpty()
                            ? ""
                            : html(entry.getContents().get(0)));
            fields.put(
                    of + "categories",
                    entry.getCategories().stream().map(SyndCategory::getName).collect(Collectors.joining(", ")));
        }
        return fields;
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    private static String words(String text) {
        return text == null ? "" : Jsoup.parseBodyFragment(text).text().strip();
    }

    private static String html(SyndContent content) {
        if (content == null || content.getValue() == null) {
            return "";
        }
        return "text".equals(content.getType()) || "text/plain".equals(content.getType())
                ? Words.escaped(content.getValue())
                : content.getValue();
    }

    private static String date(Date date) {
        return date == null ? "" : date.toInstant().toString();
    }
}
