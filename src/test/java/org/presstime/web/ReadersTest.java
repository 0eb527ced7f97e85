package org.presstime.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.settings.EmailAddress;
import org.presstime.subscriber.Subscribers.State;

/** Readers come, choose and go, by HTTP and by mail, on a real database and with a real mail server. */
@Timeout(180)
class ReadersTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/[A-Za-z0-9/_.-]+)");
    private static final Pattern SEAL = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    @TempDir
    Path directory;

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private final HttpClient client = HttpClient.newHttpClient();
    private WebRoom room;

    @BeforeEach
    void open() throws IOException {
        mail.start();
        room = new WebRoom(directory, mail.getSmtp().getPort());
    }

    @AfterEach
    void close() {
        room.close();
        mail.stop();
    }

    @Test
    void somebodySignsUpConfirmsAndLeavesAndUndoesIt() throws Exception {
        HttpResponse<String> thanks = signUp("dora@readers.example");
        assertThat(thanks.body()).contains("Look into your mailbox").doesNotContain("dora");
        room.readership.sendLetters();
        MimeMessage letter = mail.getReceivedMessages()[0];
        assertThat(letter.getAllRecipients()[0]).hasToString("dora@readers.example");
        assertThat(text(letter)).contains("do nothing").doesNotContain("dora");
        assertThat(state("dora")).isEmpty();

        String confirm = links(letter).get(0);
        assertThat(get(confirm).body()).contains("<button");
        assertThat(post(confirm, "").statusCode()).isEqualTo(200);
        assertThat(post(confirm, "").body()).as("again").contains("You are subscribed");
        assertThat(state("dora")).containsExactly(State.CONFIRMED);

        String leave = room.unsubscribePath("dora");
        assertThat(post(leave, "reason=too-many").body()).contains("You have left", "/undo");
        assertThat(state("dora")).containsExactly(State.UNSUBSCRIBED);
        assertThat(post(confirm, "").body())
                .as("an old link brings nobody back")
                .contains("You have left since");
        assertThat(post(leave + "/undo", "").body()).contains("You go on getting The Daily");
        assertThat(state("dora")).containsExactly(State.CONFIRMED);
        post(leave, "");
        room.clock.pass(Duration.ofMinutes(61));
        assertThat(post(leave + "/undo", "").body()).contains("not possible any more");
        assertThat(state("dora")).containsExactly(State.UNSUBSCRIBED);
    }

    @Test
    void theWayOutStillWorksAYearLater() throws Exception {
        String leave = room.unsubscribePath("ana");
        room.clock.pass(Duration.ofDays(366));

        assertThat(get(leave).statusCode()).isEqualTo(200);
        assertThat(post(leave, "").statusCode()).isEqualTo(200);
        assertThat(state("ana")).containsExactly(State.UNSUBSCRIBED);
    }

    @Test
    void openingEveryLinkOfEveryMailChangesNothing() throws Exception {
        signUp("dora@readers.example");
        signUp("ana@readers.example");
        String session = signIn("ana");
        askForLink("ana@readers.example");
        post("/account/address", "address=ana@new.example", "Cookie", session);
        room.readership.sendLetters();
        post("/account/settings", "language=es&format=text", "Cookie", signIn("ben"));
        room.mailToday();
        assertThat(mail.getReceivedMessages()).as("one of them is text only").anyMatch(ReadersTest::isPlain);
        List<String> links = Arrays.stream(mail.getReceivedMessages())
                .flatMap(letter -> Stream.concat(links(letter).stream(), linksOfTheHeaders(letter).stream()))
                .distinct()
                .toList();
        assertThat(mail.getReceivedMessages()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(links).as("of the edition's own mail").anyMatch(link -> link.startsWith("/unsubscribe/"));
        assertThat(links).hasSizeGreaterThanOrEqualTo(7).contains("/daily");
        String before = room.dump();

        for (String link : links) {
            for (String method : List.of("GET", "HEAD")) {
                int status = send(method, link, "").statusCode();
                assertThat(status).as(method + " " + link).isEqualTo(200);
            }
        }

        assertThat(room.dump()).isEqualTo(before);
    }

    @Test
    void anAnswerTellsNobodyWhoIsKnown() throws Exception {
        post(room.unsubscribePath("ana"), "");
        room.suppress("gone@readers.example");
        String stranger = signUp("stranger@readers.example").body();

        for (String known : List.of("ana", "gone", "ben")) {
            HttpResponse<String> answer = signUp(known + "@readers.example");
            assertThat(answer.body()).isEqualTo(stranger);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        String link = askForLink("ana@readers.example").body();
        assertThat(askForLink("nobody@readers.example").body()).isEqualTo(link);
    }

    @Test
    void programsAreTakenForWhatTheyAre() throws Exception {
        String seal = seal("/sign-up/daily");
        String body = "address=bot@readers.example&form=" + seal;
        assertThat(post("/sign-up/daily", body).body()).as("too quick").contains("once more");
        room.clock.pass(Duration.ofSeconds(3));
        assertThat(post("/sign-up/daily", body + "&website=http://buy.example").body())
                .as("the trap")
                .contains("Look into your mailbox");
        assertThat(send(
                                "POST",
                                "/sign-up/daily",
                                body,
                                "Origin",
                                "https://evil.example",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .body())
                .as("a form of another site")
                .contains("once more", "bot@readers.example");
        assertThat(post("/sign-up/weekly", body).statusCode()).isEqualTo(404);
        room.clock.pass(Duration.ofDays(2));
        assertThat(post("/sign-up/daily", body).body()).as("too late").contains("once more");

        room.readership.sendLetters();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void oneClientSendsSoManyFormsAnHourAndNoMore() throws Exception {
        String seal = seal("/sign-up/daily");
        room.clock.pass(Duration.ofSeconds(3));
        int taken = 0;
        for (int i = 0; i < 60; i++) {
            String body = "address=r" + i + "@readers.example&form=" + seal;
            taken += post("/sign-up/daily", body, "X-Forwarded-For", "198.51.100.7")
                                    .statusCode()
                            == 200
                    ? 1
                    : 0;
        }
        assertThat(taken).isEqualTo(20);
        HttpResponse<String> other =
                post("/sign-up/daily", "address=x@readers.example&form=" + seal, "X-Forwarded-For", "198.51.100.8");
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void aSlipOfTheHandIsPointedOutAndNotInsistedOn() throws Exception {
        String seal = seal("/sign-up/daily");
        room.clock.pass(Duration.ofSeconds(3));
        String body = "address=dora@gmial.com&form=" + seal;
        assertThat(post("/sign-up/daily", body).body()).contains("Did you mean dora@gmail.com?");
        assertThat(post("/sign-up/daily", body + "&sure=dora@gmial.com").body()).contains("Look into your mailbox");
        assertThat(post("/sign-up/daily", "address=nonsense&form=" + seal).statusCode())
                .isEqualTo(422);
    }

    @Test
    void aDomainThatOnlyLooksLikeOneIsNotTaken() throws Exception {
        HttpResponse<String> answer = signUp("dora@p\u0430ypal.example");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("letters of several alphabets");
        assertThat(signUp("dora@straße.example").body()).contains("Look into your mailbox");
        room.readership.sendLetters();
        assertThat(mail.getReceivedMessages())
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter.getAllRecipients()[0]).hasToString("dora@xn--strae-oqa.example"));
    }

    @Test
    void theAccountIsItsReadersOwn() throws Exception {
        String ana = signIn("ana");
        String ben = signIn("ben");
        assertThat(send("GET", "/account", "", "Cookie", ana).body()).contains("ana@readers.example");
        assertThat(send("GET", "/account", "", "Cookie", ben).body())
                .contains("ben@readers.example")
                .doesNotContain("ana@readers.example");

        post("/account/newsletters/daily", "action=leave", "Cookie", ben);
        assertThat(state("ben")).containsExactly(State.UNSUBSCRIBED);
        assertThat(state("ana")).containsExactly(State.CONFIRMED);
        post("/account/newsletters/daily", "action=subscribe", "Cookie", ben);
        assertThat(state("ben")).containsExactly(State.CONFIRMED);
        post("/account/settings", "language=es&pause=2026-12-24", "Cookie", ben);
        assertThat(send("GET", "/account", "", "Cookie", ben).body()).contains("Su cuenta", "2026-12-24");

        String data = send("GET", "/account/data", "", "Cookie", ben).body();
        assertThat(data).contains("ben@readers.example", "\"paused_until\":\"2026-12-24\"", "\"form\":\"account\"");
        assertThat(post("/account/erase", "", "Cookie", ben).body()).contains("borrado");
        assertThat(room.dump()).doesNotContain("ben@readers.example");
        assertThat(send("GET", "/account", "", "Cookie", ben).statusCode()).isEqualTo(401);
    }

    @Test
    void whatAReaderChoosesIsKeptAndGoesWithTheirData() throws Exception {
        String ana = signIn("ana");
        String path = "/account/newsletters/daily/choice";
        assertThat(post(path, "frequency=sunday&hour=9&section=World", "Cookie", ana)
                        .statusCode())
                .isEqualTo(303);
        assertThat(post("/account/settings", "language=es&format=text&zone=Asia%2FTokyo", "Cookie", ana)
                        .statusCode())
                .isEqualTo(303);
        assertThat(send("GET", "/account/data", "", "Cookie", ana).body())
                .contains(
                        "\"frequency\":\"sunday\",\"hour\":9,\"without\":[]",
                        "\"language\":\"es\",\"format\":\"text\",\"zone\":\"Asia/Tokyo\"");

        for (String wrong : List.of(
                "frequency=sometimes&hour=9&section=World",
                "frequency=each&hour=24&section=World",
                "frequency=each&hour=x&section=World",
                "frequency=each&hour=9&section=World&section=Gossip",
                "hour=9")) {
            HttpResponse<String> answer = post(path, wrong, "Cookie", ana);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).as(wrong).contains("role=\"alert\"");
        }
        HttpResponse<String> nowhere = post("/account/settings", "zone=%3Cb%3EMars", "Cookie", ana);
        assertThat(nowhere.statusCode()).isEqualTo(422);
        assertThat(nowhere.body()).contains("&lt;b&gt;Mars", "No conocemos esta zona horaria");
        assertThat(send("GET", "/account/data", "", "Cookie", ana).body()).contains("Asia/Tokyo", "\"hour\":9");

        String ben = signIn("ben");
        post("/account/newsletters/daily", "action=leave", "Cookie", ben);
        assertThat(post(path, "frequency=each&section=World", "Cookie", ben).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFootOfAMailOpensTheAccountButNotTheData() throws Exception {
        String session = enter(room.accountPath("ana"));

        assertThat(send("GET", "/account", "", "Cookie", session).body()).contains("ana@readers.example");
        assertThat(send("GET", "/account/data", "", "Cookie", session).statusCode())
                .isEqualTo(403);
        assertThat(post("/account/erase", "", "Cookie", session).statusCode()).isEqualTo(403);
    }

    @Test
    void aMailedLinkOpensTheAccountOnce() throws Exception {
        askForLink("ana@readers.example");
        room.readership.sendLetters();
        String link = links(mail.getReceivedMessages()[0]).get(0);

        assertThat(enter(link)).startsWith("reader=");
        assertThat(post(link, "").statusCode()).isEqualTo(404);
        assertThat(get(link).statusCode()).isEqualTo(404);
        assertThat(get(link).body()).as("why, and not only that").contains("This link does not work any more");
        assertThat(get("/confirm/xyz").body()).contains("This link does not work any more");
        assertThat(get("/confirm/xyz/abc").body()).contains("There is no such page");
    }

    private HttpResponse<String> signUp(String address) throws Exception {
        String seal = seal("/sign-up/daily");
        room.clock.pass(Duration.ofSeconds(3));
        return post("/sign-up/daily", "address=" + address + "&form=" + seal);
    }

    private HttpResponse<String> askForLink(String address) throws Exception {
        String seal = seal("/account");
        room.clock.pass(Duration.ofSeconds(3));
        return post("/account/sign-in", "address=" + address + "&form=" + seal);
    }

    private String seal(String path) throws Exception {
        Matcher seal = SEAL.matcher(get(path).body());
        assertThat(seal.find()).isTrue();
        return seal.group(1);
    }

    private String signIn(String name) throws Exception {
        return enter(room.signInPath(name));
    }

    private String enter(String path) throws Exception {
        return post(path, "").headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private List<State> state(String name) {
        return room.subscribers.find(EmailAddress.parse(name + "@readers.example")).stream()
                .map(row -> row.state())
                .toList();
    }

    private static List<String> linksOfTheHeaders(MimeMessage letter) {
        try {
            return links(String.join("\n", Collections.list(letter.getAllHeaderLines())));
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> links(MimeMessage letter) {
        return links(text(letter));
    }

    private static List<String> links(String text) {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(21))
                .distinct()
                .toList();
    }

    private static String text(MimeMessage letter) {
        try {
            return letter.getContent() instanceof jakarta.mail.Multipart parts
                    ? parts.getBodyPart(0).getContent() + "\n"
                            + parts.getBodyPart(1).getContent()
                    : letter.getContent().toString();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean isPlain(MimeMessage letter) {
        try {
            return letter.isMimeType("text/plain");
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Origin";
        all[headers.length + 1] = room.site();
        return send("POST", path, body, all);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(room.address() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
