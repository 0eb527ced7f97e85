/**
 * Past editions on the web and as a feed.
 *
 * <p>In come a newsletter and a date; out go the page that was kept when the edition was frozen, the list of editions,
 * and an Atom feed of them. It refuses to show an edition that is not on its way to readers.
 * Held by {@code ArchiveTest}.
 */
@NullMarked
package org.presstime.archive;

import org.jspecify.annotations.NullMarked;
