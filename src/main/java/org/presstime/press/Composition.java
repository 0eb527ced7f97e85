package org.presstime.press;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.presstime.article.Article;
import org.presstime.article.Articles;
import org.presstime.edition.Edition;
import org.presstime.edition.EditionComposer;
import org.presstime.edition.EditionContent;
import org.presstime.edition.Editions;
import org.presstime.newsletter.Newsletter;
import org.presstime.story.Newsbot;
import org.presstime.story.Source;
import org.presstime.story.Story;
import org.presstime.story.Told;
import org.presstime.story.Wishes;

/** Makes the content of an edition, heeding what earlier editions told and what editors said of their stories. */
final class Composition {

    /** How long an article that found no room waits for another edition. */
    static final Duration KEEP = Duration.ofDays(3);

    // With those of weeks, corrections, and days to come.
    private static final int EDITIONS_A_DAY = 4;

    private final Articles articles;
    private final Editions editions;
    private final Newsbot newsbot;
    private final EditionComposer composer = new EditionComposer();

    Composition(Articles articles, Editions editions, Newsbot newsbot) {
        this.articles = articles;
        this.editions = editions;
        this.newsbot = newsbot;
    }

    /** The content of the edition of a date, made of what waits for it. */
    EditionContent of(Newsletter newsletter, LocalDate date) {
        List<Edition> past = past(newsletter, date);
        Optional<EditionContent> begun = editions.find(newsletter.id(), date).map(Edition::content);
        Wishes wishes = begun.map(EditionContent::wishes).orElse(Wishes.NONE);
        Wishes heeded = begun.map(content -> wishes.keeping(content.stories())).orElse(wishes);
        for (Edition edition : past) {
            heeded = heeded.after(edition.content().wishes());
        }
        List<Article> waiting = articles.waitingFor(newsletter, KEEP);
        List<Story> stories = newsbot.write(newsletter, waiting, heeded, told(newsletter, date, past));
        return composer.compose(newsletter, stories, wishes);
    }

    /** The editions before a date that are worth remembering, the latest first. */
    private List<Edition> past(Newsletter newsletter, LocalDate date) {
        int days = (int) Math.max(KEEP.toDays(), newsletter.stories().remember().toDays() + 1);
        return editions.latest(newsletter.id(), EDITIONS_A_DAY * days).stream()
                .filter(edition -> edition.key().kind() == Edition.Kind.EDITION)
                .filter(edition ->
                        edition.date().isBefore(date) && !edition.date().isBefore(date.minusDays(days)))
                .toList();
    }

    private List<Told> told(Newsletter newsletter, LocalDate date, List<Edition> past) {
        LocalDate oldest = date.minusDays(newsletter.stories().remember().toDays());
        return past.stream()
                .filter(edition -> edition.state().isFrozen() && !edition.date().isBefore(oldest))
                .flatMap(this::told)
                .toList();
    }

    private Stream<Told> told(Edition edition) {
        List<Told> told = new ArrayList<>();
        for (Story story : edition.content().stories()) {
            List<Article> made = story.sources().stream()
                    .map(Source::article)
                    .flatMap(article -> articles.find(article).stream())
                    .toList();
            told.add(new Told(edition.date(), told.size() + 1, story, made));
        }
        return told.stream();
    }
}
