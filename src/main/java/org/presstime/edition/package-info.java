/**
 * Picks and orders stories into one numbered edition of a newsletter for one local date.
 *
 * <p>In come {@link org.presstime.story.Story stories}; out goes an {@link org.presstime.edition.Edition}, which knows
 * its own states and refuses every change of state that design does not allow. That an edition exists once is a unique
 * key, not a hope. Held by {@code EditionTest}, {@code EditionComposerTest} and {@code EditionsTest}.
 */
@NullMarked
package org.presstime.edition;

import org.jspecify.annotations.NullMarked;
