package org.presstime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How feeds are doing, for people and for machines. */
class FeedPagesTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aFeedThatNeedsAPersonIsShownAndAskedAgain(@TempDir Path directory) throws Exception {
        try (WebRoom room = new WebRoom(directory)) {
            String feed = room.loseTheFeed();
            String cookie = room.signIn(client);
            assertThat(send(room, "GET", "/desk", "", "Cookie", cookie).body()).contains("One feed needs a person.");
            assertThat(send(room, "GET", "/desk/feeds", "", "Cookie", cookie).body())
                    .contains("not asked any more", "HTTP 410 &lt;from&gt; courier.example", "Ask again");
            String token = "Bearer " + WebRoom.API_TOKEN;
            assertThat(send(room, "GET", "/api/feeds", "", "Authorization", token)
                            .body())
                    .contains("\"health\":\"stopped\"", "\"newsletters\":[\"daily\"]");

            assertThat(send(
                                    room,
                                    "POST",
                                    "/desk/feeds/restart",
                                    "url=" + URLEncoder.encode(feed, StandardCharsets.UTF_8),
                                    "Cookie",
                                    cookie,
                                    "Origin",
                                    room.site())
                            .statusCode())
                    .isEqualTo(303);
            assertThat(send(room, "GET", "/api/feeds", "", "Authorization", token)
                            .body())
                    .contains("\"health\":\"unknown\"");
            assertThat(send(room, "POST", "/api/feeds/restart", "{\"url\":\"" + feed + "\"}", "Authorization", token)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(send(room, "POST", "/api/feeds/restart", "[", "Authorization", token)
                            .statusCode())
                    .isEqualTo(422);
            assertThat(send(room, "POST", "/api/feeds/restart", "{\"url\":\"x\"}", "Authorization", token)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private HttpResponse<String> send(WebRoom room, String method, String path, String body, String... headers)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(room.address() + path))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .headers(headers)
                        .build(),
                BodyHandlers.ofString());
    }
}
