package org.presstime.smtp;

import java.time.Duration;

/**
 * How long to wait for a relay.
 *
 * @param connect for the connection
 * @param reply for the answer to a command, and for a write to be taken
 * @param acceptance for the answer to the final dot
 */
record Timeouts(Duration connect, Duration reply, Duration acceptance) {

    // RFC 5321, 4.5.3.2.6: 10 minutes for the answer to the final dot; giving up earlier makes duplicates.
    static final Timeouts CAREFUL =
            new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofMinutes(10));
}
