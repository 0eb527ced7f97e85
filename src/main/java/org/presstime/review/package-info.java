/**
 * The editor's desk: guidelines checked, changes made, approval bound to the edition's content.
 *
 * <p>In comes an {@link org.presstime.edition.EditionContent} and {@code config/guidelines.yml}; out go
 * {@link org.presstime.review.Finding findings}, each beside the words it is about. The machine only points: a person
 * judges. Held by {@code GuidelinesTest}.
 */
@NullMarked
package org.presstime.review;

import org.jspecify.annotations.NullMarked;
