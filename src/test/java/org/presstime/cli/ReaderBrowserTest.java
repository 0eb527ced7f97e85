package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.presstime.cli.ServeCommand.Serving;
import org.presstime.delivery.SettableClock;
import org.presstime.settings.Messages;

/**
 * A reader in a real browser: signs up, confirms by the mail, chooses in the account, and leaves. Each page is judged by
 * axe-core in light and dark, and none is wider than a screen of 320 pixels.
 */
@Timeout(300)
class ReaderBrowserTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/[A-Za-z0-9/_-]+");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock("2026-11-24T06:00:00Z");
    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private ChromeDriver browser;
    private PageJudge judge;
    private String site;

    static boolean browserIsThere() {
        return DeskBrowserTest.browserIsThere();
    }

    @Test
    @EnabledIf(value = "browserIsThere", disabledReason = "no /usr/bin/chromium and /usr/bin/chromedriver")
    void aReaderSignsUpConfirmsChoosesAndLeaves() throws Exception {
        mail.start();
        site = "http://localhost:" + configure(mail.getSmtp().getPort());
        browser = DeskBrowserTest.browser();
        judge = new PageJudge(browser);
        try (Presstime presstime = presstime();
                Serving serving = new Serving(presstime)) {
            serving.start("127.0.0.1", Integer.parseInt(site.substring(site.lastIndexOf(':') + 1)));
            signUp();
            account();
            leave(presstime.tokens().unsubscribe(1, "daily"));

            assertThat(presstime.subscribers().count("daily")).isOne();
            assertThat(browser.manage().logs().get("browser").getAll())
                    .as("complaints of the browser, of the content policy for example")
                    .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
        } finally {
            browser.quit();
            mail.stop();
        }
    }

    private void signUp() throws Exception {
        open("/sign-up/daily", "Get The Daily by e-mail", "sign-up");
        send("ana@gmial.com", "main form button");
        judge.judge("sign-up-hint");
        send("ana@readers.example", "main > form:last-of-type button");
        await("Look into your mailbox", "sign-up-sent");
        open(link(1), "Do you want to get The Daily?", "confirm");
        press("main form button");
        await("You are subscribed", "confirmed");
    }

    private void account() throws Exception {
        open("/account", "Your account", "account-sign-in");
        send("ana@readers.example", "main form button");
        await("Look into your mailbox", "account-link");
        open(link(2), "Your account", "account-enter");
        press("main form button");
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.urlContains("/account"));
        await("Your account", "account");
        choose();
        press("#language option[value=es]");
        press("form[action='/account/settings'] button");
        await("Su cuenta", "account-es");
        open("/account/erase", "¿Borrarlo todo?", "account-erase");
    }

    /** Without JavaScript on the page: what is wrong is said beside the field, and what was typed stays. */
    private void choose() throws Exception {
        String save = "button[formaction='/account/newsletters/daily/choice']";
        assertThat(browser.findElements(By.cssSelector("input[name=section]:checked")))
                .hasSize(2);
        press("#f-daily option[value=sunday]");
        press("#h-daily option[value='9']");
        browser.findElements(By.name("section")).forEach(org.openqa.selenium.WebElement::click);
        press(save);
        await("Your account", "account-no-section");
        assertThat(browser.findElement(By.id("sw-daily")).getText()).contains("at least one");
        assertThat(browser.findElements(By.cssSelector("input[name=section]:checked")))
                .isEmpty();
        assertThat(chosen("#f-daily")).isEqualTo("sunday");
        press("input[value=World]");
        press(save);
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.urlContains("saved"));
        assertThat(chosen("#f-daily")).isEqualTo("sunday");
        assertThat(chosen("#h-daily")).isEqualTo("9");
        browser.findElement(By.id("zone")).sendKeys("Mars/Olympus");
        press("input[value=text]");
        press("form[action='/account/settings'] button");
        await("Your account", "account-no-zone");
        assertThat(browser.findElement(By.id("zone")).getDomProperty("value")).isEqualTo("Mars/Olympus");
        browser.findElement(By.id("zone")).clear();
        browser.findElement(By.id("zone")).sendKeys("America/New_York");
        press("form[action='/account/settings'] button");
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.urlContains("saved"));
        assertThat(browser.findElement(By.id("zone")).getDomProperty("value")).isEqualTo("America/New_York");
        assertThat(browser.findElement(By.cssSelector("input[value=text]")).isSelected())
                .isTrue();
    }

    private @org.jspecify.annotations.Nullable String chosen(String select) {
        return browser.findElement(By.cssSelector(select)).getDomProperty("value");
    }

    private void leave(String token) throws Exception {
        open("/unsubscribe/" + token, "Leave The Daily?", "unsubscribe");
        press("main form button");
        await("You have left", "unsubscribed");
        press("main form button");
        await("Nothing has changed", "undone");
        open("/sign-up/daily/embed", "Get The Daily by e-mail", "embed");
    }

    private void open(String path, String heading, String name) throws Exception {
        browser.get(site + path);
        await(heading, name);
    }

    /** Types an address and sends the form, as slowly as a person. */
    private void send(String address, String button) {
        browser.findElement(By.id("address")).clear();
        browser.findElement(By.id("address")).sendKeys(address);
        clock.pass(Duration.ofSeconds(3));
        press(button);
    }

    private void press(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    private void await(String heading, String name) throws Exception {
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.textToBe(By.tagName("h1"), heading));
        judge.judge(name);
    }

    /** The link in the newest of so many letters. */
    private String link(int letters) throws Exception {
        assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), letters)).isTrue();
        Multipart parts = (Multipart) mail.getReceivedMessages()[letters - 1].getContent();
        Matcher link = LINK.matcher(parts.getBodyPart(0).getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group().substring(site.length());
    }

    private Presstime presstime() {
        Console console =
                new Console(new PrintWriter(PrintWriter.nullWriter()), false, Messages.of("cli", Locale.ENGLISH));
        return new Presstime(directory.resolve("config"), directory.resolve("data"), Map.of(), console, clock);
    }

    private int configure(int smtpPort) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectories(directory.resolve("config/newsletters"));
        Files.writeString(directory.resolve("config/presstime.yml"), """
                site: { url: "http://localhost:%d", name: Example, postal-address: "1 Street" }
                relays: [ { host: 127.0.0.1, port: %d, tls: none } ]
                """.formatted(port, smtpPort));
        Files.writeString(directory.resolve("config/newsletters/daily.yml"), """
                name: The Daily
                from: "The Daily <daily@example.org>"
                language: en
                schedule: { at: "07:00", zone: Europe/Madrid }
                feeds:
                  - { url: "https://feeds.example.org/a.xml", section: World }
                  - { url: "https://feeds.example.org/b.xml", section: Sport }
                """);
        return port;
    }
}
