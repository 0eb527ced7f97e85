package org.presstime.story;

import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final int REMEMBERED = 200;

    private final Writer settings;
    // What was previewed is what is sent: a model asked twice may answer twice.
    private final Map<String, String> answers = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });
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

    /** When so many stories must be done; says so, because somebody may be waiting. */
    long deadline(int stories) {
        LOG.info(
                "{} is asked to word {}, within {} s; what is not there then is told without it",
                settings.model(),
                stories == 1 ? "one story" : stories + " stories",
                settings.deadline().toSeconds());
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
        String known = answers.get(prompt);
        if (known != null) {
            return Optional.of(known);
        }
        Future<String> answer = threads.submit(() -> model.chat(prompt));
        try {
            Optional<String> words = Optional.ofNullable(answer.get(left.toMillis(), TimeUnit.MILLISECONDS));
            words.ifPresent(said -> answers.put(prompt, said));
            return words;
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
