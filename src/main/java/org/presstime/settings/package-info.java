/**
 * What an operator decides: {@code config/} read into immutable records, and the words Presstime speaks.
 *
 * <p>In come YAML files and environment variables; out go values that have been checked. A mistake stops the program
 * with the file, the line, what is wrong and what to write. Held by {@code SettingsTest} and
 * {@code EmailAddressTest}.
 */
@NullMarked
package org.presstime.settings;

import org.jspecify.annotations.NullMarked;
