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

/** Readers for machines. */
@Timeout(60)
class SubscribersApiTest {

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
    void readsAndChangesWhatAReaderChose() throws Exception {
        String path = "/api/subscribers/1/choices";
        assertThat(api("GET", path, "").body())
                .isEqualTo("{\"language\":\"\",\"format\":\"html\",\"zone\":\"\",\"newsletters\":"
                        + "{\"daily\":{\"frequency\":\"each\",\"hour\":null,\"without\":[]}}}");
        String all = "{\"language\":\"es\",\"format\":\"text\",\"zone\":\"America/New_York\",\"newsletters\":"
                + "{\"daily\":{\"frequency\":\"sunday\",\"hour\":9,\"without\":[]}}}";
        assertThat(api("PATCH", path, all).body()).isEqualTo(all);
        assertThat(api("PATCH", path, "{\"zone\":null,\"newsletters\":{\"daily\":{\"hour\":null}}}")
                        .body())
                .contains("\"language\":\"es\"", "\"zone\":\"\"", "\"frequency\":\"sunday\",\"hour\":null");
        for (String wrong : List.of(
                "[]",
                "nonsense",
                "{\"zone\":\"Mars\"}",
                "{\"language\":\"de\"}",
                "{\"format\":\"html\",\"newsletters\":{\"weekly\":{}}}",
                "{\"language\":\"en\",\"newsletters\":{\"daily\":{\"hour\":24}}}",
                "{\"newsletters\":{\"daily\":{\"without\":[\"Gossip\"]}}}")) {
            assertThat(api("PATCH", path, wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        assertThat(api("GET", path, "").body()).as("nothing of what was wrong").contains("\"language\":\"es\"");
        assertThat(api("GET", "/api/subscribers/99/choices", "").statusCode()).isEqualTo(404);
    }

    @Test
    void addsFindsEndsAndErases() throws Exception {
        HttpResponse<String> added = api("POST", "/api/subscribers", """
                {"address": "dora@readers.example", "name": "Dora", "newsletter": "daily", "confirmed": true}""");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).isEqualTo("{\"id\":2}");
        assertThat(api("GET", "/api/subscribers?q=DOR&newsletter=daily&state=confirmed", "")
                        .body())
                .contains("\"address\":\"dora@readers.example\"", "\"origin\":\"api\"")
                .doesNotContain("ana@");
        assertThat(api("GET", "/api/subscribers?limit=1&after=1", "").body()).contains("dora");
        assertThat(api("GET", "/api/subscribers?q=%25", "").body()).isEqualTo("[]");
        assertThat(api("GET", "/api/subscribers?state=odd", "").statusCode()).isEqualTo(422);

        room.sendToday();
        assertThat(api("GET", "/api/subscribers/2", "").body())
                .contains(
                        "\"edition\":\"daily/2026-11-24\"",
                        "\"state\":\"QUEUED\"",
                        "\"message_id\":\"<",
                        "\"subscribed_by\":\"api\"");
        assertThat(api("POST", "/api/subscribers/2/unsubscribe", "{\"newsletter\": \"daily\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(room.subscribers.count("daily")).isOne();
        String again = "{\"address\": \"dora@readers.example\", \"newsletter\": \"daily\", \"confirmed\": true}";
        assertThat(api("POST", "/api/subscribers", again).statusCode()).isEqualTo(409);
        assertThat(api("DELETE", "/api/subscribers/2", "").statusCode()).isEqualTo(204);
        assertThat(api("GET", "/api/subscribers/2", "").statusCode()).isEqualTo(404);
        assertThat(room.dump()).doesNotContain("dora");
        assertThat(api("POST", "/api/subscribers", again).body()).contains("suppressed");
    }

    @Test
    void suppressesAndTakesItBackByTime() throws Exception {
        assertThat(api("POST", "/api/suppressions", "{\"addresses\": [\"ana@readers.example\", \"x\"]}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(api(
                                "POST",
                                "/api/suppressions",
                                "{\"addresses\": [\"ana@readers.example\"], \"reason\": \"outage\"}")
                        .body())
                .isEqualTo("{\"suppressed\":1}");
        assertThat(room.subscribers.count("daily")).isZero();
        assertThat(api("GET", "/api/suppressions/ana@readers.example", "").body())
                .isEqualTo("{\"reason\":\"outage\"}");
        String now = room.clock.instant().toString();
        String later = room.clock.instant().plus(Duration.ofHours(1)).toString();
        assertThat(api("POST", "/api/suppressions/undo", range(now, later, "other"))
                        .body())
                .isEqualTo("{\"undone\":0}");
        assertThat(api("POST", "/api/suppressions/undo", range(later, later, ""))
                        .body())
                .isEqualTo("{\"undone\":0}");
        assertThat(api("POST", "/api/suppressions/undo", range(now, later, "outage"))
                        .body())
                .isEqualTo("{\"undone\":1}");
        assertThat(room.subscribers.count("daily")).isOne();
    }

    @Test
    void tagsAndCountsAndExportsAPart() throws Exception {
        api("POST", "/api/subscribers", """
                {"address": "dora@readers.example", "newsletter": "daily", "confirmed": true}""");
        assertThat(api("PUT", "/api/subscribers/1/tags/VIP", "").statusCode()).isEqualTo(204);
        assertThat(api("PUT", "/api/subscribers/1/tags/v%20p", "").statusCode()).isEqualTo(422);
        assertThat(api("PUT", "/api/subscribers/99/tags/vip", "").statusCode()).isEqualTo(404);
        assertThat(api("POST", "/api/newsletters/daily/tags", "{\"tag\": \"staff\", \"where\": \"tag != vip\"}")
                        .body())
                .isEqualTo("{\"changed\":1}");
        assertThat(api("POST", "/api/newsletters/daily/tags", "{\"tag\": \"staff\"}")
                        .statusCode())
                .as("nobody tags everybody by leaving a word out")
                .isEqualTo(422);
        assertThat(api("GET", "/api/newsletters/daily/audience?where=tag%20%3D%20vip", "")
                        .body())
                .contains("\"matching\":1", "\"subscribed\":2", "\"where\":\"tag = vip\"");
        assertThat(api("GET", "/api/newsletters/daily/audience", "").body()).contains("\"matching\":2");
        assertThat(api("GET", "/api/newsletters/daily/audience?where=engaged", "")
                        .body())
                .contains("at 1: nobody knows that");
        assertThat(api("GET", "/api/subscribers?where=tag%3Dstaff", "").body())
                .contains("dora@", "\"tags\":[\"staff\"]")
                .doesNotContain("ana@");
        for (String format : List.of("csv", "jsonl")) {
            assertThat(api("GET", "/api/newsletters/daily/subscribers." + format + "?where=tag%3Dvip", "")
                            .body())
                    .contains("ana@", "vip")
                    .doesNotContain("dora@");
            assertThat(api("GET", "/api/newsletters/daily/subscribers." + format + "?where=tag", "")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(api("GET", "/api/subscribers/1", "").body()).contains("\"tags\":[\"vip\"]");
        assertThat(api("DELETE", "/api/subscribers/1/tags/vip", "").statusCode())
                .isEqualTo(204);
        assertThat(api("GET", "/api/newsletters/daily/audience?where=tag%3Dvip", "")
                        .body())
                .contains("\"matching\":0");
    }

    @Test
    void readsAndWritesCsv() throws Exception {
        String file = "email,status\nnew@readers.example,subscribed\nbroken,\nleft@readers.example,unsubscribed\n";
        assertThat(api("POST", "/api/newsletters/daily/subscribers.csv?preview=true", file)
                        .body())
                .contains("\"added\":1", "\"left\":1", "\"reason\":\"NOT_AN_ADDRESS\"", "\"line\":3");
        assertThat(room.subscribers.count("daily")).isOne();
        api("POST", "/api/newsletters/daily/subscribers.csv?confirmed=true", file);
        assertThat(room.subscribers.count("daily")).isEqualTo(2);
        String odd = "Contact;Who\nodd@readers.example;Olga\n";
        assertThat(api("POST", "/api/newsletters/daily/subscribers.csv?columns=address%3DContact,name%3DWho", odd)
                        .body())
                .contains("\"added\":1");
        assertThat(api("POST", "/api/newsletters/daily/subscribers.csv?columns=address%3DMail", odd)
                        .body())
                .contains("no column is called");
        assertThat(api("POST", "/api/newsletters/daily/subscribers.csv?columns=address", odd)
                        .statusCode())
                .isEqualTo(422);
        assertThat(api("GET", "/api/newsletters/daily/subscribers.csv", "").body())
                .contains("odd@readers.example,Olga,PENDING")
                .contains("new@readers.example,,CONFIRMED,import", "left@readers.example,,UNSUBSCRIBED,import");
    }

    private static String range(String from, String to, String reason) {
        return "{\"from\": \"" + from + "\", \"to\": \"" + to + "\", \"reason\": \"" + reason + "\"}";
    }

    private HttpResponse<String> api(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(room.address() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + WebRoom.API_TOKEN)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
