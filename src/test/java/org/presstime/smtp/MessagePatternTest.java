package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.smtp.PreparedMessage.Form;

/** Parts and values in, MIME bytes out. */
class MessagePatternTest {

    private static final List<String> SLOTS = List.of("SlotUrl7", "SlotName7");

    @Test
    void eachPartGetsItsValuesInItsOwnWay() throws Exception {
        MimeMessage message = read(pattern("Hello SlotName7, leave: SlotUrl7\n", "<a href=\"SlotUrl7\">SlotName7</a>")
                .fill(Map.of("SlotUrl7", "https://x.example/?a=1&b=2", "SlotName7", "<Añá>")));

        assertThat(message.getHeader("X-Url")).containsExactly("https://x.example/?a=1&b=2");
        assertThat(part(message, 0)).isEqualTo("Hello <Añá>, leave: https://x.example/?a=1&b=2\r\n");
        assertThat(part(message, 1)).isEqualTo("<a href=\"https://x.example/?a=1&amp;b=2\">&lt;Añá&gt;</a>");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void theSameValuesGiveTheSameBytes() {
        Map<String, String> values = Map.of("SlotUrl7", "https://x.example/", "SlotName7", "Ana");

        assertThat(pattern("SlotName7", "SlotUrl7").fill(values).bytes())
                .isEqualTo(pattern("SlotName7", "SlotUrl7").fill(values).bytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyTextComesBackAsItWas(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        String text = random(random, 3000);
        String html = random(random, 6000);
        String name = random(random, 200).replaceAll("\\p{Cntrl}", "");
        PreparedMessage message = pattern(text + "SlotName7" + text, html + "SlotName7" + html)
                .fill(Map.of("SlotUrl7", "u", "SlotName7", name));

        assertThat(part(read(message), 0)).isEqualTo(crlf(text + name + text));
        assertThat(part(read(message), 1)).isEqualTo(crlf(html + escaped(name) + html));
        String bytes = new String(message.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(bytes.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(bytes.split("\r\n", -1))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(76).doesNotStartWith("."));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyTextComesBackAsItWasFromEightBitToo(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        String text = random(random, 300);
        String html = random(random, 600).replaceAll("(.{200})", "$1\n");
        String name = "." + random(random, 50).replaceAll("\\p{Cntrl}", "");
        PreparedMessage message = pattern(text + "\nSlotName7" + text, html + "SlotName7" + html)
                .fill(Map.of("SlotUrl7", "u", "SlotName7", name));
        Form form = message.form(true, false);

        assertThat(form.isEightBit()).isTrue();
        assertThat(part(read(bytes(form)), 0)).isEqualTo(crlf(text + "\n" + name + text));
        assertThat(part(read(bytes(form)), 1)).isEqualTo(crlf(html + escaped(name) + html));
        assertThat(form.size()).isEqualTo(bytes(form).length);
        // RFC 5321, 4.5.2.
        assertThat(latin(bytes(message.form(true, true))))
                .isEqualTo(latin(bytes(form)).replaceAll("(?m)^\\.", ".."));
    }

    @Test
    void linesTooLongForEightBitStayQuotedPrintable() {
        Map<String, String> values = Map.of("SlotUrl7", "u", "SlotName7", "Ana");
        assertThat(pattern("SlotName7", "x".repeat(999) + "SlotUrl7")
                        .fill(values)
                        .form(true, false)
                        .isEightBit())
                .isFalse();
        assertThat(pattern("SlotName7", "a\rb").fill(values).form(true, false).isEightBit())
                .isFalse();
        assertThat(pattern("SlotName7", "x").fill(values).form(true, false).isEightBit())
                .isTrue();
        assertThat(pattern("SlotName7", "x")
                        .fill(Map.of("SlotUrl7", "u", "SlotName7", "ñ".repeat(400)))
                        .form(true, false)
                        .isEightBit())
                .isFalse();
        assertThat(pattern("SlotName7", "x").fill(values).form(false, false).isEightBit())
                .isFalse();
    }

    @Test
    void aMarkerThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> pattern("Hello", "Slot<b>Name7</b>")).hasMessageContaining("SlotName7");
    }

    @Test
    void aMarkerThatAHeaderHasBrokenIsRefused() {
        MailHeaders headers = new MailHeaders().text("Subject", "ñ".repeat(9) + "SlotName7");

        assertThat(headers.toString()).doesNotContain("SlotName7");
        assertThatThrownBy(() -> MessagePattern.prepare(headers, "SlotName7", "SlotUrl7", SLOTS))
                .hasMessageContaining("SlotName7 was broken in a header");
    }

    @Test
    void aValueThatCouldBeginAHeaderIsRefused() {
        MessagePattern pattern = pattern("SlotName7", "SlotUrl7");

        assertThatThrownBy(() -> pattern.fill(Map.of("SlotUrl7", "x\r\nBcc: eve@example.org", "SlotName7", "")))
                .hasMessageContaining("SlotUrl7");
        assertThatThrownBy(() -> pattern.fill(Map.of("SlotUrl7", "x"))).hasMessageContaining("SlotName7");
    }

    @Test
    void aStockTransportWritesExactlyTheseBytes() throws Exception {
        PreparedMessage message = pattern("SlotName7", "SlotUrl7").fill(Map.of("SlotUrl7", "u", "SlotName7", "n"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        message.saveChanges();
        message.writeTo(out);

        assertThat(out.toByteArray()).isEqualTo(message.bytes());
        assertThat(message.getAllHeaderLines().asIterator()).toIterable().contains("X-Url: u");
    }

    private static MessagePattern pattern(String text, String html) {
        return MessagePattern.prepare(new MailHeaders().token("X-Url", "SlotUrl7"), text, html, SLOTS);
    }

    private static MimeMessage read(PreparedMessage message) throws Exception {
        return read(message.bytes());
    }

    private static MimeMessage read(byte[] bytes) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Form form) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.writeTo(out);
        return out.toByteArray();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String part(MimeMessage message, int part) throws Exception {
        return (String) ((MimeMultipart) message.getContent()).getBodyPart(part).getContent();
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String random(SplittableRandom random, int length) {
        int[] letters = ". = \n\nabcdefgh.ñ漢😀<&>\"'\t-_".codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
