package org.presstime.review;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.presstime.review.Checks.Disclosure;
import org.presstime.review.Checks.HeadlineFlaw;
import org.presstime.review.Checks.PictureWord;
import org.presstime.review.Checks.Unit;
import org.presstime.review.Finding.Part;
import org.presstime.review.Finding.Severity;
import org.presstime.review.Guidelines.Rule;
import org.presstime.settings.ConfigurationNode;

/** Reads {@code guidelines.yml}: a list of rules, each with an id, a severity, a reason, and one check. */
final class GuidelinesFile {

    private static final List<String> CHECKS =
            List.of("length", "banned", "sources", "attribution", "avoid", "headline", "picture", "disclosure");
    private static final List<String> KEYS = java.util.stream.Stream.concat(
                    java.util.stream.Stream.of("id", "severity", "reason", "language"), CHECKS.stream())
            .toList();
    private static final int LONGEST = 100_000;

    private final ConfigurationNode root;

    GuidelinesFile(Path file, Map<String, String> environment) {
        this.root = ConfigurationNode.read(file, environment).only("rules");
    }

    List<Rule> read() {
        Set<String> seen = new HashSet<>();
        return root.get("rules").list().stream().map(node -> rule(node, seen)).toList();
    }

    private static Rule rule(ConfigurationNode node, Set<String> seen) {
        node.only(KEYS.toArray(String[]::new));
        ConfigurationNode id = node.get("id");
        if (!id.text().matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw id.mistake(
                    "\"" + id.text() + "\" cannot be the id of a rule", "Use lower-case letters, digits and hyphens");
        }
        if (!seen.add(id.text())) {
            throw id.mistake("two rules are called '" + id.text() + "'", "Give each its own id");
        }
        return new Rule(
                id.text(),
                node.get("severity").as(one(Severity.class), names(Severity.values())),
                node.get("reason").text(),
                node.find("language").map(language -> language.as(GuidelinesFile::language, "en or es")),
                check(node));
    }

    private static Locale language(String text) {
        if (!text.equals("en") && !text.equals("es")) {
            throw new IllegalArgumentException(text);
        }
        return Locale.forLanguageTag(text);
    }

    private static Check check(ConfigurationNode rule) {
        List<String> present =
                CHECKS.stream().filter(key -> rule.find(key).isPresent()).toList();
        if (present.size() != 1) {
            throw rule.mistake(
                    "a rule with " + present.size() + " checks", "Write one of: " + String.join(", ", CHECKS));
        }
        ConfigurationNode node = rule.get(present.get(0));
        return switch (present.get(0)) {
            case "length" -> length(node);
            case "banned" -> Checks.banned(new Phrases(texts(node)));
            case "sources" -> sources(node);
            case "attribution" -> attribution(node);
            case "avoid" -> Checks.avoid(texts(node));
            case "headline" -> Checks.headline(several(HeadlineFlaw.class, node, HeadlineFlaw.values()));
            case "picture" -> Checks.picture(several(PictureWord.class, node, PictureWord.values()));
            default -> Checks.disclosure(several(Disclosure.class, node, Disclosure.values()));
        };
    }

    private static Check length(ConfigurationNode node) {
        node.only("of", "least-words", "most-words", "least-characters", "most-characters");
        Unit unit =
                node.find("least-words").or(() -> node.find("most-words")).isPresent() ? Unit.WORDS : Unit.CHARACTERS;
        String counted = unit.name().toLowerCase(Locale.ROOT);
        String other = unit == Unit.WORDS ? "characters" : "words";
        if (node.find("least-" + other).or(() -> node.find("most-" + other)).isPresent()) {
            throw node.mistake("a length in words and in characters", "Make two rules of it");
        }
        int least = bound(node, "least-" + counted, 0);
        int most = bound(node, "most-" + counted, LONGEST);
        if ((least == 0 && most == LONGEST) || least > most) {
            throw node.mistake("a length without a sensible bound", "Write 'most-words: 40', for example");
        }
        return Checks.length(
                node.get("of").as(one(Part.class), "sentence, story, headline, subject or preheader"),
                unit,
                least,
                most);
    }

    private static int bound(ConfigurationNode node, String key, int otherwise) {
        return node.find(key).map(bound -> bound.number(1, LONGEST)).orElse(otherwise);
    }

    private static Check sources(ConfigurationNode node) {
        node.only("at-least", "when");
        return Checks.sources(
                node.find("when").map(GuidelinesFile::kind).orElse(sentence -> true),
                node.get("at-least").number(1, 10));
    }

    private static Check attribution(ConfigurationNode node) {
        node.only("when", "by");
        return Checks.attribution(kind(node.get("when")), new Phrases(texts(node.get("by"))));
    }

    /** Which sentences: those with quotation marks, with a number, or with one of these words. */
    private static Predicate<String> kind(ConfigurationNode node) {
        if (node.isList()) {
            Phrases words = new Phrases(texts(node));
            return sentence -> words.findIn(sentence).isPresent();
        }
        return node.as(
                text -> switch (text) {
                    case "quotes" -> Checks::isQuote;
                    case "numbers" -> Checks::hasNumber;
                    default -> throw new IllegalArgumentException(text);
                },
                "quotes, numbers, or a list of words");
    }

    private static List<String> texts(ConfigurationNode node) {
        List<String> texts = node.list().stream()
                .map(ConfigurationNode::text)
                .map(String::strip)
                .toList();
        if (texts.isEmpty()) {
            throw node.mistake("an empty list", "Write at least one word or phrase");
        }
        return texts;
    }

    private static <E extends Enum<E>> List<E> several(Class<E> type, ConfigurationNode node, E[] all) {
        return node.list().stream().map(item -> item.as(one(type), names(all))).toList();
    }

    private static <E extends Enum<E>> java.util.function.Function<String, E> one(Class<E> type) {
        return text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String names(Enum<?>[] values) {
        return "one of: "
                + Arrays.stream(values)
                        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
    }
}
