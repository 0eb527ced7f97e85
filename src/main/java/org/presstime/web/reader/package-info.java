/**
 * Readers' pages: the archive, sign-up, the account, and the way out; and the letters that forms earn. Held by
 * {@code ReadersTest}, {@code FormRulesTest}, {@code LettersTest} and {@code ReaderBrowserTest}.
 */
@NullMarked
package org.presstime.web.reader;

import org.jspecify.annotations.NullMarked;
