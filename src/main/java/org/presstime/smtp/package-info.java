/**
 * Puts prepared messages on the wire.
 *
 * <p>In come messages whose bytes were made once, with slots for each reader, and their envelopes; out goes what the relay
 * answered to each, as a {@link org.presstime.smtp.SendResult value}. They travel in groups: BDAT with several in flight where
 * the relay offers CHUNKING and PIPELINING, a chain of DATA with PIPELINING alone, command by command else. It knows no
 * database. It refuses header injection, a relay without the TLS it was promised, and to guess what became of a message.
 * Held by {@code MailHeadersTest}, {@code MessagePatternTest}, {@code DkimSignerTest}, {@code RelayConnectionTest},
 * {@code RelayTlsTest}, {@code RelaySignInTest}, {@code PipelinedTransportTest} and {@code HostileRelayTest}.
 */
@NullMarked
package org.presstime.smtp;

import org.jspecify.annotations.NullMarked;
