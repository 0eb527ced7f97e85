/**
 * Turns an entry of a feed into a clean article: one identity, a canonical link, sanitised text.
 *
 * <p>In come {@link org.presstime.feed.Entry entries}; out go {@link org.presstime.article.Article articles}, stored in
 * order of arrival, each once. Pages of articles are read for their full text where a newsletter asks for it and the page does
 * not object. It refuses entries with nothing to read, and holds back what comes in a flood.
 *
 * <p>Held by {@code ArticleCleanerTest}, {@code ArticlesTest}, {@code ArrivalsTest}, {@code CanonicalLinkTest}, {@code
 * PageTextTest}, {@code FullTextTest} and {@code RobotsTest}.
 */
@NullMarked
package org.presstime.article;

import org.jspecify.annotations.NullMarked;
