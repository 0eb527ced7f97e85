package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Looks at pages as people do who use a telephone, the dark, or no eyes. With {@code -Dscreenshots=DIR} each page is kept
 * as seen.
 */
final class PageJudge {

    private static final @Nullable String SCREENSHOTS = System.getProperty("screenshots");

    private final ChromeDriver browser;

    PageJudge(ChromeDriver browser) {
        this.browser = browser;
    }

    /** Holds the page that is open to axe-core, in light and dark, and to a screen of 320 pixels. */
    void judge(String name) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            scheme(scheme);
            view(1280, 900);
            browser.executeScript(axe());
            Object violations = browser.executeAsyncScript(
                    "const done = arguments[arguments.length - 1]; axe.run(document, {iframes: false}).then(r =>"
                            + " done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')).join('\\n')))");
            assertThat(violations).as(name + ", " + scheme).isEqualTo("");
            shoot(name + "-" + scheme, 1280);
            shoot(name + "-phone-" + scheme, 390);
        }
        scheme("light");
        view(320, 900);
        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                .as(name + " at 320 pixels")
                .isLessThanOrEqualTo(320);
        view(1280, 900);
    }

    private void scheme(String scheme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private void view(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** The whole page, however long. */
    private void shoot(String name, int width) throws IOException {
        if (SCREENSHOTS != null) {
            view(width, 900);
            Long height = (Long) browser.executeScript("return document.documentElement.scrollHeight");
            view(width, (int) Math.min(4000, height));
            Files.createDirectories(Path.of(SCREENSHOTS));
            Files.write(
                    Path.of(SCREENSHOTS, name + ".png"), browser.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
            view(width, 900);
        }
    }

    private static String axe() throws IOException {
        try (InputStream script = PageJudge.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
