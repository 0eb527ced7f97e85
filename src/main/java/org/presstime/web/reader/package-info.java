/** Readers' pages: the archive, and the way out. Held by {@code WebTest}. */
@NullMarked
package org.presstime.web.reader;

import org.jspecify.annotations.NullMarked;
