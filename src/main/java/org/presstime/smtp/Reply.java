package org.presstime.smtp;

/**
 * What an SMTP server answered.
 *
 * @param code the three digits (RFC 5321, 4.2), or 0 when there was no answer
 * @param text the rest in one line, without control characters, at most 500 characters
 */
public record Reply(int code, String text) {

    /** The enhanced status code at the start of the text (RFC 3463), such as {@code 5.1.1}; empty without one. */
    public String enhancedCode() {
        return text.matches("[245]\\.\\d{1,3}\\.\\d{1,3}(\\s.*)?") ? text.split("\\s", 2)[0] : "";
    }
}
