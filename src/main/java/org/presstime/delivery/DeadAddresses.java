package org.presstime.delivery;

/**
 * Whether to believe a relay that says of an address that it is dead. When it suddenly says so of every fifth reader, its
 * own list of users is more likely to be gone than the readers are: then nobody is written off.
 *
 * <p>Safe for use by many threads.
 */
final class DeadAddresses {

    private static final double CREDIBLE = 0.2;
    private static final double MEMORY = 0.99;

    private double share;

    /** Takes note of an answer, and says whether it proves its address dead. */
    synchronized boolean areProvenBy(boolean saysDead) {
        share = share * MEMORY + (saysDead ? 1 - MEMORY : 0);
        return saysDead && share <= CREDIBLE;
    }
}
