package org.presstime.story;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways to make a true sentence false. */
enum Corruption {
    DIGIT((text, random) -> replace(
            text,
            "\\d(?=[\\d.,]*)",
            found -> {
                int digit = Integer.parseInt(found);
                return Integer.toString((digit + 1 + random.nextInt(9)) % 10);
            },
            random)),
    NAME((text, random) -> replace(
            text,
            "(?<=[\\p{Ll},] )\\p{Lu}\\p{Ll}{3,}",
            found -> List.of("Wetherby", "Kowalska", "Tamsin", "Ardizzone").get(random.nextInt(4)),
            random)),
    DATE((text, random) -> replace(
            text,
            "\\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|"
                    + "September|October|November|December|lunes|martes|miércoles|jueves|viernes|enero|febrero|marzo|abril)\\b",
            found -> {
                List<String> others = found.endsWith("day")
                        ? List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
                        : Character.isLowerCase(found.charAt(0))
                                ? List.of("julio", "agosto", "octubre")
                                : List.of("January", "March", "July", "October");
                return others.stream()
                        .filter(other -> !other.equals(found))
                        .skip(random.nextInt(2))
                        .findFirst()
                        .orElse("July");
            },
            random)),
    NEGATION((text, random) -> {
        Optional<String> removed = replace(text, "(?i)\\b(?:not|never|no|nunca|sin|without) ", found -> "", random);
        return removed.isPresent()
                ? removed
                : replace(
                        text,
                        "\\b(?:is|was|are|were|has|had|will|can|could)\\b(?= \\p{Ll})",
                        found -> found + " not",
                        random);
    }),
    QUOTE((text, random) -> Optional.of(text.replaceFirst(
            "[.]?$",
            List.of(
                            ", and \"everybody here knew it was going to end like this\", a witness added.",
                            ": \"I will never sign such a paper\".",
                            ". «Esto no se había visto nunca por aquí», añadió.")
                    .get(random.nextInt(3)))));

    // Each is a lambda without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiFunction<String, SplittableRandom, Optional<String>> corrupt;

    Corruption(BiFunction<String, SplittableRandom, Optional<String>> corrupt) {
        this.corrupt = corrupt;
    }

    /** The sentence with one thing wrong; nothing when it has no such thing. */
    Optional<String> of(String sentence, SplittableRandom random) {
        return corrupt.apply(sentence, random).filter(changed -> !changed.equals(sentence));
    }

    private static Optional<String> replace(
            String text, String pattern, java.util.function.UnaryOperator<String> change, SplittableRandom random) {
        List<MatchResult> found =
                Pattern.compile(pattern).matcher(text).results().toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        MatchResult chosen = found.get(random.nextInt(found.size()));
        return Optional.of(
                text.substring(0, chosen.start()) + change.apply(chosen.group()) + text.substring(chosen.end()));
    }
}
