package org.presstime.review;

/** What was asked for cannot be done to what an edition says. */
final class ImpossibleChange extends RuntimeException {

    ImpossibleChange(String why) {
        super(why);
    }
}
