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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter.Deadline;
import org.presstime.newsletter.Newsletter.Review;
import org.presstime.settings.Mailbox.Person;

/** The desk and the API where an editor must approve: what goes out, what does not, and who may do what. */
@Timeout(60)
class DeskReviewTest {

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private WebRoom room;

    @BeforeEach
    void open() throws IOException {
        room = new WebRoom(directory, new Review(true, true, Deadline.HOLD, Review.USUAL_NOTICE));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theButtonSendsNothingUnapproved() throws Exception {
        assertThat(post(WebRoom.EDITOR, "/desk/daily/send", "").statusCode()).isEqualTo(303);

        assertThat(settled().state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(room.deliveries()).isZero();
    }

    @Test
    void theApiSendsNothingUnapproved() throws Exception {
        HttpResponse<String> answer = api("/api/newsletters/daily/editions", "{\"force\":true}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"outcome\":\"in review\"", "\"state\":\"IN_REVIEW\"");
        assertThat(room.deliveries()).isZero();
    }

    @Test
    void anEditionChangedAfterItsApprovalIsNotSent() throws Exception {
        Edition edition = onDesk();
        assertThat(post(WebRoom.EDITOR, path("approve"), "content=" + content()).statusCode())
                .isEqualTo(303);
        String changed = form("headline", edition, "text=Another");
        assertThat(post(WebRoom.WRITER, path("change"), changed).statusCode()).isEqualTo(303);

        assertThat(api("/api/newsletters/daily/editions", "").body()).contains("\"outcome\":\"in review\"");
        post(WebRoom.EDITOR, "/desk/daily/send", "");
        assertThat(settled().state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(room.deliveries()).isZero();
    }

    @Test
    void whatWasApprovedIsSentAndShowsWhoApproved() throws Exception {
        onDesk();
        assertThat(post(WebRoom.EDITOR, path("approve"), "content=" + content()).statusCode())
                .isEqualTo(303);
        String preview = get(WebRoom.EDITOR, "/desk/daily/preview/mail").body();

        assertThat(api("/api/newsletters/daily/editions", "").statusCode()).isEqualTo(202);
        assertThat(room.deliveries()).isOne();
        assertThat(room.renderedMail()).isEqualTo(preview).contains("Edda");
    }

    @Test
    void theApiApprovesInTheNameOfAPerson() throws Exception {
        onDesk();
        String approval = "/api/newsletters/daily/editions/" + room.today() + "/approval";

        assertThat(api(approval, "{\"by\":\"stranger@example.org\",\"content\":\"" + content() + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(api(approval, "{\"by\":\"editor@example.org\",\"content\":\"other\"}")
                        .body())
                .contains("CHANGED_MEANWHILE");
        assertThat(api(approval, "{\"by\":\"writer@example.org\",\"content\":\"" + content() + "\"}")
                        .body())
                .contains("NOT_ALLOWED");
        assertThat(api(approval, "{\"by\":\"editor@example.org\",\"content\":\"" + content() + "\"}")
                        .body())
                .contains("\"state\":\"APPROVED\"");
        assertThat(api(approval.replace("approval", "rejection"), "{\"by\":\"editor@example.org\",\"reason\":\"no\"}")
                        .body())
                .contains("rejected by editor@example.org: no");
    }

    @Test
    void fourEyesAreFour() throws Exception {
        Edition edition = onDesk();
        post(WebRoom.EDITOR, path("change"), form("headline", edition, "text=Another"));

        HttpResponse<String> own = post(WebRoom.EDITOR, path("approve"), "content=" + content());

        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(own.body()).contains("Somebody else must approve it");
        assertThat(post(WebRoom.ADMIN, path("approve"), "content=" + content()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void theSentenceStandsBesideItsSource() throws Exception {
        onDesk();

        assertThat(get(WebRoom.VIEWER, path("").replaceFirst("/$", "")).body())
                .contains("<mark>It happened.</mark>", "Courier")
                .doesNotContain("<form method=\"post\" action=\"/desk/daily/review");
        assertThat(get(WebRoom.WRITER, path("").replaceFirst("/$", "")).body())
                .contains("data-kind=\"drop\"")
                .doesNotContain("id=\"approve\"");
    }

    @Test
    void aFindingStandsBesideTheSentence() throws Exception {
        Edition edition = onDesk();
        post(WebRoom.WRITER, path("change"), form("sentence", edition, "sentence=1&sourced=yes&text=It+was+shocking."));

        assertThat(get(WebRoom.WRITER, path("").replaceFirst("/$", "")).body())
                .containsSubsequence(
                        "<p>It was shocking.</p>",
                        "In the words of Wim",
                        "We say what happened",
                        "no-clickbait",
                        "<mark>");
    }

    @Test
    void aFormThatIsNoneOfOursChangesNothing() throws Exception {
        Edition edition = onDesk();
        String before = content();

        assertThat(post(WebRoom.WRITER, path("change"), form("nonsense", edition, ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(WebRoom.WRITER, path("change"), form("picture", edition, "address=javascript:alert(1)"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(
                                WebRoom.WRITER,
                                path("change"),
                                form("drop", edition, "").replace("content=", "content=x"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void openingTheMailedLinkSendsAndApprovesNothing() throws Exception {
        String link = link(onDesk());

        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create(room.address() + link)).build(), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<button", "editor@example.org", "It happened.");
        assertThat(settled().state()).isEqualTo(EditionState.IN_REVIEW);
        assertThat(follow(link, "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(api("/api/newsletters/daily/editions", "").body()).contains("\"outcome\":\"in review\"");
        assertThat(room.deliveries()).isZero();
    }

    @Test
    void theMailedLinkApprovesOnceInTheNameOfItsPerson() throws Exception {
        String link = link(onDesk());

        assertThat(follow(link, room.site()).body()).contains("Approved");

        assertThat(settled().state()).isEqualTo(EditionState.APPROVED);
        assertThat(settled().content().stories().get(0).provenance().reviewer()).hasValue("Edda");
        assertThat(follow(link, room.site()).statusCode()).isEqualTo(404);
        assertThat(room.links.issue(
                        settled(),
                        WebRoom.EDITOR.address(),
                        room.clock.instant().plusSeconds(60)))
                .as("told once")
                .isEmpty();
    }

    @Test
    void theMailedLinkApprovesNothingElseThanTheMailToldOf() throws Exception {
        Edition edition = onDesk();
        String link = link(edition);
        post(WebRoom.WRITER, path("change"), form("headline", edition, "text=Another"));

        assertThat(follow(link, room.site()).statusCode()).isEqualTo(409);
        assertThat(settled().state()).isEqualTo(EditionState.IN_REVIEW);
        room.clock.pass(java.time.Duration.ofHours(1));
        assertThat(follow(link, room.site()).statusCode()).isEqualTo(404);
    }

    private String link(Edition edition) {
        return "/desk/approve/"
                + room.links
                        .issue(
                                edition,
                                WebRoom.EDITOR.address(),
                                room.clock.instant().plusSeconds(60))
                        .orElseThrow();
    }

    private HttpResponse<String> follow(String link, String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(room.address() + link))
                .POST(BodyPublishers.noBody())
                .header("Origin", origin)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void undoingBringsTheEditionBack() throws Exception {
        Edition edition = onDesk();
        String before = content();
        post(WebRoom.WRITER, path("change"), form("headline", edition, "text=Another"));
        assertThat(content()).isNotEqualTo(before);

        post(WebRoom.WRITER, path("undo"), "content=" + content());

        assertThat(content()).isEqualTo(before);
    }

    /** What each role is answered. */
    @ParameterizedTest
    @CsvSource({
        "POST, send,                403, 403, 303, 303",
        "POST, test,                403, 400, 400, 400",
        "POST, review,              403, 303, 303, 303",
        "POST, review/DATE/change,  403, 400, 400, 400",
        "POST, review/DATE/undo,    403, 409, 409, 409",
        "POST, review/DATE/approve, 403, 403, 409, 409",
        "POST, review/DATE/reject,  403, 403, 303, 303",
        "GET,  review/DATE,         200, 200, 200, 200",
        "GET,  send,                200, 200, 200, 200",
        "GET,  preview,             200, 200, 200, 200",
        "GET,  progress,            200, 200, 200, 200",
        "GET,  ../feeds,            200, 200, 200, 200",
        "GET,  ..,                  200, 200, 200, 200",
        "POST, ../feeds/restart,    403, 403, 404, 404",
        "POST, ../held/accept,      403, 403, 303, 303",
        "POST, ../held/seen,        403, 403, 303, 303",
        "GET,  correct/DATE,        403, 404, 404, 404",
        "POST, correct/DATE,        403, 404, 404, 404",
        "GET,  review/DATE/week,            404, 404, 404, 404",
        "POST, review/DATE/week/change,     403, 404, 404, 404",
        "POST, review/DATE/week/undo,       403, 404, 404, 404",
        "POST, review/DATE/week/approve,    403, 403, 404, 404",
        "POST, review/DATE/week/reject,     403, 403, 404, 404",
        "POST, review/DATE/week/send,       403, 403, 404, 404",
        "GET,  ../audit,            403, 403, 403, 200",
    })
    void aRoleMayDoWhatItMay(String method, String where, int viewer, int writer, int editor, int admin)
            throws Exception {
        onDesk();
        String path = URI.create(
                        "/desk/daily/" + where.replace("DATE", room.today().toString()))
                .normalize()
                .toString();
        assertThat(send(WebRoom.VIEWER, method, path, "").statusCode())
                .as("viewer")
                .isEqualTo(viewer);
        assertThat(send(WebRoom.WRITER, method, path, "").statusCode())
                .as("writer")
                .isEqualTo(writer);
        assertThat(send(WebRoom.EDITOR, method, path, "").statusCode())
                .as("editor")
                .isEqualTo(editor);
        if (!where.endsWith("reject")) {
            assertThat(send(WebRoom.ADMIN, method, path, "").statusCode())
                    .as("admin")
                    .isEqualTo(admin);
        }
    }

    private Edition onDesk() throws Exception {
        post(WebRoom.EDITOR, "/desk/daily/review", "");
        return settled();
    }

    /** Today's edition, once no press run is under way. */
    private Edition settled() {
        while (room.isRunning() || room.editions.find("daily", room.today()).isEmpty()) {
            assertThat(room.failure()).isEmpty();
            Thread.onSpinWait();
        }
        return room.editions.find("daily", room.today()).orElseThrow();
    }

    private String content() {
        return room.editions.find("daily", room.today()).orElseThrow().content().fingerprint();
    }

    private String form(String kind, Edition edition, String more) {
        String story = edition.content().stories().get(0).key();
        return "kind=" + kind + "&content=" + content() + "&story=" + URLEncoder.encode(story, StandardCharsets.UTF_8)
                + "&" + more;
    }

    private String path(String deed) {
        return "/desk/daily/review/" + room.today() + "/" + deed;
    }

    private HttpResponse<String> get(Person person, String path) throws Exception {
        return send(person, "GET", path, "");
    }

    private HttpResponse<String> post(Person person, String path, String body) throws Exception {
        return send(person, "POST", path, body);
    }

    private HttpResponse<String> send(Person person, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(room.address() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", room.signIn(client, person))
                .header("Origin", room.site())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> api(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(room.address() + path))
                .POST(BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + WebRoom.API_TOKEN)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
