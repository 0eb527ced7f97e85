/**
 * Pages and REST: readers' pages, the editor's desk, the API.
 *
 * <p>In come HTTP requests, all of them hostile; out go pages without scripts of their own, and JSON. It refuses a change
 * of state by GET, from a foreign origin, or without a session or a token. Held by {@code WebTest}, {@code RouteTableTest} and
 * {@code DeskBrowserTest}.
 */
@NullMarked
package org.presstime.web;

import org.jspecify.annotations.NullMarked;
