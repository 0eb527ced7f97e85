package org.presstime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox.Person;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/** An editor looks readers up. */
class ReaderRoomsTest {

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private WebRoom room;

    @BeforeEach
    void open() throws IOException {
        room = new WebRoom(directory);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void findsThemByTextAndBySegment() throws Exception {
        room.subscribers.add(
                new Request(EmailAddress.parse("dora@straße.example"), "Dora <b>", "daily", State.PENDING, "page"));
        room.subscribers.tags().put("vip", 2);

        assertThat(get("/desk/readers", WebRoom.EDITOR).body()).contains("ana@readers.example", "dora@straße.example");
        assertThat(get("/desk/readers?q=STRA%C3%9FE", WebRoom.EDITOR).body())
                .contains("dora@straße.example", "Dora &lt;b&gt;", "waiting for confirmation, vip", "/desk/readers/2")
                .doesNotContain("ana@");
        assertThat(get("/desk/readers?where=tag%20%21%3D%20vip", WebRoom.EDITOR).body())
                .contains("ana@")
                .doesNotContain("dora");
        HttpResponse<String> wrong = get("/desk/readers?where=colour%3D%3Cred%3E", WebRoom.EDITOR);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("at 1: found &quot;colour&quot;", "value=\"colour=&lt;red&gt;\"");
    }

    @Test
    void showsWhatWentToThemAndWhy() throws Exception {
        room.sendToday();

        HttpResponse<String> page = get("/desk/readers/1", WebRoom.EDITOR);

        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains(
                        "daily/2026-11-24: One",
                        "QUEUED",
                        "Why: subscribed by",
                        "Message-ID: &lt;",
                        "@news.example.org");
        assertThat(get("/desk/readers/99", WebRoom.EDITOR).statusCode()).isEqualTo(404);
        assertThat(get("/desk/readers/x", WebRoom.EDITOR).statusCode()).isEqualTo(404);
    }

    @Test
    void isNotForThoseWhoOnlyWrite() throws Exception {
        assertThat(get("/desk/readers", WebRoom.WRITER).statusCode()).isEqualTo(403);
        assertThat(get("/desk/readers/1", WebRoom.WRITER).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String path, Person person) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(room.address() + path))
                        .header("Cookie", room.signIn(client, person))
                        .build(),
                BodyHandlers.ofString());
    }
}
