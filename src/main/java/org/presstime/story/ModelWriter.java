package org.presstime.story;

import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.presstime.article.Article;
import org.presstime.settings.Settings.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a language model word a story, and keeps of it what the fact gate lets through. A model that is slow, away, or talks
 * nonsense changes nothing: the story stays as it was written from its sources.
 */
final class ModelWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ModelWriter.class);

    private final Writer settings;
    private final OpenAiChatModel model;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "model");
        thread.setDaemon(true);
        return thread;
    });

    ModelWriter(Writer settings) {
        this.settings = settings;
        this.model = OpenAiChatModel.builder()
                .baseUrl(settings.url().toString())
                .apiKey(settings.key().isEmpty() ? "none" : settings.key())
                .modelName(settings.model())
                .timeout(settings.deadline())
                .maxRetries(0)
                .temperature(0.0)
                .build();
    }

    /** When the stories of a run must be done. */
    long deadline() {
        return System.nanoTime() + settings.deadline().toNanos();
    }

    /** The story in the model's words where they are true, in its own where they are not, or not there in time. */
    Story reword(Story story, List<Article> event, long deadline) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            return story;
        }
        return ask(ModelAnswer.prompt(story, event), left, story.key())
                .map(answer -> ModelAnswer.applied(answer, settings.model(), story, event))
                .orElse(story);
    }

    private Optional<String> ask(String prompt, Duration left, String story) {
        Future<String> answer = threads.submit(() -> model.chat(prompt));
        try {
            return Optional.ofNullable(answer.get(left.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            answer.cancel(true);
            LOG.warn("{} is told without the model: no answer in {} s", story, left.toSeconds());
        } catch (ExecutionException failure) {
            LOG.warn("{} is told without the model: {}", story, reason(failure));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Without what a server said: it may repeat a key. */
    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }
}
