package org.presstime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.edition.EditionState;
import org.presstime.settings.EmailAddress;

/** The pages, by HTTP, on a real database. */
@Timeout(60)
class WebTest {

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
    void aSentEditionHasAPageAListAndAFeed() throws Exception {
        room.sendToday();

        assertThat(get("/daily/2026-11-24").body()).contains("It happened.").doesNotContain("/unsubscribe/");
        assertThat(get("/daily").body()).contains("/daily/2026-11-24");
        assertThat(get("/").body()).contains("/daily/2026-11-24");
        assertThat(get("/daily/editions.atom").body()).contains("<feed", "/daily/2026-11-24");
        assertThat(get("/health").body()).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/daily/2026-11-25",
                "/daily/nonsense",
                "/weekly",
                "/no/such/page",
                "/unsubscribe/forged",
                "/..%2f..%2fetc"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void openingTheWayOutChangesNothingAndThePostLeaves() throws Exception {
        String path = room.unsubscribePath();
        String before = room.dump();

        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            send(method, path, "");
        }
        assertThat(room.dump()).isEqualTo(before);
        assertThat(get(path).body()).contains("<button", "The Daily");

        HttpResponse<String> oneClick =
                send("POST", path, "List-Unsubscribe=One-Click", "Origin", "https://mail.example");
        assertThat(oneClick.statusCode()).isEqualTo(200);
        assertThat(room.subscribers.count("daily")).isZero();
        assertThat(send("POST", path, "List-Unsubscribe=One-Click").statusCode())
                .as("again")
                .isEqualTo(200);
    }

    @Test
    void everyPageIsStrictAboutWhatItLoads() throws Exception {
        for (String path : List.of("/", "/daily", "/desk", "/api/newsletters", "/nowhere", "/assets/site.css")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void aSignInLinkWorksOnceAndOnlyByItsButton() throws Exception {
        String link = room.signInPath();
        assertThat(get(link).body()).contains("<button");
        assertThat(get(link).statusCode()).as("opening uses nothing up").isEqualTo(200);

        HttpResponse<String> first = send("POST", link, "", "Origin", room.site());
        assertThat(first.statusCode()).isEqualTo(303);
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(send("GET", "/desk", "", "Cookie", cookie.split(";", 2)[0]).body())
                .contains("The Daily");

        assertThat(send("POST", link, "", "Origin", room.site()).statusCode()).isEqualTo(404);
    }

    @Test
    void aSignInLinkAndASessionEnd() throws Exception {
        String link = room.signInPath();
        String cookie = room.signIn(client);
        room.clock.pass(Duration.ofMinutes(16));
        assertThat(send("POST", link, "", "Origin", room.site()).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/desk", "", "Cookie", cookie).statusCode()).isEqualTo(200);
        room.clock.pass(Duration.ofHours(12));
        assertThat(send("GET", "/desk", "", "Cookie", cookie).statusCode()).isEqualTo(401);
        assertThat(room.signIns.link(EmailAddress.parse("stranger@example.org")))
                .isEmpty();
    }

    @Test
    void theDeskPreviewsAndSends() throws Exception {
        String cookie = room.signIn(client);
        assertThat(send("GET", "/desk/daily/preview", "", "Cookie", cookie).body())
                .contains("Nothing to preview");
        room.gather();
        HttpResponse<String> preview = send("GET", "/desk/daily/preview", "", "Cookie", cookie);
        assertThat(preview.body()).contains("It happened.", "<iframe");
        assertThat(send("GET", "/desk/daily/preview/mail", "", "Cookie", cookie)
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .startsWith("sandbox");

        HttpResponse<String> sent = send("POST", "/desk/daily/send", "", "Cookie", cookie, "Origin", room.site());
        assertThat(sent.headers().firstValue("Location")).hasValue("/desk/daily/progress");
        while (room.editions
                .find("daily", room.today())
                .filter(edition -> edition.state() == EditionState.SENDING)
                .isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(send("GET", "/desk/daily/progress", "", "Cookie", cookie).body())
                .contains("being sent", "hx-get=\"/desk/daily/progress/now\"");
    }

    @Test
    void theApiRunsThePressOnceForAKey() throws Exception {
        HttpResponse<String> first = api("POST", "/api/newsletters/daily/editions", "{}", "Idempotency-Key", "k1");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.body()).contains("\"outcome\":\"on its way\"", "\"targeted\":1");

        HttpResponse<String> again = api("POST", "/api/newsletters/daily/editions", "{}", "Idempotency-Key", "k1");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api("POST", "/api/newsletters/daily/editions", "{\"force\":true}", "Idempotency-Key", "k1")
                        .statusCode())
                .isEqualTo(422);

        room.editions.change(room.editions.find("daily", room.today()).orElseThrow(), EditionState.SENT, "");
        HttpResponse<String> sent = api("POST", "/api/newsletters/daily/editions", "{}");
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(sent.body()).contains("already sent");
    }

    @Test
    void theApiSaysWhatIsWrong() throws Exception {
        assertThat(api("GET", "/api/newsletters", "").body()).contains("\"id\":\"daily\"");
        assertThat(api("GET", "/api/newsletters/weekly/editions", "").statusCode())
                .isEqualTo(404);
        assertThat(api("GET", "/api/newsletters/daily/editions/2026-01-01", "").statusCode())
                .isEqualTo(404);
        assertThat(api("POST", "/api/newsletters/daily/editions", "[1]").statusCode())
                .isEqualTo(422);
        assertThat(api("POST", "/api/newsletters/daily/editions", "{\"date\":\"soon\"}")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> large = api("POST", "/api/newsletters/daily/editions", "x".repeat(100_000));
        assertThat(large.statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> api(String method, String path, String body, String... headers) throws Exception {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + WebRoom.API_TOKEN;
        return send(method, path, body, all);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(room.address() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
