package org.presstime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.settings.Mailbox.Role;
import org.presstime.settings.Settings.SignIn;
import org.presstime.settings.Settings.Tls;

/** {@code presstime.yml} in, settings or a named mistake out. */
class SettingsTest {

    private static final String SMALLEST = """
            site: { url: "https://news.example.org/", name: Example, postal-address: "1 Street" }
            relays:
              - { host: smtp.example.org, user: news, password: "${SMTP_PASSWORD}" }
            """;

    @TempDir
    Path directory;

    @Test
    void theShippedConfigurationLoads() {
        assertThat(Settings.read(Path.of("config"), directory, Map.of()).site().name())
                .isEqualTo("Example News");
    }

    @Test
    void whatIsLeftOutHasSafeDefaults() throws IOException {
        Settings settings = read(SMALLEST);

        assertThat(settings.site().url()).isEqualTo(URI.create("https://news.example.org"));
        assertThat(settings.database()).isEqualTo("jdbc:sqlite:data/presstime.db");
        assertThat(settings.relays()).singleElement().satisfies(relay -> {
            assertThat(relay.tls()).isEqualTo(Tls.STARTTLS);
            assertThat(relay.port()).isEqualTo(587);
            assertThat(relay.signIn()).contains(new SignIn.Password("news", "hunter2"));
            assertThat(relay.signIn().toString()).doesNotContain("hunter2");
            assertThat(relay.toString()).doesNotContain("hunter2");
        });
        assertThat(settings.fetch().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.fetch().allowPrivate()).isEmpty();
        assertThat(settings.desk().people()).isEmpty();
    }

