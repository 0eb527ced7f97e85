/** The REST API for machines, with bearer tokens. Held by {@code WebTest}. */
@NullMarked
package org.presstime.web.api;

import org.jspecify.annotations.NullMarked;
