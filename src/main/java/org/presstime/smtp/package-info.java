/**
 * Puts prepared messages on the wire.
 *
 * <p>In comes a message whose bytes were made once, with slots for each reader, and an envelope; out goes what the relay
 * answered, as a {@link org.presstime.smtp.SendResult value}. It knows no database. It refuses header injection, a
 * relay without the TLS it was promised, and to guess what became of a message. Held by {@code MailHeadersTest},
 * {@code MessagePatternTest} and {@code RelayConnectionTest}.
 */
@NullMarked
package org.presstime.smtp;

import org.jspecify.annotations.NullMarked;
