package org.presstime.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One reader's message of 40 KB: filled into prepared bytes, and built by Jakarta Mail from the same text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MessagePatternBench {

    private static final Map<String, String> VALUES =
            Map.of("SlotAddress", "ana@readers.example", "SlotUrl", "https://news.example.org/unsubscribe/abcdefgh");

    private final String text = "It rained on the harbour. SlotUrl SlotAddress\n".repeat(1) + "A line.\n".repeat(900);
    private final String html =
            "<p><a href=\"SlotUrl\">Leave</a> SlotAddress</p>" + "<p>A line, ñandú.</p>".repeat(1500);
    private final Session session = Session.getInstance(new Properties());
    private final MessagePattern pattern = MessagePattern.prepare(
            new MailHeaders().text("Subject", "It rained").token("To", "SlotAddress"),
            text,
            html,
            List.copyOf(VALUES.keySet()));

    /** Runs these benchmarks. */
    public static void main(String[] arguments) throws IOException {
        Main.main(new String[] {"MessagePatternBench"});
    }

    /** As Presstime makes it. */
    @Benchmark
    public byte[] filled() {
        return pattern.fill(VALUES).bytes();
    }

    /** As Jakarta Mail makes it. */
    @Benchmark
    public byte[] built() throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(session);
        message.setSubject("It rained");
        message.setHeader("To", "ana@readers.example");
        MimeMultipart parts = new MimeMultipart("alternative");
        for (String part : new String[] {text, html}) {
            MimeBodyPart body = new MimeBodyPart();
            body.setText(part.replace("SlotUrl", VALUES.get("SlotUrl")), "UTF-8");
            parts.addBodyPart(body);
        }
        message.setContent(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }
}
