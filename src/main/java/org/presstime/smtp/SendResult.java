package org.presstime.smtp;

/** What became of one message. A failure is a value here: the ledger writes it down. */
public sealed interface SendResult {

    /** The relay took responsibility: 2xx after the final dot. */
    record Accepted(Reply reply) implements SendResult {}

    /** Not now: 4xx, before or after the dot. The message may be sent again later. */
    record Deferred(Reply reply) implements SendResult {}

    /** Never: 5xx that concerns this message or recipient. */
    record Rejected(Reply reply) implements SendResult {}

    /** The connection failed before the final dot had left: the relay does not have the message. */
    record NotSent(String reason) implements SendResult {}

    /** The final dot left and no answer came: nobody knows. */
    record Uncertain(String reason) implements SendResult {}
}
