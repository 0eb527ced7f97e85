package org.presstime.story;

import java.time.Duration;
import java.util.List;

/** How much two articles seem to tell one event; 1 and more is enough to say so. */
final class Likeness {

    private static final double NAMES = 0.3;
    private static final int TELLING = 3;
    private static final double STRANGERS = 0.25;
    private static final double SHARED = 0.25;

    private final List<Profile> profiles;
    private final Thresholds thresholds;
    private final TermSpace words;
    private final TermSpace anchors;
    private final TermSpace names;
    private final long languages;

    /**
     * How near is near enough.
     *
     * @param text for two articles in one language
     * @param headline when one of the two is little more than a headline
     * @param abroad for two languages, by what crosses them
     */
    record Thresholds(double text, double headline, double abroad) {

        // Tuned on the tuning half of the labelled set, see GroupingBench.
        static final Thresholds TUNED = new Thresholds(0.12, 0.1, 0.09);
    }

    Likeness(List<Profile> profiles, Thresholds thresholds) {
        this.profiles = profiles;
        this.thresholds = thresholds;
        this.words = new TermSpace(profiles.stream().map(Profile::words).toList());
        this.names = new TermSpace(profiles.stream().map(Profile::names).toList());
        this.languages = profiles.stream().map(Profile::language).distinct().count();
        this.anchors = new TermSpace(profiles.stream().map(Profile::anchors).toList());
    }

    /** Of an article and each article before it. */
    float[] toEarlier(int article) {
        float[] likeness = words.similarities(article);
        float[] called = names.similarities(article);
        float[] abroad = languages > 1 ? anchors.similarities(article) : likeness;
        Profile here = profiles.get(article);
        for (int other = 0; other < article; other++) {
            Profile there = profiles.get(other);
            double near = here.language().equals(there.language())
                    ? inOneLanguage(likeness[other], called[other], here, there)
                    : abroad[other] / thresholds.abroad();
            likeness[other] = near == 0 ? 0 : (float) (near * together(here, there));
        }
        return likeness;
    }

    /** Two events of one kind share words, but neither names nor numbers. */
    private double inOneLanguage(float words, float names, Profile here, Profile there) {
        boolean telling = Math.min(here.names().size(), there.names().size()) >= TELLING;
        double near = telling ? ((1 - NAMES) * words + NAMES * names) * Math.min(1, STRANGERS + names / SHARED) : words;
        return near / (here.isShort() || there.isShort() ? thresholds.headline() : thresholds.text());
    }

    /** Two days apart, the same words more often tell another event. */
    private static double together(Profile a, Profile b) {
        double days =
                Math.abs(Duration.between(a.article().published(), b.article().published())
                                .toHours())
                        / 24.0;
        return 1 / (1 + 0.15 * Math.max(0, Math.min(days, 10) - 1));
    }
}
