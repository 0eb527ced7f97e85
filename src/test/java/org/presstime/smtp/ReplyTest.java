package org.presstime.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.smtp.SendResult.Reply;

/** Enhanced status codes (RFC 3463, 2) at the beginning of what a relay says. */
class ReplyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    250 | 2.0.0 Ok: queued    | 2.0.0
                    250 | 2.1.5               | 2.1.5
                    550 | 5.7.515 Access denied | 5.7.515
                    452 | 4.2.2 The mailbox   | 4.2.2
                    550 | 4.2.2 contradicts   | ''
                    354 | 3.0.0 go on         | ''
                    250 | 2.0                 | ''
                    250 | 2..0 no             | ''
                    250 | 2.0. no             | ''
                    250 | 2.1234.0 no         | ''
                    250 | 2.0.1234 no         | ''
                    250 | 2.0.0Ok             | ''
                    250 | Ok 2.0.0            | ''
                    250 | ''                  | ''
                    """)
    void itIsTheFirstWordAndAgreesWithTheCode(int code, String text, String expected) {
        assertThat(new Reply(code, text).enhancedCode()).isEqualTo(expected);
    }
}
