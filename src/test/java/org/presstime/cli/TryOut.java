package org.presstime.cli;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.presstime.cli.ServeCommand.Serving;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Messages;
import org.yaml.snakeyaml.Yaml;

/**
 * The README's first command: Presstime with a mail server and feeds in the same process. It gathers, renders, sends over
 * SMTP, shows what happened, and stays up to be looked at. With {@code --once} it ends after the send; other arguments
 * are addresses of further feeds.
 */
public final class TryOut {

    private static final Path HOME = Path.of("target", "try-out");
    private static final List<String> READERS = List.of("ana", "bruno", "chidi", "dolores", "emeka");

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final Clock clock = Clock.systemUTC();

    private TryOut() {}

    public static void main(String[] arguments) throws Exception {
        List<String> feeds = new ArrayList<>(Arrays.asList(arguments));
        boolean once = feeds.remove("--once");
        new TryOut().run(once, feeds);
        if (once) {
            System.exit(0);
        }
    }

    private void run(boolean once, List<String> moreFeeds) throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        mail.start();
        try (SampleFeeds feeds = new SampleFeeds(clock)) {
            int port = freePort();
            configure(feeds, mail.getSmtp().getPort(), port, moreFeeds);
            present(
                    "Readers",
                    "subscribers",
                    "import",
                    HOME.resolve("readers.csv").toString(),
                    "--confirmed");
            present("Sending", "send", "daily");
            show(mail.getReceivedMessages(), feeds);
            if (!once) {
                serve(port);
            }
        } finally {
            mail.stop();
        }
    }

    private void present(String title, String... command) {
        out.println("\n" + title + ": presstime " + String.join(" ", command));
        List<String> arguments = new ArrayList<>(List.of(
                "--config",
                HOME.resolve("config").toString(),
                "--data",
                HOME.resolve("data").toString()));
        arguments.addAll(Arrays.asList(command));
        int exitCode = new Main(Map.of(), out, clock).run(arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new IllegalStateException("presstime " + String.join(" ", command) + " ended with " + exitCode);
        }
    }

    private void show(MimeMessage[] received, SampleFeeds feeds) throws IOException, MessagingException {
        out.println("\nReceived by the mail server: " + received.length + " messages");
        Path directory = Files.createDirectories(HOME.resolve("mail"));
        for (MimeMessage message : received) {
            String to = message.getAllRecipients()[0].toString();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            Files.write(directory.resolve(to + ".eml"), bytes.toByteArray());
            MimeMultipart parts = (MimeMultipart) message.getContent();
            feeds.put("/mail/" + to + ".eml", bytes.toByteArray());
            feeds.put("/mail/" + to + ".txt", content(parts, 0));
            feeds.put("/mail/" + to + ".html", content(parts, 1));
            out.printf("  %-28s %s%n", to, message.getSubject());
        }
        String first = feeds.base() + "/mail/" + received[0].getAllRecipients()[0];
        out.println("\nLook at");
        out.println("  the mail as received     " + first + ".html  (.txt, .eml; files in " + directory + ")");
    }

    private static byte[] content(MimeMultipart parts, int part) throws IOException, MessagingException {
        return parts.getBodyPart(part).getContent().toString().getBytes(StandardCharsets.UTF_8);
    }

    private void serve(int port) throws InterruptedException {
        Console console =
                new Console(new PrintWriter(PrintWriter.nullWriter()), false, Messages.of("cli", Locale.ENGLISH));
        try (Presstime presstime =
                        new Presstime(HOME.resolve("config"), HOME.resolve("data"), Map.of(), console, clock);
                Serving serving = new Serving(presstime)) {
            serving.start("127.0.0.1", port);
            String site = presstime.settings().site().url().toString();
            out.println("  the web edition          " + site + "/daily");
            out.println("  the editor's desk        "
                    + presstime
                            .signIns()
                            .link(EmailAddress.parse("editor@example.org"))
                            .orElseThrow());
            out.println("\nEverything runs in this process and is gone with it. Ctrl-C ends it.");
            new CountDownLatch(1).await();
        }
    }

    private void configure(SampleFeeds feeds, int smtpPort, int webPort, List<String> moreFeeds) throws IOException {
        empty(HOME);
        Files.createDirectories(HOME.resolve("config/newsletters"));
        Files.writeString(HOME.resolve("config/presstime.yml"), """
                site: { url: "http://localhost:%d", name: Port Arden Press, postal-address: "1 Quay Street, Port Arden PA1 1AA" }
                relays: [ { name: try-out, host: 127.0.0.1, port: %d, tls: none } ]
                fetch: { allow-private: ["127.0.0.1"] }
                desk: { editors: ["editor@example.org"] }
                """.formatted(webPort, smtpPort));
        Files.writeString(HOME.resolve("config/newsletters/daily.yml"), """
                name: The Lethmar Daily
                from: "The Lethmar Daily <daily@news.example.org>"
                reply-to: "editors@news.example.org"
                language: en
                schedule: { at: "07:00", zone: Europe/Madrid, on: every day }
                stories: { at-least: 1, at-most: 12 }
                feeds:
                %s""".formatted(feedList(feeds, moreFeeds)));
        StringBuilder readers = new StringBuilder("email,name\n");
        READERS.forEach(name ->
                readers.append(name).append("@readers.example,").append(name).append('\n'));
        Files.writeString(HOME.resolve("readers.csv"), readers.toString());
    }

    private static String feedList(SampleFeeds feeds, List<String> moreFeeds) {
        StringBuilder list = new StringBuilder();
        Map<String, List<Map<String, String>>> samples =
                new Yaml().load(TryOut.class.getResourceAsStream("/tryout/feeds.yml"));
        samples.getOrDefault("feeds", List.of())
                .forEach(feed -> list.append("  - { url: \"%s/%s\", section: %s }\n"
                        .formatted(feeds.base(), feed.get("file"), feed.get("section"))));
        moreFeeds.forEach(feed -> list.append("  - { url: \"%s\", section: More }\n".formatted(feed)));
        return list.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
            }
        }
    }
}
