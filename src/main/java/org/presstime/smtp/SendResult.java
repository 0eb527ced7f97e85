package org.presstime.smtp;

/** What became of one message. A failure is a value here: the ledger writes it down. */
public sealed interface SendResult {

    /** The relay took responsibility: 2xx after the final dot. */
    record Accepted(Reply reply) implements SendResult {}

    /** Not now: 4xx, before or after the dot. The message may be sent again later. */
    record Deferred(Reply reply) implements SendResult {}

    /** Never: 5xx that concerns this message or its recipient. */
    record Rejected(Reply reply) implements SendResult {}

    /** The connection failed, or our sender was refused, before the message left: the relay does not have it. */
    record NotSent(String reason) implements SendResult {}

    /** The final dot left and no answer came: nobody knows. */
    record Uncertain(String reason) implements SendResult {}

    /**
     * What an SMTP server answered.
     *
     * @param code the three digits of the last line (RFC 5321, 4.2.1), or -1 when there was no answer
     * @param text the rest in one line, without control characters, at most 500 characters
     */
    record Reply(int code, String text) {

        private static final int LONGEST = 500;

        /** Reads the lines of an answer. */
        static Reply of(String lines) {
            String[] all = lines.strip().split("\r?\n", -1);
            String last = all[all.length - 1];
            StringBuilder text = new StringBuilder();
            for (String line : all) {
                text.append(text.isEmpty() ? "" : " ").append(line.length() > 4 ? line.substring(4) : "");
            }
            String clean = text.toString().replaceAll("\\p{Cntrl}", " ").strip();
            return new Reply(
                    last.matches("\\d{3}([ -].*)?") ? Integer.parseInt(last.substring(0, 3)) : -1,
                    clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean);
        }

        /** Whether it is a 2xx, 3xx, 4xx or 5xx. */
        boolean isOf(int hundreds) {
            return code / 100 == hundreds;
        }

        /** The enhanced status code at the start of the text (RFC 3463), such as {@code 5.1.1}; empty without one. */
        public String enhancedCode() {
            return text.matches("[245]\\.\\d{1,3}\\.\\d{1,3}(\\s.*)?") ? text.split("\\s", 2)[0] : "";
        }
    }
}
