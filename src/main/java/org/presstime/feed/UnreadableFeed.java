package org.presstime.feed;

/** These bytes are no feed; the message says what they are instead. */
final class UnreadableFeed extends RuntimeException {

    UnreadableFeed(String message) {
        super(message);
    }
}
