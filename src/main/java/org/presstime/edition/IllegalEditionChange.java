package org.presstime.edition;

/** An edition cannot go where it was told to: the states do not allow it, or somebody else has moved it meanwhile. */
public final class IllegalEditionChange extends RuntimeException {

    IllegalEditionChange(Edition edition, EditionState next) {
        super("edition " + edition.name() + " is " + edition.state() + " and cannot become " + next);
    }

    IllegalEditionChange(String edition, String wrong) {
        super("edition " + edition + ": " + wrong);
    }
}
