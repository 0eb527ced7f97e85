package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.File;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.presstime.cli.ServeCommand.Serving;
import org.presstime.feed.Feeds.Asking;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Messages;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/** An editor in a real browser: signs in, looks at the edition, sends it, and watches it arrive. */
@Timeout(120)
class DeskBrowserTest {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    @TempDir
    Path directory;

    static boolean browserIsThere() {
        return CHROMIUM.canExecute() && DRIVER.canExecute();
    }

    @Test
    @EnabledIf(value = "browserIsThere", disabledReason = "no /usr/bin/chromium and /usr/bin/chromedriver")
    void anEditorSendsAnEditionAndSeesItArrive() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        mail.start();
        ChromeDriver browser = browser();
        int port = configure(mail.getSmtp().getPort());
        try (Presstime presstime = presstime();
                Serving serving = new Serving(presstime)) {
            presstime
                    .subscribers()
                    .add(new Request(EmailAddress.parse("ana@readers.example"), "", "daily", State.CONFIRMED, "test"));
            presstime.gathering().gather(presstime.newsletters().all(), Asking.NOW);
            serving.start("127.0.0.1", port);

            browser.get(presstime
                    .signIns()
                    .link(EmailAddress.parse("editor@example.org"))
                    .orElseThrow()
                    .toString());
            press(browser, "button[type=submit]");
            awaitHeading(browser, "The desk");
            press(browser, "a[href='/desk/daily/preview']");
            awaitHeading(browser, "The Daily: preview");
            browser.switchTo().frame(0);
            awaitHeading(browser, "The Daily");
            browser.switchTo().defaultContent();
            press(browser, "a.button[href='/desk/daily/send']");
            awaitHeading(browser, "Send The Daily now?");
            press(browser, "main form button[type=submit]");
            // Nobody reloads: the page does.
            new WebDriverWait(browser, Duration.ofSeconds(60))
                    .until(ExpectedConditions.textToBePresentInElementLocated(
                            By.id("progress"), "1 of 1 sent, 0 still to come"));

            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("ana@readers.example");
            assertThat(browser.manage().logs().get("browser").getAll())
                    .as("complaints of the browser, of the content policy for example")
                    .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
        } finally {
            browser.quit();
            mail.stop();
        }
    }

    private static void press(ChromeDriver browser, String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    private static void awaitHeading(ChromeDriver browser, String heading) {
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.textToBe(By.tagName("h1"), heading));
    }

    private Presstime presstime() {
        Console console =
                new Console(new PrintWriter(PrintWriter.nullWriter()), false, Messages.of("cli", Locale.ENGLISH));
        return new Presstime(
                directory.resolve("config"), directory.resolve("data"), Map.of(), console, Clock.systemUTC());
    }

    private int configure(int smtpPort) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path feed = Path.of("src/test/resources/tryout/touchline.atom").toAbsolutePath();
        Files.createDirectories(directory.resolve("config/newsletters"));
        Files.writeString(directory.resolve("config/presstime.yml"), """
            site: { url: "http://localhost:%d", name: Example, postal-address: "1 Street" }
            relays: [ { host: 127.0.0.1, port: %d, tls: none } ]
            desk: { editors: ["editor@example.org"] }
            """.formatted(port, smtpPort));
        Files.writeString(directory.resolve("config/newsletters/daily.yml"), """
            name: The Daily
            from: "The Daily <daily@example.org>"
            language: en
            schedule: { at: "07:00", zone: Europe/Madrid }
            feeds: [ { url: "%s", section: Sport } ]
            """.formatted(feed.toUri()));
        return port;
    }

    static ChromeDriver browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en");
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER)
                        .usingAnyFreePort()
                        .build(),
                options);
    }
}
