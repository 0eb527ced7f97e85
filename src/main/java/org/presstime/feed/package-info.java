/**
 * Fetches RSS, Atom and JSON feeds politely and safely, and parses them into entries.
 *
 * <p>In come addresses and somebody else's bytes; out go {@link org.presstime.feed.Entry entries} as their publisher
 * wrote them, and the reason when there are none. It refuses private addresses, endless bodies and pages that are no
 * feed; it never fails because a feed is merely broken. Held by {@code FeedCorpusTest}, {@code FeedReaderTest},
 * {@code FeedFetcherTest}, {@code FeedsTest}, {@code PageFetcherTest} and {@code Http2Test}.
 */
@NullMarked
package org.presstime.feed;

import org.jspecify.annotations.NullMarked;
