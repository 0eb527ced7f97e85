/**
 * The editor's desk: guidelines checked, changes made, approval bound to the edition's content.
 *
 * <p>In comes a draft {@link org.presstime.edition.Edition} and {@code config/guidelines.yml}; out goes an edition that
 * may be sent, or one that waits for a person, {@link org.presstime.review.Finding findings} beside the words they are
 * about, and an {@link org.presstime.review.AuditTrail} of it all. The machine only points: a person judges. It refuses an
 * approval of anything else than what was seen. Held by {@code GuidelinesTest}, {@code ReviewsTest}, {@code ChangeTest}
 * and {@code AuditTrailTest}.
 */
@NullMarked
package org.presstime.review;

import org.jspecify.annotations.NullMarked;
