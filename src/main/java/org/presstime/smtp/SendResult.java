package org.presstime.smtp;

import java.util.regex.Pattern;

/** What became of one message. A failure is a value here: the ledger writes it down. */
public sealed interface SendResult {

    /** The relay took responsibility: 2xx after the final dot. */
    record Accepted(Reply reply) implements SendResult {}

    /** Not now: 4xx, before or after the dot. The message may be sent again later. */
    record Deferred(Reply reply) implements SendResult {}

    /** Never: 5xx that concerns this message or its recipient. */
    record Rejected(Reply reply) implements SendResult {}

    /** The connection failed, or we were refused rather than this reader: the relay does not have the message. */
    record NotSent(String reason) implements SendResult {}

    /** All of the message may have left and no answer to it came: nobody knows. */
    record Uncertain(String reason) implements SendResult {}

    /**
     * What an SMTP server answered.
     *
     * @param code the three digits of the last line (RFC 5321, 4.2.1), or -1 when that was no answer
     * @param text the rest in one line, without control characters, at most 500 characters
     */
    record Reply(int code, String text) {

        private static final Pattern NOT_FOR_US = Pattern.compile(
                "(?i)relay(ing)? (access )?(is )?(denied|not (allowed|permitted))|(not permitted|unable) to relay"
                        + "|authentication (is )?required");

        /** Whether it is a 2xx, 3xx, 4xx or 5xx. */
        boolean isOf(int hundreds) {
            return code / 100 == hundreds;
        }

        /**
         * The enhanced status code at the start of the text (RFC 3463), such as {@code 5.1.1}; empty without one, or when it
         * contradicts the code.
         */
        public String enhancedCode() {
            if (text.length() < 5 || text.charAt(0) - '0' != code / 100 || text.charAt(1) != '.') {
                return "";
            }
            int subject = digits(2);
            int end = subject < text.length() && text.charAt(subject) == '.' && subject > 2 ? digits(subject + 1) : 0;
            boolean there = end > subject + 1 && (end == text.length() || Character.isWhitespace(text.charAt(end)));
            return there && code >= 200 && code / 100 != 3 ? text.substring(0, end) : "";
        }

        /** Where up to three digits end that begin there. */
        private int digits(int from) {
            int at = from;
            while (at < text.length() && at < from + 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            return at;
        }

        /** Whether we are refused as a whole, so that nothing is said about the reader. */
        boolean isAboutUs() {
            return code == 530 || code == 535 || NOT_FOR_US.matcher(text).find();
        }
    }
}
