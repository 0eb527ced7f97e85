package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeUtility;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox;

/** Values in, header lines out. */
class MailHeadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The bridge is closed | Subject: The bridge is closed
        El puente está cerrado | Subject: =?UTF-8?Q?El_puente_est=C3=A1_cerrado?=
        """)
    void wordsAreEncodedOnlyWhereTheyMustBe(String words, String line) {
        assertThat(new MailHeaders().text("Subject", words)).hasToString(line + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The Daily      | From: The Daily <daily@example.org>
        Daily, The     | From: "Daily, The" <daily@example.org>
        El día         | From: =?UTF-8?Q?El_d=C3=ADa?= <daily@example.org>
        ''             | From: daily@example.org
        """)
    void aSenderIsQuotedOrEncoded(String name, String line) {
        assertThat(new MailHeaders().mailbox("From", new Mailbox(name, EmailAddress.parse("daily@example.org"))))
                .hasToString(line + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nBcc: eve@example.org", "x\nBcc: eve", "x\rBcc: eve", "x\u0000", "x\u007f", "x\u0085"})
    void noValueCanBeginAHeaderOfItsOwn(String value) {
        assertThatThrownBy(() -> new MailHeaders().text("Subject", value)).hasMessageContaining("Subject");
        assertThatThrownBy(() -> new MailHeaders().token("List-Id", value)).hasMessageContaining("List-Id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Y", "X:", "Ñ", "X\r\nBcc"})
    void noNameIsAnythingElse(String name) {
        assertThatThrownBy(() -> new MailHeaders().token(name, "1")).hasMessageContaining("not the name of a header");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyWordsComeBackAsTheyWereAndKeepTheLimits(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        int[] letters = "aB. ?=_ñ¿€漢字😀👩‍🔬\"<>,;".codePoints().toArray();
        for (int i = 0; i < 100; i++) {
            StringBuilder words = new StringBuilder("x");
            for (int length = random.nextInt(150); length > 0; length--) {
                words.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            String line = new MailHeaders()
                    .text("Subject", words.append("x").toString())
                    .toString();

            assertThat(line.split("\r\n", -1))
                    .allSatisfy(part -> assertThat(part)
                            .hasSizeLessThanOrEqualTo(line.contains("=?") ? 78 : 998)
                            .matches("\\p{ASCII}*"));
            assertThat(MimeUtility.decodeText(MimeUtility.unfold(
                            line.substring("Subject: ".length()).strip())))
                    .isEqualTo(words.toString());
        }
    }

    @Test
    void aWordLongerThanALineIsFoldedAllTheSame() {
        assertThat(new MailHeaders()
                        .text("Subject", "x".repeat(3000))
                        .toString()
                        .split("\r\n", -1))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
    }

    @Test
    void keepTheirOrder() {
        assertThat(new MailHeaders().token("B", "1").token("A", "2")).hasToString("B: 1\r\nA: 2\r\n");
    }
}
