package org.presstime.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.presstime.edition.EditionContent;
import org.presstime.review.Finding.Severity;

/** The editorial guidelines of this installation: what the machine looks for, so that a person can judge. */
public final class Guidelines {

    /** No guidelines at all. */
    public static final Guidelines NONE = new Guidelines(List.of());

    private final List<Rule> rules;

    Guidelines(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * A guideline.
     *
     * @param id what people and programs call it
     * @param reason why it is one, in plain words
     * @param language of the stories it is about; all, when it names none
     */
    record Rule(String id, Severity severity, String reason, Optional<Locale> language, Check check) {

        private Optional<Finding> judge(Passage passage) {
            return language.filter(spoken -> !passage.isIn(spoken)).isPresent()
                    ? Optional.empty()
                    : check.wrongWith(passage).map(words -> new Finding(id, severity, reason, passage.place(), words));
        }
    }

    /**
     * Reads {@code guidelines.yml} of a configuration directory; {@link #NONE} when there is no such file.
     *
     * @throws org.presstime.settings.ConfigurationMistake at the first mistake
     */
    public static Guidelines read(Path configuration, Map<String, String> environment) {
        Path file = configuration.resolve("guidelines.yml");
        return Files.exists(file) ? new Guidelines(new GuidelinesFile(file, environment).read()) : NONE;
    }

    /** What there is to say about an edition, in the order of reading, and for one place in the order of the file. */
    public List<Finding> check(EditionContent content) {
        return Passage.of(content).stream()
                .flatMap(passage -> rules.stream().flatMap(rule -> rule.judge(passage).stream()))
                .toList();
    }
}
