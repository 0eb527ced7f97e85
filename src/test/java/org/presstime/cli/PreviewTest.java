package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.newsletter.Newsletter;
import org.presstime.press.Preview.Sheet;
import org.presstime.render.Slot;
import org.presstime.settings.Messages;

/** What the desk shows before an edition is sent, and what arrives: the same bytes but for the reader's own words. */
@Timeout(120)
class PreviewTest {

    @TempDir
    Path directory;

    @Test
    void thePreviewIsTheMailWithTheSlotsPutBack() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        mail.start();
        CommandRoom room =
                new CommandRoom(directory, mail.getSmtp().getPort(), CommandRoom.sample("harbour-courier-world.xml"));
        Path daily = room.config.resolve("newsletters/daily.yml");
        Files.writeString(daily, Files.readString(daily) + "review: { approval: required }\n");
        room.says("subscribers", "add", "ana@readers.example", "--confirmed");
        room.says("review", "open", "daily");
        room.says("review", "approve", "daily");
        Sheet sheet = preview(room);

        assertThat(room.says("send", "daily")).endsWith("exit 0");

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getSubject())
                .isEqualTo(sheet.rendition().subject());
        Multipart parts = (Multipart) mail.getReceivedMessages()[0].getContent();
        assertThat(withSlots(parts.getBodyPart(0).getContent().toString()))
                .isEqualTo(sheet.rendition().text());
        assertThat(withSlots(parts.getBodyPart(1).getContent().toString()))
                .isEqualTo(sheet.rendition().html());
        mail.stop();
    }

    private static Sheet preview(CommandRoom room) {
        Console console =
                new Console(new PrintWriter(PrintWriter.nullWriter()), false, Messages.of("cli", Locale.ENGLISH));
        try (Presstime presstime = new Presstime(room.config, room.data, Map.of(), console, Clock.systemUTC())) {
            Newsletter newsletter = presstime.newsletters().byId("daily");
            return presstime
                    .preview()
                    .of(newsletter, newsletter.today(presstime.clock()))
                    .orElseThrow();
        }
    }

    /** Lines end in CR LF on the way (RFC 5322, 2.3). */
    private static String withSlots(String received) {
        return received.replace("\r\n", "\n")
                .replaceAll(
                        "https://news.example.org/unsubscribe/[\\w-]+",
                        Matcher.quoteReplacement(Slot.UNSUBSCRIBE_URL.marker()))
                .replaceAll(
                        "https://news.example.org/account/enter/[\\w-]+",
                        Matcher.quoteReplacement(Slot.ACCOUNT_URL.marker()))
                .replace("ana@readers.example", Slot.ADDRESS.marker());
    }
}