    @Test
    void peopleHaveARoleAndPerhapsAName() throws IOException {
        Settings settings = read(SMALLEST.replace("relays:", """
                desk: { admins: ["Ada <ada@example.org>"], editors: [ed@example.org], writers: [wim@example.org] }
                relays:"""));

        assertThat(settings.desk()
                        .find(EmailAddress.parse("ada@example.org"))
                        .orElseThrow()
                        .role())
                .isEqualTo(Role.ADMIN);
        assertThat(settings.desk().atLeast(Role.EDITOR)).hasSize(2);
        assertThat(settings.desk().find(EmailAddress.parse("eve@example.org"))).isEmpty();
        assertThat(Role.WRITER.may(Role.EDITOR)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name: Example        | nmae: Example               | :1: unknown key 'site.nmae'
        https://news         | ftp://news                  | :1: 'site.url' is not an address that begins with http:// or https://
        https://news         | http://news                 | :1: 'site.url' is http. Write https
        org/"                | org/path"                   | :1: 'site.url' is more or less than a scheme and a host
        host: smtp.example.org, | ''                        | :3: 'relays.host' is missing
        user: news           | tls: ssl                    | :3: 'relays.tls' is not starttls, implicit or none
        user: news           | user: news, tls: none       | :3: a password would go out in clear
        user: news           | user: news, port: 70000     | :3: 'relays.port' is not a whole number from 1 to 65535
        ${SMTP_PASSWORD}     | ${SMTP_PASWORD}             | :3: the environment has no variable SMTP_PASWORD
        relays:              | fetch: { timeout: 30 }\\nrelays: | :2: 'fetch.timeout' is not a length of time
        relays:              | fetch: { max-bytes: 1GB }\\nrelays: | :2: 'fetch.max-bytes' is not a size
        relays:              | database: jdbc:h2:mem\\nrelays: | :2: 'database' is neither SQLite nor PostgreSQL
        relays:              | desk: { editors: [ana] }\\nrelays: | :2: 'desk.editors' is not an e-mail address
        relays:              | desk: { api-tokens: [short] }\\nrelays: | :2: an API token of fewer than 20
        relays:              | site: {}\\nrelays:          | :2: 'site' stands here and in line 1
        user: news           | auth: oauth                 | :3: 'relays.auth' is not password or xoauth2
        user: news           | auth: xoauth2               | :3: 'password' does not go with auth: xoauth2
        user: news,          | ''                          | :3: 'password' does not go with no user
        user: news           | user: news, token: {}       | :3: 'token' does not go with auth: password
        user: news           | user: news, trust: none.pem | /none.pem cannot be read
        relays:              | dkim: [ { domain: "a b", selector: s, key: k } ]\\nrelays: | /k cannot be read
        relays:              | relays                      | not YAML
        """)
    void everyMistakeIsNamedWithItsLine(String instead, String of, String expected) {
        assertThatThrownBy(() -> read(SMALLEST.replace(instead, of.replace("\\n", "\n"))))
                .isInstanceOf(ConfigurationMistake.class)
                .hasMessageContaining("presstime.yml")
                .hasMessageContaining(expected)
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        token-command: [print-token, news]                                       | TokenCommand
        token: { url: "https://t.example/", client-id: id, refresh-token: "${SMTP_PASSWORD}" } | TokenRefresh
        """)
    void aRelayMayAskForAccessTokens(String keys, String kind) throws IOException {
        SignIn signIn = read(SMALLEST.replace("password: \"${SMTP_PASSWORD}\"", "auth: xoauth2, " + keys))
                .relays()
                .get(0)
                .signIn()
                .orElseThrow();
        assertThat(signIn.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(signIn).hasToString("news");
    }

    @ParameterizedTest
    @CsvSource({"RSA, rsa-sha256, v=DKIM1; k=rsa; p=", "Ed25519, ed25519-sha256, v=DKIM1; k=ed25519; p="})
    void aDkimKeyKnowsWhatItsDomainHasToPublish(String kind, String algorithm, String record) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(kind).generateKeyPair();
        writeKey(pair.getPrivate());
        Settings settings = read(SMALLEST + "dkim: [ { domain: News.example.org, selector: s1, key: key.pem } ]\n");

        assertThat(settings.dkimKeys("eu.news.example.org")).singleElement().satisfies(key -> {
            assertThat(key.algorithm()).isEqualTo(algorithm);
            assertThat(key.dnsName()).isEqualTo("s1._domainkey.news.example.org");
            byte[] open = pair.getPublic().getEncoded();
            assertThat(key.dnsRecord())
                    .isEqualTo(record
                            + Base64.getEncoder()
                                    .encodeToString(
                                            kind.equals("RSA")
                                                    ? open
                                                    : Arrays.copyOfRange(open, open.length - 32, open.length)));
            assertThat(key.toString()).isEqualTo(key.dnsName());
        });
        assertThat(settings.dkimKeys("example.org")).isEmpty();
    }

    @Test
    void aKeyThatNobodyVerifiesIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(512);
        writeKey(generator.generateKeyPair().getPrivate());
        String dkim = SMALLEST + "dkim: [ { domain: example.org, selector: s1, key: key.pem } ]\n";

        assertThatThrownBy(() -> read(dkim)).hasMessageContaining(":4: an RSA key of 512 bits");
        Files.writeString(directory.resolve("key.pem"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n");
        assertThatThrownBy(() -> read(dkim)).hasMessageContaining("openssl pkcs8");
    }

    private void writeKey(PrivateKey key) throws IOException {
        Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void aFileThatIsNoneIsNamed() throws IOException {
        assertThatThrownBy(() -> Settings.read(directory, directory, Map.of())).hasMessageContaining("no such file");
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> read("just words")).hasMessageContaining("is not a mapping");
        assertThatThrownBy(() -> read("a: &x [1]\nb: *x")).isInstanceOf(ConfigurationMistake.class);
        assertThatThrownBy(() -> read("[".repeat(5000))).isInstanceOf(ConfigurationMistake.class);
        Files.write(directory.resolve("presstime.yml"), "name: España".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Settings.read(directory, directory, Map.of())).hasMessageContaining("not UTF-8");
    }

    private Settings read(String yaml) throws IOException {
        Files.writeString(directory.resolve("presstime.yml"), yaml);
        return Settings.read(directory, Path.of("data"), Map.of("SMTP_PASSWORD", "hunter2"));
    }
}
