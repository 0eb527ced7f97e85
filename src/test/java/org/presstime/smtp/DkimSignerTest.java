package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.james.jdkim.DKIMCommon;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.impl.Message;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.settings.DkimKey;

/** Signed mails, read by a verifier that is not ours. */
class DkimSignerTest {

    private static final List<String> SLOTS = List.of("SlotTo7", "SlotUrl7");
    private static final KeyPair RSA = pair("RSA");
    private static final KeyPair ED25519 = pair("Ed25519");
    private static final List<DkimKey> KEYS = List.of(
            new DkimKey("example.org", "r1", RSA.getPrivate()), new DkimKey("example.org", "e1", ED25519.getPrivate()));

    @Test
    void aStrangerVerifiesBothSignatures() throws Exception {
        String message = message("ana@r.example", "https://news.example.org/u/1");

        assertThat(verified(message)).singleElement().satisfies(signature -> {
            assertThat(signature.getDToken().toString()).isEqualTo("example.org");
            assertThat(signature.getHeaderCanonicalisationMethod()).isEqualTo("relaxed");
            assertThat(signature.getBodyCanonicalisationMethod()).isEqualTo("relaxed");
            assertThat(signature.getBodyHashLimit()).isEqualTo(-1);
        });
        assertThat(verifiesEd25519(message, ED25519.getPublic())).isTrue();
        assertThat(verifiesEd25519(message, pair("Ed25519").getPublic())).isFalse();
    }

