package org.presstime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            assertThat(relay.password()).isEqualTo("hunter2");
            assertThat(relay.toString()).doesNotContain("hunter2");
        });
        assertThat(settings.fetch().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.fetch().allowPrivate()).isEmpty();
        assertThat(settings.desk().editors()).isEmpty();
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
        relays:              | dkim: []\\nrelays:          | :2: 'dkim' is not in this version
        relays:              | relays                      | not YAML
        """)
    void everyMistakeIsNamedWithItsLine(String instead, String of, String expected) {
        assertThatThrownBy(() -> read(SMALLEST.replace(instead, of.replace("\\n", "\n"))))
                .isInstanceOf(ConfigurationMistake.class)
                .hasMessageContaining("presstime.yml")
                .hasMessageContaining(expected)
                .hasMessageNotContaining("hunter2");
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
