package org.presstime.article;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.presstime.database.Database;
import org.presstime.feed.ParsedFeed;
import org.presstime.newsletter.Newsletter;
import org.presstime.settings.Settings;

/** All articles that ever arrived, each once, in order of arrival; and which newsletter has used which. */
public interface Articles {

    /** The articles kept in a database, under the usual rules. */
    static Articles in(Database database, Clock clock) {
        return in(database, clock, Rules.USUAL);
    }

    /** The articles kept in a database. */
    static Articles in(Database database, Clock clock, Rules rules) {
        return new SqlArticles(database, clock, rules);
    }

    /**
     * Which articles may enter an edition, and until when they change.
     *
     * @param firstWindow how old an article of a feed that is new here may be to enter an edition
     * @param settle how long after its first sight an article that no edition has used takes its publisher's changes
     */
    record Rules(Duration firstWindow, Duration settle) {

        /** What holds where nothing is configured. */
        public static final Rules USUAL = new Rules(Duration.ofDays(3), Duration.ofHours(1));

        /** As configured. */
        public static Rules of(Settings.Gather gather) {
            return new Rules(gather.firstWindow(), gather.settle());
        }
    }

    /** The articles a feed's document tells, cleaned. */
    final class Cleaned {

        private final List<Candidate> candidates;

        private Cleaned(List<Candidate> candidates) {
            this.candidates = candidates;
        }

        /**
         * Cleans the entries of a document. This takes its time and touches no database: do it before writing begins.
         *
         * @param language of articles whose feed does not name one
         */
        public static Cleaned of(ParsedFeed parsed, Locale language) {
            ArticleCleaner cleaner = new ArticleCleaner(parsed, language);
            return new Cleaned(Identity.toldApart(parsed.entries().stream()
                    .map(cleaner::clean)
                    .flatMap(Optional::stream)
                    .toList()));
        }

        List<Candidate> candidates() {
            return candidates;
        }
    }

    /**
     * Adds what is new in a feed, and what has been changed in articles that have not settled. What is old in a feed that is
     * new here, and what comes in a flood ({@link HeldArticles}), is kept, but enters no edition.
     *
     * @param feed its address as configured
     * @return how many new articles wait for an edition now
     */
    int add(URI feed, Cleaned document);

    /** Cleans and adds. */
    default int add(URI feed, ParsedFeed parsed, Locale language) {
        return add(feed, Cleaned.of(parsed, language));
    }

    /**
     * The articles of a newsletter's feeds that it has not used, in order of arrival, each page once.
     *
     * @param keep how long ago they may have arrived
     */
    List<Article> waitingFor(Newsletter newsletter, Duration keep);

    /** The article with an id, for whoever wants to see the words a claim came from. */
    Optional<Article> find(long id);

    /** Writes down that an edition of a newsletter uses articles; joins the transaction that freezes it. */
    void consume(String newsletter, long edition, List<Long> articles);

    /** Frees the articles of an edition that nobody got. */
    void release(long edition);
}
