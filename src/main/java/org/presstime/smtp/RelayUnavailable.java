package org.presstime.smtp;

/** No connection to a relay can be had now; the message says which relay, why, and what to look at. */
public final class RelayUnavailable extends RuntimeException {

    RelayUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
