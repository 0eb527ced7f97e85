/**
 * Renders an edition with Pebble into subject, HTML and plain text.
 *
 * <p>In comes an {@link org.presstime.edition.Edition}; out goes a {@link org.presstime.render.Rendition} in which each
 * reader's own words are still {@link org.presstime.render.Slot slots}. A broken template is refused with its line, and
 * a template can reach nothing but the values it is given. Held by {@code TemplatesTest} and
 * {@code EditionRendererTest}.
 */
@NullMarked
package org.presstime.render;

import org.jspecify.annotations.NullMarked;
