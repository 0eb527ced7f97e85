package org.presstime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A feed that floods, on the desk and in the API. */
@Timeout(60)
class HeldFeedsTest {

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private WebRoom room;
    private String feed;

    @BeforeEach
    void flood() throws IOException {
        room = new WebRoom(directory);
        room.gather();
        room.clock.pass(Duration.ofMinutes(10));
        feed = room.press
                .feed("a.xml", "A", "B", "C", "D", "E", "F", "<i>G</i>")
                .replace("World=", "");
        room.gather();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theDeskShowsItAndAButtonAcceptsIt() throws Exception {
        String cookie = room.signIn(client);
        assertThat(desk(cookie)).contains("suddenly brought 7 articles", feed, "<li>A</li>");

        HttpResponse<String> accepted = post("/desk/held/accept", cookie);
        assertThat(accepted.headers().firstValue("Location")).hasValue("/desk");
        assertThat(desk(cookie)).doesNotContain("suddenly brought");
    }

    @Test
    void aButtonMarksItSeen() throws Exception {
        String cookie = room.signIn(client);
        post("/desk/held/seen", cookie);

        assertThat(desk(cookie)).doesNotContain("suddenly brought");
    }

    @Test
    void theApiShowsItAndDecides() throws Exception {
        assertThat(api("GET", "").body()).contains("\"articles\":7", "\"titles\":[\"A\"");
        assertThat(api("POST", "{\"feed\":\"" + feed + "\",\"decision\":\"perhaps\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(api("POST", "[]").statusCode()).isEqualTo(422);
        assertThat(api("POST", "{\"feed\":\"" + feed + "\",\"decision\":\"accept\"}")
                        .body())
                .contains("\"articles\":7");
        assertThat(api("POST", "{\"feed\":\"" + feed + "\",\"decision\":\"seen\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api("GET", "").body()).isEqualTo("[]");
    }

    private String desk(String cookie) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(room.address() + "/desk"))
                                .header("Cookie", cookie)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(String path, String cookie) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(room.address() + path))
                        .header("Cookie", cookie)
                        .header("Origin", room.site())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("feed=" + URLEncoder.encode(feed, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> api(String method, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(room.address() + "/api/held"))
                        .header("Authorization", "Bearer " + WebRoom.API_TOKEN)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
