package org.presstime.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presstime.article.Article;
import org.presstime.article.Articles4Tests;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters4Tests;
import org.presstime.settings.Settings.Writer;

/** A language model on loopback that tells the truth, lies, talks nonsense, hangs or is away. */
class ModelWriterTest {

    private static final Newsletter DAILY = Newsletters4Tests.daily("World=https://courier.example/feed.xml");
    private static final Article BRIDGE = Articles4Tests.article(
            1,
            Locale.ENGLISH,
            "The harbour bridge in Lethmar closed on Monday after engineers found cracks in two of its main cables. Nobody was"
                    + " hurt. The repair will cost 12 million, said Ines Holt of the port.");

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private String answer = "";
    private boolean hangs;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/chat/completions", exchange -> {
            try {
                if (hangs) {
                    end.await();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            byte[] body = new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "id",
                            "1",
                            "model",
                            "m",
                            "choices",
                            List.of(Map.of(
                                    "index",
                                    0,
                                    "finish_reason",
                                    "stop",
                                    "message",
                                    Map.of("role", "assistant", "content", answer)))))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void wordsAStoryAndNamesItself() {
        answer = "Sure! {\"lead\": [{\"text\": \"Engineers found cracks in two main cables of the harbour bridge in"
                + " Lethmar.\", \"sources\": [1]}]}";

        Story story = write(Duration.ofSeconds(60));

        assertThat(story.provenance().model()).contains("Model 7");
        assertThat(story.body().lead()).singleElement().satisfies(claim -> {
            assertThat(claim.text()).startsWith("Engineers found cracks");
            assertThat(claim.excerpts())
                    .singleElement()
                    .extracting(Claim.Excerpt::article)
                    .isEqualTo(1L);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The harbour bridge in Lethmar closed on Tuesday.",
                "The repair will cost 13 million, said Ines Holt of the port.",
                "The repair will cost 12 million, said Boris Andel of the port.",
                "The harbour bridge in Lethmar did not close on Monday.",
                "\\\"I resign,\\\" said Ines Holt of the port.",
                "The harbour bridge in Lethmar closed on Monday, see https://evil.example/more.",
            })
    void isNotBelievedWhenItLies(String lie) {
        answer = "{\"lead\": [{\"text\": \"" + lie + "\", \"sources\": [1]}]}";

        assertThat(write(Duration.ofSeconds(60))).isEqualTo(extractive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{",
                "[[[[",
                "{\"lead\": 5}",
                "{\"lead\": [null, {}, {\"text\": \"Nobody was hurt.\"}]}",
                "{\"lead\": [{\"text\": \"Nobody was hurt.\", \"sources\": [99]}]}",
            })
    void isNotHeardWhenItTalksNonsenseOrNamesNoSource(String nonsense) {
        answer = nonsense;

        assertThat(write(Duration.ofSeconds(60))).isEqualTo(extractive());
    }

    @Test
    @Timeout(60)
    void isNotWaitedForBeyondTheDeadline() {
        hangs = true;

        assertThat(write(Duration.ofMillis(300))).isEqualTo(extractive());
    }

    @Test
    void isNotMissedWhenItIsAway() {
        server.stop(0);

        assertThat(write(Duration.ofSeconds(60))).isEqualTo(extractive());
    }

    private static Story extractive() {
        return new Newsbot().write(DAILY, List.of(BRIDGE), Wishes.NONE).get(0);
    }

    private Story write(Duration deadline) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        Writer writer = new Writer(url, "Model 7", "secret", deadline);
        return new Newsbot(Optional.of(writer))
                .write(DAILY, List.of(BRIDGE), Wishes.NONE)
                .get(0);
    }
}
