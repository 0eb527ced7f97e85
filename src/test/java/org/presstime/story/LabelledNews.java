package org.presstime.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.presstime.article.Article;

/**
 * The labelled set of the project: invented events told in English and Spanish by several outlets, each in its own words
 * and with its own choice of facts. Events come by kinds, so that each has neighbours of the same vocabulary: another
 * earthquake, another final. Half of the kinds are for tuning, the other half is only ever measured.
 */
final class LabelledNews {

    private static final Instant MORNING = Instant.parse("2026-11-24T05:00:00Z");
    private static final int EVENTS = 12;

    private final SplittableRandom random = new SplittableRandom(20261124);
    private final List<LabelledArticle> articles = new ArrayList<>();
    private List<String> facts = List.of();

    private LabelledNews() {}

    /** The half that thresholds are chosen on. */
    static List<LabelledArticle> tuning() {
        return kinds(0);
    }

    /** The half that they are not chosen on. */
    static List<LabelledArticle> heldOut() {
        return kinds(1);
    }

    /** So many articles of a busy day, each with background of its own after the news, so that it is as long as others. */
    static List<LabelledArticle> day(int articles) {
        LabelledNews news = new LabelledNews();
        List<Kind> kinds = read();
        for (int event = 0; news.articles.size() < articles; event++) {
            news.tell(kinds.get(event % kinds.size()), event / kinds.size());
        }
        return news.articles.stream().limit(articles).map(news::lengthened).toList();
    }

    private LabelledArticle lengthened(LabelledArticle article) {
        Article told = article.article();
        StringBuilder text = new StringBuilder(told.text());
        for (int sentence = 0; sentence < 25; sentence++) {
            text.append(sentence % 5 == 0 ? "\n\n" : " ").append(Character.toUpperCase(word().charAt(0)));
            for (int word = 0; word < 15; word++) {
                text.append(word()).append(word == 14 ? "." : " ");
            }
        }
        return LabelledArticle.of(
                told.id(),
                told.title(),
                text.toString(),
                told.language().toLanguageTag(),
                told.published(),
                article.event());
    }

    /** Few words are frequent and many are rare, as in a language. */
    private String word() {
        long rank = (long) Math.exp(random.nextDouble() * Math.log(20000));
        return Long.toString(rank * 7919 + 46657, 36).replaceAll("\\d", "e") + "a";
    }

    /** A kind of event: what can stand in each slot, and the facts, each in several wordings of each language. */
    private record Kind(String name, Map<String, List<String>> slots, Map<String, List<List<String>>> facts) {}

    private static List<LabelledArticle> kinds(int half) {
        LabelledNews news = new LabelledNews();
        List<Kind> kinds = read();
        for (int kind = half; kind < kinds.size(); kind += 2) {
            for (int event = 0; event < EVENTS; event++) {
                news.tell(kinds.get(kind), event);
            }
        }
        return news.articles;
    }

    /** What there is to tell of an event in English: each of its facts once, in the first wording, as it was told. */
    static String facts(String event) {
        List<Kind> kinds = read();
        for (int half = 0; half < 2; half++) {
            LabelledNews told = new LabelledNews();
            for (int kind = half; kind < kinds.size(); kind += 2) {
                for (int number = 0; number < EVENTS; number++) {
                    told.tell(kinds.get(kind), number);
                    if (event.equals(kinds.get(kind).name() + number)) {
                        return String.join(" ", told.facts);
                    }
                }
            }
        }
        throw new IllegalArgumentException(event);
    }

    private void tell(Kind kind, int event) {
        Map<String, String> values = new HashMap<>();
        kind.slots().forEach((slot, choices) -> values.put(slot, choices.get(event % choices.size())));
        values.put("n", Integer.toString(11 + random.nextInt(800)));
        values.put("m", Integer.toString(3 + random.nextInt(90)));
        facts = kind.facts().getOrDefault("en", List.of()).stream()
                .skip(1)
                .map(wordings -> filled(wordings.get(0), values))
                .toList();
        int tellings = 3 + random.nextInt(5);
        for (int telling = 0; telling < tellings; telling++) {
            String language = telling % 3 == 2 ? "es" : "en";
            article(kind.facts().getOrDefault(language, List.of()), values, language, kind.name() + event);
        }
    }

    /** The first fact is the headline, the second the lead; of the others an outlet chooses some. */
    private void article(List<List<String>> facts, Map<String, String> values, String language, String event) {
        List<String> sentences = new ArrayList<>();
        for (int fact = 0; fact < facts.size(); fact++) {
            if (fact < 2 || random.nextInt(4) > 0) {
                List<String> wordings = facts.get(fact);
                sentences.add(filled(wordings.get(random.nextInt(wordings.size())), values));
            }
        }
        articles.add(LabelledArticle.of(
                articles.size() + 1,
                sentences.get(0),
                String.join(" ", sentences.subList(1, sentences.size())),
                language,
                MORNING.plusSeconds(60L * random.nextInt(1200)),
                event));
    }

    private static String filled(String wording, Map<String, String> values) {
        String text = wording;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /** Blocks of lines: {@code # kind}, {@code slot: a, b}, {@code en: wording | wording}, {@code es: …}. */
    private static List<Kind> read() {
        List<Kind> kinds = new ArrayList<>();
        for (String block : Pattern.compile("(?m)^# ").splitAsStream(text()).toList()) {
            List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
            if (!lines.isEmpty()) {
                Map<String, List<String>> slots = new HashMap<>();
                Map<String, List<List<String>>> facts = new HashMap<>();
                lines.stream().skip(1).map(line -> line.split(": ", 2)).forEach(line -> {
                    if (line[0].equals("en") || line[0].equals("es")) {
                        facts.computeIfAbsent(line[0], key -> new ArrayList<>())
                                .add(Arrays.asList(line[1].split(" \\| ")));
                    } else {
                        slots.put(line[0], Arrays.stream(line[1].split(", ")).collect(Collectors.toList()));
                    }
                });
                kinds.add(new Kind(lines.get(0), slots, facts));
            }
        }
        return kinds;
    }

    private static String text() {
        try (InputStream stream = LabelledNews.class.getResourceAsStream("/story/labelled-news.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
