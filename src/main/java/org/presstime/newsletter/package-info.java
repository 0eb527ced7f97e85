/**
 * What is published: each newsletter's name, sender, hour, feeds, sections and templates.
 *
 * <p>In come the files of {@code config/newsletters/}; out go immutable {@link org.presstime.newsletter.Newsletter}s.
 * It refuses a newsletter that could not be mailed or never be due. Held by {@code NewslettersTest}, {@code
 * FeedListTest} and {@code SegmentTest}.
 */
@NullMarked
package org.presstime.newsletter;

import org.jspecify.annotations.NullMarked;
