package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, to a reader whose mail program fetches by IMAP. */
@Timeout(60)
class MailboxTest {

    private static final String ANA = "ana@readers.example";

    @TempDir
    Path directory;

    @Test
    void aReaderFindsTheEditionInTheMailbox() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort(),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort()
        });
        mail.start();
        mail.setUser(ANA, ANA, "secret");
        try {
            CommandRoom room =
                    new CommandRoom(directory, mail.getSmtp().getPort(), CommandRoom.sample("gaceta-de-la-bahia.xml"));
            room.says("subscribers", "add", ANA, "--confirmed");
            assertThat(room.says("send", "daily")).endsWith("exit 0");

            try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
                store.connect("127.0.0.1", mail.getImap().getPort(), ANA, "secret");
                Folder inbox = store.getFolder("INBOX");
                inbox.open(Folder.READ_ONLY);
                assertThat(inbox.getMessageCount()).isOne();
                Message message = inbox.getMessage(1);
                MimeMultipart parts = (MimeMultipart) message.getContent();
                assertThat(parts.getContentType()).startsWith("multipart/alternative");
                assertThat((String) parts.getBodyPart(0).getContent()).contains(ANA, "/unsubscribe/", "Sarn");
                assertThat((String) parts.getBodyPart(1).getContent())
                        .contains(ANA, "/unsubscribe/", "Sarn", "lang=\"en\"");
                assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            }
        } finally {
            mail.stop();
        }
    }
}
