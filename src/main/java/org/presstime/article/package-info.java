/**
 * Turns an entry of a feed into a clean article: one identity, a canonical link, sanitised text.
 *
 * <p>In come {@link org.presstime.feed.Entry entries}; out go {@link org.presstime.article.Article articles}, stored in
 * order of arrival, each once. It refuses entries with nothing to read.
 *
 * <p>Held by {@code ArticleCleanerTest} and {@code ArticlesTest}.
 */
@NullMarked
package org.presstime.article;

import org.jspecify.annotations.NullMarked;
