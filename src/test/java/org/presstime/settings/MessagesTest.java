package org.presstime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words people read, in both languages. */
class MessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"mail", "web", "desk", "cli", "delivery"})
    void everyTextExistsInBothLanguagesAndTakesTheSameValues(String audience) {
        Messages english = Messages.of(audience, Locale.ENGLISH);
        Messages spanish = Messages.of(audience, Locale.forLanguageTag("es"));

        assertThat(spanish.bundle().keySet()).isEqualTo(english.bundle().keySet());
        assertThat(english.bundle().keySet())
                .allSatisfy(key -> assertThat(values(spanish, key)).as(key).isEqualTo(values(english, key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "web", "desk", "cli", "delivery"})
    void noTwoTextsHaveOneName(String audience) throws IOException {
        Path bundle = Path.of("src/main/resources/messages", audience + ".properties");
        assertThat(Files.readAllLines(bundle).stream()
                        .filter(line -> line.matches("[a-zA-Z].*=.*"))
                        .map(line -> line.substring(0, line.indexOf('='))))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void areInEnglishForALanguageWeDoNotSpeakAndNeverMissingSilently() {
        Messages messages = Messages.of("web", Locale.JAPANESE);

        assertThat(messages.text("desk.back")).isEqualTo("To the desk");
        assertThatThrownBy(() -> messages.text("no.such.key")).isInstanceOf(MissingResourceException.class);
    }

    private static int values(Messages messages, String key) {
        return new MessageFormat(messages.bundle().getString(key)).getFormatsByArgumentIndex().length;
    }
}
