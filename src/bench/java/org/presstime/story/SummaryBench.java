package org.presstime.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.presstime.article.Article;

/**
 * How much of what people found worth telling a story tells (ROUGE-2, recall, mean over events and references), beside the
 * first sentences of the articles in turn (lead) and TextRank, all cut to one length, in one run:
 * {@code SummaryBench [FILE.jsonl [WORDS]]}, each line {@code {articles: [{title, text, lang}], references: [text]}}. Without a file:
 * the invented events of the labelled set, where the reference is each fact of an event once, in the order of the set; such
 * a set favours who takes sentences from the top.
 */
final class SummaryBench {

    private static final int USUAL_LENGTH = 100;
    private static final int TURNS = 40;
    private static final double DAMPING = 0.85;

    private SummaryBench() {}

    private record Event(List<Article> articles, List<String> references) {}

    /** Prints the scores. */
    public static void main(String... arguments) throws IOException {
        List<Event> events = arguments.length > 0 ? read(Path.of(arguments[0])) : labelled();
        int words = arguments.length > 1 ? Integer.parseInt(arguments[1]) : USUAL_LENGTH;
        System.out.printf("%d events, each cut to %d words%n", events.size(), words);
        Map<String, Function<Event, List<String>>> systems = new LinkedHashMap<>();
        systems.put("story", SummaryBench::story);
        systems.put("lead", SummaryBench::lead);
        systems.put("TextRank", SummaryBench::textRank);
        double ours = 0;
        for (Map.Entry<String, Function<Event, List<String>>> system : systems.entrySet()) {
            double score = events.stream()
                    .mapToDouble(
                            event -> rouge(String.join(" ", system.getValue().apply(event)), words, event))
                    .average()
                    .orElse(0);
            ours = system.getKey().equals("story") ? score : ours;
            System.out.printf("  %-9s ROUGE-2 %.3f; the story's is %.2f of it%n", system.getKey(), score, ours / score);
        }
    }

    private static List<Event> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Event> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = json.readTree(line);
            List<Article> articles = new ArrayList<>();
            node.path("articles")
                    .forEach(article -> articles.add(LabelledArticle.of(
                                    articles.size() + 1,
                                    article.path("title").asText(),
                                    article.path("text").asText(),
                                    article.path("lang").asText(),
                                    Instant.EPOCH,
                                    "")
                            .article()));
            List<String> references = new ArrayList<>();
            node.path("references").forEach(reference -> references.add(reference.asText()));
            events.add(new Event(articles, references));
        }
        return events;
    }

    private static List<Event> labelled() {
        Map<String, List<Article>> events = LabelledNews.heldOut().stream()
                .collect(Collectors.groupingBy(
                        LabelledArticle::event, Collectors.mapping(LabelledArticle::article, Collectors.toList())));
        return events.keySet().stream()
                .sorted()
                .map(name -> new Event(
                        events.getOrDefault(name, List.of()).stream()
                                .filter(article ->
                                        article.language().getLanguage().equals("en"))
                                .toList(),
                        List.of(LabelledNews.facts(name))))
                .filter(event -> event.articles().size() > 1)
                .toList();
    }

    /** The sentences of the story in their order, then what else would be taken, up to the length of the others. */
    private static List<String> story(Event event) {
        Story story = Newsbot.tell(event.articles(), Locale.ENGLISH).orElseThrow();
        Extract extract = new Extract(Copies.without(event.articles()), (sentence, article) -> true, new Lexicon());
        return Stream.concat(
                        story.body().claims().stream().map(Claim::text),
                        extract.best(20, 4000).stream().map(Candidate::text))
                .distinct()
                .toList();
    }

    private static List<String> lead(Event event) {
        List<String> lead = new ArrayList<>();
        for (int sentence = 0; sentence < 10; sentence++) {
            for (Article article : event.articles()) {
                List<Claim> sentences = Sentences.first(sentence + 1, article);
                if (sentences.size() > sentence) {
                    lead.add(sentences.get(sentence).text());
                }
            }
        }
        return lead;
    }

    /** Mihalcea and Tarau, 2004: sentences recommend those they share words with. */
    private static List<String> textRank(Event event) {
        Lexicon lexicon = new Lexicon();
        List<String> sentences = event.articles().stream()
                .flatMap(article -> Sentences.of(article).stream().map(Claim::text))
                .distinct()
                .toList();
        List<Map<String, Float>> words = sentences.stream().map(lexicon::stems).toList();
        double[][] edges = new double[sentences.size()][sentences.size()];
        for (int one = 0; one < edges.length; one++) {
            for (int other = 0; other < edges.length; other++) {
                edges[one][other] = one == other ? 0 : overlap(words.get(one), words.get(other));
            }
        }
        double[] rank = rank(edges);
        return IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparingDouble(sentence -> -rank[sentence]))
                .map(sentences::get)
                .toList();
    }

    private static double overlap(Map<String, Float> one, Map<String, Float> other) {
        if (one.size() < 2 || other.size() < 2) {
            return 0;
        }
        double shared = one.keySet().stream().filter(other::containsKey).count();
        return shared / (Math.log(one.size()) + Math.log(other.size()));
    }

    private static double[] rank(double[][] edges) {
        double[] out = Arrays.stream(edges)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        double[] rank = new double[edges.length];
        Arrays.fill(rank, 1);
        for (int turn = 0; turn < TURNS; turn++) {
            double[] next = new double[edges.length];
            for (int here = 0; here < edges.length; here++) {
                double sum = 0;
                for (int there = 0; there < edges.length; there++) {
                    sum += out[there] == 0 ? 0 : edges[there][here] / out[there] * rank[there];
                }
                next[here] = 1 - DAMPING + DAMPING * sum;
            }
            rank = next;
        }
        return rank;
    }

    private static double rouge(String summary, int words, Event event) {
        Map<String, Long> ours = pairs(summary, words);
        return event.references().stream()
                .map(reference -> pairs(reference, Integer.MAX_VALUE))
                .mapToDouble(theirs -> (double) theirs.entrySet().stream()
                                .mapToLong(pair -> Math.min(pair.getValue(), ours.getOrDefault(pair.getKey(), 0L)))
                                .sum()
                        / Math.max(
                                1,
                                theirs.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()))
                .average()
                .orElse(0);
    }

    /** Each two words that follow one another, as often as they do. */
    private static Map<String, Long> pairs(String text, int most) {
        List<String> words = new ArrayList<>();
        Tokens tokens = new Tokens(text.toLowerCase(Locale.ROOT));
        while (words.size() < most && tokens.next()) {
            words.add(tokens.token());
        }
        return IntStream.range(1, words.size())
                .mapToObj(at -> words.get(at - 1) + " " + words.get(at))
                .collect(Collectors.groupingBy(pair -> pair, Collectors.counting()));
    }
}
