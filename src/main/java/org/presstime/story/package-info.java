/**
 * The newsbot: writes stories whose every sentence names its source.
 *
 * <p>In come {@link org.presstime.article.Article articles}; out go {@link org.presstime.story.Story stories} made of
 * {@link org.presstime.story.Claim claims}. It refuses a sentence of its own without a source; an editor may say something
 * without one, and is named.
 * Held by {@code GroupingTest}, {@code NewsbotTest}, {@code ClausesTest}, {@code FactGateTest}, {@code ModelWriterTest} and {@code SentencesTest}.
 */
@NullMarked
package org.presstime.story;

import org.jspecify.annotations.NullMarked;