    @Test
    void everyHeaderThatMattersIsSignedOnceMoreThanItIsThere() {
        List<String> names = List.of(header(message("ana@r.example", "u"), "r1")
                .replaceAll("(?s).*\\bh=([^;]*);.*", "$1")
                .replaceAll("\\s", "")
                .split(":"));

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "From",
                        "From",
                        "To",
                        "To",
                        "Subject",
                        "Subject",
                        "Date",
                        "Date",
                        "Message-ID",
                        "Message-ID",
                        "Reply-To",
                        "Reply-To",
                        "MIME-Version",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Type",
                        "List-Unsubscribe",
                        "List-Unsubscribe",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe-Post",
                        "List-Id",
                        "List-Id",
                        "Feedback-ID");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The bridge is closed       | The bridge is open
        <p>Rain                    | <p>Sun
        From: news@example.org     | From: eve@example.org
        To: ana@r.example          | To: eve@r.example
        List-Unsubscribe: <https:  | List-Unsubscribe: <http:
        Subject: Rain              | Subject: Sun\\r\\nSubject: Rain
        MIME-Version: 1.0          | MIME-Version: 1.0\\r\\nFrom: eve@example.org
        MIME-Version: 1.0          | MIME-Version: 1.0\\r\\nFeedback-ID: eve
        """)
    void aTamperedCopyFails(String instead, String of) throws Exception {
        String message = message("ana@r.example", "https://news.example.org/u/1");
        assertThat(message).contains(instead);
        String tampered = message.replaceFirst(
                java.util.regex.Pattern.quote(instead),
                java.util.regex.Matcher.quoteReplacement(of.replace("\\r\\n", "\r\n")));

        assertThatThrownBy(() -> verified(tampered)).isInstanceOf(FailException.class);
        assertThat(verifiesEd25519(tampered, ED25519.getPublic())).isFalse();
    }

    @Test
    void aCopySentAgainIsTheSameMessage() {
        assertThat(message("ana@r.example", "u")).isEqualTo(message("ana@r.example", "u"));
        assertThat(message("ana@r.example", "u")).isNotEqualTo(message("bea@r.example", "u"));
    }

    @Test
    void aFasterProviderSignsTheSameBytes() {
        byte[] data = "some headers".getBytes(StandardCharsets.US_ASCII);
        for (DkimKey key : KEYS) {
            SigningKey fast = SigningKey.of(key);
            SigningKey plain = new SigningKey(key.domain(), key.selector(), key.algorithm(), key.key(), null);

            assertThat(fast.sign(data)).isEqualTo(plain.sign(data));
            assertThat(fast.provider())
                    .as("a faster provider is on the class path of the tests")
                    .isNotNull();
        }
    }

    @Test
    void linesStayShort() {
        assertThat(message("ana@r.example", "u").split("\r\n", -1))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyTextIsSignedAsAStrangerReadsIt(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10; i++) {
            String message = text(MessagePattern.prepare(
                            headers().text("X-Any", random(random, 150).replaceAll("\\p{Cntrl}", " ")),
                            random(random, 600) + " SlotUrl7 " + random(random, 600),
                            "<p>" + random(random, 600) + "\t SlotUrl7\t " + random(random, 900),
                            SLOTS)
                    .signedWith(KEYS)
                    .fill(Map.of(
                            "SlotTo7",
                            "ana@r.example",
                            "SlotUrl7",
                            random(random, 80).replaceAll("\\p{Cntrl}", " "))));

            assertThat(verified(message)).hasSize(1);
            assertThat(verifiesEd25519(message, ED25519.getPublic())).isTrue();
        }
    }

    private static String message(String to, String url) {
        return text(MessagePattern.prepare(
                        headers(),
                        "The bridge is closed.  \nLeave: SlotUrl7\n\n\n",
                        "<p>Rain  <a href='SlotUrl7'>",
                        SLOTS)
                .signedWith(KEYS)
                .fill(Map.of("SlotTo7", to, "SlotUrl7", url)));
    }

    private static MailHeaders headers() {
        return new MailHeaders()
                .token("From", "news@example.org")
                .token("Reply-To", "editors@example.org")
                .token("To", "SlotTo7")
                .text(
                        "Subject",
                        "Rain   and more rain for a whole week, and then some more of it, all the way to Madrid")
                .token("Date", "Tue, 24 Nov 2026 07:00:00 +0100")
                .token("Message-ID", "<1@example.org>")
                .token("List-Id", "<daily.example.org>")
                .token("List-Unsubscribe", "<https://news.example.org/u/1>, <mailto:leave@example.org>")
                .token("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static String text(PreparedMessage message) {
        return new String(message.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static List<SignatureRecord> verified(String message) throws Exception {
        DKIMVerifier verifier = new DKIMVerifier((method, selector, domain) -> KEYS.stream()
                .filter(key -> key.dnsName().equals(selector + "._domainkey." + domain))
                .map(DkimKey::dnsRecord)
                .toList());
        String one = message.replace(header(message, "e1"), "");
        return verifier.verify(new ByteArrayInputStream(one.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String header(String message, String selector) {
        for (String header : message.split("(?<=\r\n)(?![ \t])", -1)) {
            if (header.startsWith("DKIM-Signature") && header.contains("s=" + selector + ";")) {
                return header;
            }
        }
        throw new AssertionError("no signature of " + selector);
    }

    /** The stranger knows RSA only; so it makes the bytes that are signed, and the JDK verifies them. */
    private static boolean verifiesEd25519(String message, PublicKey key) throws Exception {
        String own = header(message, "e1");
        String one = message.replace(header(message, "r1"), "");
        SignatureRecord record =
                new SignatureRecordImpl(own.substring(own.indexOf(':') + 1).strip());
        Message parsed = new Message(new ByteArrayInputStream(one.getBytes(StandardCharsets.ISO_8859_1)));
        Captured captured = new Captured();
        Stranger.canonical(parsed, record, captured);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(MessageDigest.getInstance("SHA-256").digest(captured.bytes.toByteArray()));
        String rsa = header(message, "r1");
        // The body's hash is the one that the stranger has verified in the other signature.
        boolean sameBody = bodyHash(own).equals(bodyHash(rsa));
        return sameBody && signature.verify(record.getSignature()) && bodyVerifies(message);
    }

    private static boolean bodyVerifies(String message) throws Exception {
        byte[] body = DkimSigner.relaxed(
                message.substring(message.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        return Base64.getEncoder().encodeToString(hash).equals(bodyHash(header(message, "e1")));
    }

    private static String bodyHash(String header) {
        return header.replaceAll("(?s).*\\bbh=([^;]*);.*", "$1");
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lets us at the verifier's own reading of the headers. */
    private static final class Stranger extends DKIMCommon {
        static void canonical(Message message, SignatureRecord record, Signature to) throws Exception {
            signatureCheck(message, record, record.getHeaders(), to);
        }
    }

    /** Keeps what it is to verify. */
    private static final class Captured extends Signature {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Captured() {
            super("captured");
            state = VERIFY;
        }

        @Override
        protected void engineInitVerify(PublicKey publicKey) {}

        @Override
        protected void engineInitSign(java.security.PrivateKey privateKey) {}

        @Override
        protected void engineUpdate(byte octet) {
            bytes.write(octet);
        }

        @Override
        protected void engineUpdate(byte[] octets, int from, int length) {
            bytes.write(octets, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            throw new SignatureException("not for that");
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return false;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    private static String random(SplittableRandom random, int length) {
        int[] letters = ". =  \t\nabcdefgh.ñ漢😀<&>\"'-_".codePoints().toArray();
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
