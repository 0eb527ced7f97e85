package org.presstime.article;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.presstime.database.Database;
import org.presstime.feed.ParsedFeed;
import org.presstime.newsletter.Newsletter;

/** All articles that ever arrived, each once, in order of arrival; and which newsletter has used which. */
public interface Articles {

    /** The articles kept in a database. */
    static Articles in(Database database, Clock clock) {
        return new SqlArticles(database, clock);
    }

    /**
     * Adds what is new in a feed.
     *
     * @param feed its address as configured
     * @param language of articles whose feed does not name one
     * @return how many articles were new
     */
    int add(URI feed, ParsedFeed parsed, Locale language);

    /**
     * The articles of a newsletter's feeds that it has not used, in order of arrival.
     *
     * @param keep how long ago they may have arrived
     */
    List<Article> waitingFor(Newsletter newsletter, Duration keep);

    /** Writes down that an edition of a newsletter uses articles; joins the transaction that freezes it. */
    void consume(String newsletter, long edition, List<Long> articles);

    /** Frees the articles of an edition that nobody got. */
    void release(long edition);
}
