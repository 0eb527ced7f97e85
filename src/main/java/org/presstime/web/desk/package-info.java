/** The editor's desk: sign-in by link, previews, test mails, and the button that sends. Held by {@code WebTest}, {@code ReaderRoomsTest}. */
@NullMarked
package org.presstime.web.desk;

import org.jspecify.annotations.NullMarked;
