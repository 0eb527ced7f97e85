package org.presstime.story;

import org.presstime.article.Article;

/**
 * A sentence that may be told.
 *
 * @param position its place among the sentences of its article, from 0
 */
record Candidate(Claim claim, Article article, int position) {

    String text() {
        return claim.text();
    }
}
