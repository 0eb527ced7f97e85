package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.presstime.cli.ServeCommand.Serving;
import org.presstime.edition.Edition;
import org.presstime.review.ApprovalLinks;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Messages;
import org.presstime.subscriber.Subscribers.Request;
import org.presstime.subscriber.Subscribers.State;

/**
 * An editor in a real browser, with hands on the keyboard only: reviews an edition, changes it, approves it, and sends it.
 * Each page of the desk is judged by axe-core.
 */
@Timeout(300)
@EnabledIf(value = "browserIsThere", disabledReason = "no /usr/bin/chromium and /usr/bin/chromedriver")
class ReviewBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private String site;
    private ChromeDriver browser;
    private PageJudge judge;
    private Presstime presstime;
    private Serving serving;

    static boolean browserIsThere() {
        return DeskBrowserTest.browserIsThere();
    }

    @BeforeEach
    void open() throws Exception {
        mail.start();
        int port = configure(mail.getSmtp().getPort());
        site = "http://localhost:" + port;
        presstime = presstime();
        presstime
                .subscribers()
                .add(new Request(EmailAddress.parse("ana@readers.example"), "", "daily", State.CONFIRMED, "test"));
        serving = new Serving(presstime);
        serving.start("127.0.0.1", port);
        browser = DeskBrowserTest.browser();
        judge = new PageJudge(browser);
    }

    @AfterEach
    void close() throws Exception {
        browser.quit();
        serving.close();
        presstime.close();
        mail.stop();
    }

    @Test
    void anEditorReviewsChangesApprovesAndSends() throws Exception {
        signIn();
        putOnTheDesk();
        moveAndEdit();
        citeAPage();
        lookAtTheLinkOfTheMail();
        approveAndSend();
        correct();
        lookAtWhatIsHeldAndAtReaders();

        Multipart parts = (Multipart) mail.getReceivedMessages()[0].getContent();
        String text = parts.getBodyPart(0).getContent().toString().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("The keeper saved it, as this desk saw. [1]")
                .contains("The club says so. [4]", "[4] Rovers https://rovers.example/news")
                .contains("reviewed by Edda");
        assertThat(browser.manage().logs().get("browser").getAll())
                .as("complaints of the browser, of the content policy for example")
                .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
    }

    private void signIn() throws Exception {
        browser.get(site + "/desk");
        judge.judge("sign-in-needed");
        browser.get(presstime
                .signIns()
                .link(EmailAddress.parse("editor@example.org"))
                .orElseThrow()
                .toString());
        judge.judge("sign-in");
        press("button[type=submit]");
        awaitHeading("The desk");
        judge.judge("desk-before");
        browser.get(site + "/desk/feeds");
        judge.judge("feeds");
        browser.get(site + "/desk/daily/review/2000-01-01");
        judge.judge("not-found");
        browser.get(site + "/desk");
    }

    private void putOnTheDesk() throws Exception {
        press("form[action='/desk/daily/review'] button");
        await(By.cssSelector("#progress a[href*='/review/']")).click();
        awaitKeys("#approve");
        judge.judge("review");
    }

    /** By keys: j goes down and k up, and who has lost the focus goes on from where they were. */
    private void moveAndEdit() throws Exception {
        type("jjj");
        assertThat(focus()).isEqualTo("s1c1");
        type("k");
        assertThat(focus()).isEqualTo("s1");
        browser.executeScript("document.activeElement.blur()");
        type("j");
        assertThat(focus()).isEqualTo("s1c1");

        type("e");
        assertThat(focus()).as("the sentence, not the title").isEqualTo("t1x1");
        judge.judge("review-edit");
        replace("The keeper saved it, as this desk saw.");
        type(Keys.chord(Keys.ESCAPE));
        assertThat(focus()).isEqualTo("s1c1");
        type("e");
        chord(Keys.ENTER);
        awaitText(".claim", "In the words of Edda");
        assertThat(focus()).as("where they were").isEqualTo("s1c1");

        type("u");
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.invisibilityOfElementLocated(By.id("undo")));
        awaitKeys("#approve");
        assertThat(focus()).isEqualTo("s1c1");
        type("e");
        replace("The keeper saved it, as this desk saw.");
        chord(Keys.ENTER);
        awaitText(".claim", "In the words of Edda");
        awaitKeys("#undo");
    }

    private void citeAPage() throws Exception {
        type("j");
        assertThat(focus()).isEqualTo("s1c2");
        type("e");
        replace("The club says so.");
        type(Keys.chord(Keys.TAB, Keys.SPACE, Keys.TAB) + "https://rovers.example/news" + Keys.TAB + "Rovers");
        judge.judge("review-cite");
        chord(Keys.ENTER);
        awaitText("#s1c2", "The editor's source: Rovers");
        awaitKeys("#undo");
        judge.judge("review-changed");
    }

    /** What a mail to approvers leads to; looking at it approves nothing. */
    private void lookAtTheLinkOfTheMail() throws Exception {
        String review = browser.getCurrentUrl();
        Edition edition = presstime.editions().latest("daily", 1).get(0);
        String secret = new ApprovalLinks(presstime.database(), Clock.systemUTC(), new SecureRandom())
                .issue(
                        edition,
                        EmailAddress.parse("editor@example.org"),
                        Instant.now(Clock.systemUTC()).plusSeconds(600))
                .orElseThrow();
        browser.get(site + "/desk/approve/" + secret);
        judge.judge("approve-by-mail");
        browser.get(review);
        awaitKeys("#approve");
    }

    private void lookAtWhatIsHeldAndAtReaders() throws Exception {
        presstime.database().run(handle -> handle.execute("UPDATE articles SET shelf = 'held'"));
        browser.get(site + "/desk");
        awaitText("main", "Rovers");
        judge.judge("desk-held");
        browser.get(site + "/desk/readers");
        judge.judge("readers");
        browser.get(site + "/desk/readers/1");
        judge.judge("reader");
    }

    private void approveAndSend() throws Exception {
        type("a");
        assertThat(focus()).isEqualTo("approve");
        type(Keys.chord(Keys.ENTER));
        awaitText(".state", "approved");
        awaitKeys("#preview");
        judge.judge("review-approved");
        type("p");
        awaitHeading("The Daily: preview");
        judge.judge("preview");
        press("a.button[href='/desk/daily/send']");
        awaitHeading("Send The Daily now?");
        judge.judge("send");
        press("main form button[type=submit]");
        awaitText("#progress", "1 of 1 sent, 0 still to come");
        judge.judge("sent");
        browser.get(site + "/desk");
        judge.judge("desk");
    }

    private void correct() throws Exception {
        press("a[href^='/desk/daily/correct/']");
        judge.judge("correct");
        browser.findElement(By.id("subject")).sendKeys("The keeper");
        browser.findElement(By.id("text")).sendKeys("The keeper did not save it.");
        press("main form button");
        awaitKeys("#approve");
        judge.judge("correction");
        type("p");
        awaitHeading("The Daily: preview");
        judge.judge("correction-preview");
        browser.navigate().back();
        awaitKeys("#approve");
        press("#approve");
        await(By.cssSelector("form[action$='/send'] button")).click();
        awaitHeading("The desk");
        assertThat(mail.waitForIncomingEmail(PATIENCE.toMillis(), 2)).isTrue();
        assertThat(mail.getReceivedMessages()[1].getSubject()).isEqualTo("Correction: The keeper");
        browser.get(site + "/daily");
        press(".editions li:last-child a");
        awaitText("aside", "The keeper did not save it.");
        judge.judge("corrected");
    }

    /** What has the focus, by its id. */
    private String focus() {
        return browser.switchTo().activeElement().getAttribute("id");
    }

    private void type(CharSequence keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** With the control key held down. */
    private void chord(CharSequence key) {
        new Actions(browser)
                .keyDown(Keys.CONTROL)
                .sendKeys(key)
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** Writes over all of the field one is in. */
    private void replace(String text) {
        chord("a");
        type(text);
    }

    /** Keys count once the script of the page that has this element has run. */
    private void awaitKeys(String selector) {
        new WebDriverWait(browser, PATIENCE)
                .until(page -> !browser.findElements(By.cssSelector(selector)).isEmpty()
                        && "complete".equals(browser.executeScript("return document.readyState")));
    }

    private WebElement await(By what) {
        return new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.elementToBeClickable(what));
    }

    private void awaitText(String selector, String text) {
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    private void press(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    private void awaitHeading(String heading) {
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.textToBe(By.tagName("h1"), heading));
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
        Path feeds = Path.of("src/test/resources/tryout").toAbsolutePath();
        Files.createDirectories(directory.resolve("config/newsletters"));
        Files.writeString(
                directory.resolve("config/guidelines.yml"), Files.readString(Path.of("config/guidelines.yml")) + """

                  - id: say-who
                    severity: note
                    reason: "Readers abroad do not know him."
                    banned: [keeper]
                """);
        Files.writeString(directory.resolve("config/presstime.yml"), """
            site: { url: "http://localhost:%d", name: Example, postal-address: "1 Street" }
            relays: [ { host: 127.0.0.1, port: %d, tls: none } ]
            desk: { editors: ["Edda <editor@example.org>"] }
            """.formatted(port, smtpPort));
        Files.writeString(directory.resolve("config/newsletters/daily.yml"), """
            name: The Daily
            from: "The Daily <daily@example.org>"
            language: en
            schedule: { at: "07:00", zone: Europe/Madrid }
            review: { approval: required }
            feeds:
              - { url: "%s", section: Sport }
            """.formatted(
                        feeds.resolve("touchline.atom").toUri()));
        return port;
    }
}
