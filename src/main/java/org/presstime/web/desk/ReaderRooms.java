package org.presstime.web.desk;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.presstime.delivery.Deliveries.Copy;
import org.presstime.delivery.Delivery;
import org.presstime.newsletter.Segment;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Messages;
import org.presstime.subscriber.Accounts.Reader;
import org.presstime.subscriber.SignUps.Consent;
import org.presstime.subscriber.Subscribers.Search;
import org.presstime.subscriber.Subscribers.Subscription;
import org.presstime.web.Page;
import org.presstime.web.reader.Readership;

/** Where an editor looks a reader up: what they asked for, what went to them, and why. Nothing is changed here. */
public final class ReaderRooms {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST = 50;

    private final Readership readership;
    private final Page page;

    public ReaderRooms(Readership readership, Page page) {
        this.readership = readership;
        this.page = page;
    }

    void list(Context context, Person person) {
        String text = parameter(context, "q");
        String where = parameter(context, "where");
        Map<String, Object> values = new HashMap<>();
        values.put("q", text);
        values.put("where", where);
        try {
            values.put("found", found(new Search(text, "", Optional.empty(), Segment.parse(where), 0, MOST)));
            values.put("problem", "");
        } catch (IllegalArgumentException wrong) {
            context.status(422);
            values.put("found", List.of());
            values.put("problem", String.valueOf(wrong.getMessage()));
        }
        show(context, "desk/readers.peb", values);
    }

    private List<Map<String, Object>> found(Search search) {
        return readership.subscribers().search(search).stream()
                .map(row -> Map.<String, Object>of(
                        "id", row.subscriber().id(),
                        "address", row.subscriber().address().unicode(),
                        "name", row.subscriber().name(),
                        "newsletter", row.newsletter(),
                        "state", row.state().name(),
                        "tags", String.join(", ", row.tags())))
                .toList();
    }

    void reader(Context context, Person person) {
        Reader reader = find(context.pathParam("id"));
        EmailAddress address = reader.address();
        Map<String, Object> values = new HashMap<>();
        values.put("address", address.unicode());
        values.put("wire", address.toString().equals(address.unicode()) ? "" : address.toString());
        values.put("name", reader.name());
        values.put("suppressed", readership.suppressions().reason(address).orElse(""));
        values.put("tags", String.join(", ", readership.subscribers().tags().of(reader.id())));
        values.put("subscriptions", all(reader.subscriptions(), ReaderRooms::subscription));
        values.put("consents", all(readership.consents(reader.id()), ReaderRooms::consent));
        Locale language = Page.language(context);
        values.put(
                "mails",
                readership.mails(reader.id()).entrySet().stream()
                        .limit(MOST)
                        .map(mail -> mail(mail.getKey(), mail.getValue(), language))
                        .toList());
        show(context, "desk/reader.peb", values);
    }

    private Reader find(String id) {
        return Optional.of(id)
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(text -> readership.account(Long.parseLong(text)))
                .orElseThrow(NotFoundResponse::new);
    }

    private static <T> List<Map<String, String>> all(List<T> rows, Function<T, Map<String, String>> view) {
        return rows.stream().map(view).toList();
    }

    private static Map<String, String> subscription(Subscription row) {
        return Map.of(
                "newsletter", row.newsletter(),
                "state", row.state().name(),
                "origin", row.origin(),
                "since", HOUR.format(row.since()));
    }

    private static Map<String, String> consent(Consent consent) {
        return Map.of(
                "newsletter", consent.newsletter(),
                "requested", HOUR.format(consent.requested()),
                "client", consent.origin().client(),
                "form", consent.origin().form(),
                "shown", consent.origin().shown(),
                "confirmed", hour(consent.confirmed()));
    }

    private static Map<String, String> mail(Copy copy, String messageId, Locale language) {
        Delivery delivery = copy.delivery();
        Map<String, String> view = new HashMap<>();
        view.put("edition", copy.edition().toString());
        view.put("subject", copy.subject());
        view.put("state", delivery.state().name());
        view.put("when", HOUR.format(delivery.changed()));
        view.put("reply", delivery.reply());
        view.put(
                "words",
                delivery.meaning()
                        .map(meaning -> Messages.of("delivery", language).text("meaning." + meaning))
                        .orElse(""));
        view.put("messageId", messageId);
        view.put("origin", copy.why().origin());
        view.put("since", hour(copy.why().since()));
        view.put("form", copy.why().form());
        view.put("confirmed", hour(copy.why().confirmed()));
        view.put("audience", copy.why().audience());
        return view;
    }

    private static String hour(Optional<Instant> time) {
        return time.map(HOUR::format).orElse("");
    }

    private static String parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("").strip();
    }

    private void show(Context context, String template, Map<String, Object> values) {
        context.header("Content-Security-Policy", DeskRooms.DESK_POLICY);
        // Readers' addresses: not for a shared computer's disk.
        context.header("Cache-Control", "no-store");
        page.show(context, template, values);
    }
}
