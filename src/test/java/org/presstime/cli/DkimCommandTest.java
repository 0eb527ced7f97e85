package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.smtp.ScriptedSmtpServer;

/** Keys made, records printed, mails signed. */
class DkimCommandTest {

    @TempDir
    Path directory;

    @Test
    void keysAreMadePublishedAndSignedWith() throws IOException {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            CommandRoom room = new CommandRoom(directory, server.port(), CommandRoom.sample("touchline.atom"));
            assertThat(room.says("dkim")).contains("No DKIM keys").endsWith("exit 2");

            String made = room.says("dkim", "generate", "example.org", "s1");
            assertThat(made)
                    .contains("  - { domain: example.org, selector: s1, key: dkim/s1.pem }")
                    .contains("s1._domainkey.example.org. IN TXT ( \"v=DKIM1; k=rsa; p=MII")
                    .contains("s1e._domainkey.example.org. IN TXT ( \"v=DKIM1; k=ed25519; p=")
                    .endsWith("exit 0");
            Path config = room.config;
            assertThat(Files.getPosixFilePermissions(config.resolve("dkim/s1.pem")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(room.says("dkim", "generate", "example.org", "s1"))
                    .contains("there already")
                    .endsWith("exit 2");

            Files.writeString(config.resolve("presstime.yml"), """

                    dkim:
                      - { domain: example.org, selector: s1, key: dkim/s1.pem }
                      - { domain: example.org, selector: s1e, key: dkim/s1e.pem }
                    """, StandardOpenOption.APPEND);
            assertThat(room.says("--json", "dkim"))
                    .contains("\"name\":\"s1._domainkey.example.org\"", "\"type\":\"TXT\"")
                    .endsWith("exit 0");
            assertThat(room.says("gather")).endsWith("exit 0");
            assertThat(room.says("test-send", "daily", "ana@readers.example")).endsWith("exit 0");
            assertThat(server.messages())
                    .singleElement()
                    .asString()
                    .contains("a=rsa-sha256;", "a=ed25519-sha256;", "d=example.org; s=s1e;");
        }
    }
}
