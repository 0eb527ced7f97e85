package org.presstime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.edition.EditionState;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletter.Deadline;
import org.presstime.newsletter.Newsletter.Review;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.press.PressRequest;
import org.presstime.press.PressRoom;
import org.presstime.render.Templates;
import org.presstime.review.ApprovalLinks;
import org.presstime.review.Guidelines;
import org.presstime.settings.Settings;
import org.presstime.smtp.Relay;
import org.presstime.smtp.ScriptedSmtpServer;

/** An hour before the hour: the edition is made, and those who may approve get a mail. */
class ReviewCallTest {

    private static final Instant SEVEN = Instant.parse("2026-11-24T06:00:00Z");

    @TempDir
    Path directory;

    private PressRoom room;
    private ScriptedSmtpServer server;
    private Newsletter daily;

    @BeforeEach
    void open() throws IOException {
        room = new PressRoom(directory);
        server = new ScriptedSmtpServer();
        daily = Newsletters4Tests.daily(room.feed("a.xml", "SHOCKING"))
                .under(new Review(true, false, Deadline.HOLD, Duration.ofHours(1)));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        room.close();
    }

    @Test
    void editorsAreToldOnceWithASummaryAndTheFindings() {
        ReviewCall call = call(server.port());

        assertThat(call.call(request(), SEVEN)).isTrue();
        assertThat(call.call(request(), SEVEN)).as("again").isTrue();

        assertThat(room.editions.find("daily", request().date()).orElseThrow().state())
                .isEqualTo(EditionState.IN_REVIEW);
        assertThat(server.messages()).hasSize(2);
        String mail = server.messages().get(0).replace("=\r\n", "").replace("=\n", "");
        assertThat(mail)
                .contains("Subject: [Review] The Daily: SHOCKING", "waits for approval until 2026-11-24 07:00")
                .contains("If nobody approves it by 2026-11-24 07:00, it is held and nothing is sent.")
                .contains("We say what happened; we do not tease.")
                .contains("https://news.example.org/desk/approve/")
                .contains("https://news.example.org/desk/daily/review/2026-11-24");
        assertThat(server.messages().toString()).doesNotContain("To: writer@example.org");
    }

    @Test
    void whoCouldNotBeToldIsToldWhenTheRelayIsBack() {
        assertThat(call(1).call(request(), SEVEN)).isFalse();

        assertThat(call(server.port()).call(request(), SEVEN)).isTrue();
        assertThat(server.messages()).hasSize(2);
    }

    private PressRequest request() {
        return new PressRequest(daily, daily.today(room.clock), false, true);
    }

    private ReviewCall call(int port) {
        Settings settings = settings(port);
        return new ReviewCall(new ReviewCall.Parts(
                room.pressRun,
                Guidelines.read(Path.of("config"), Map.of()),
                new ApprovalLinks(room.database, room.clock, new SecureRandom()),
                List.of(new Relay(settings.relays().get(0), "news.example.org")),
                new Templates(directory.resolve("templates")),
                settings,
                room.clock));
    }

    private Settings settings(int port) {
        try {
            Files.writeString(directory.resolve("presstime.yml"), """
                    site: { url: "https://news.example.org", name: Example, postal-address: "1 Street" }
                    relays: [ { host: 127.0.0.1, port: %d, tls: none } ]
                    desk:
                      editors: ["Eva <editor@example.org>"]
                      admins: [admin@example.org]
                      writers: [writer@example.org]
                    """.formatted(port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Settings.read(directory, directory, Map.of());
    }
}
