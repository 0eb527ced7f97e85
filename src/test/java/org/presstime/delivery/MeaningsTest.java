package org.presstime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.presstime.delivery.Delivery.Meaning;
import org.presstime.smtp.SendResult.Reply;

/** Answers as mailbox providers give them, and what they mean. */
class MeaningsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 | 5.1.1 The email account that you tried to reach does not exist. Please try | NO_SUCH_USER",
                "550 | 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup | NO_SUCH_USER",
                "556 | 5.1.10 Recipient address has null MX | NO_SUCH_USER",
                "554 | delivery error: dd This user doesn't have a yahoo.com account (r@yahoo.com) [0] | NO_SUCH_USER",
                "550 | 5.2.1 The email account that you tried to reach is disabled. | MAILBOX_DISABLED",
                "550 | 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents | MAILBOX_BUSY",
                "450 | 4.2.1 The user you are trying to contact is receiving mail too quickly. | MAILBOX_BUSY",
                "552 | 5.2.2 The email account that you tried to reach is over quota. | MAILBOX_FULL",
                "452 | 4.2.2 The recipient's inbox is out of storage space. | MAILBOX_FULL",
                "550 | 5.7.26 This mail has been blocked because the sender is unauthenticated. | NOT_AUTHENTICATED",
                "421 | 4.7.27 Your email has been rate limited because SPF authentication didn't pass | NOT_AUTHENTICATED",
                "421 | 4.7.30 Your email has been rate limited because DKIM did not pass. | NOT_AUTHENTICATED",
                "421 | 4.7.28 Gmail has detected an unusual rate of unsolicited mail | TOO_FAST",
                "421 | 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume | TOO_FAST",
                "553 | 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1 | BLOCKED",
                "554 | 5.7.9 Message not accepted for policy reasons. | LOOKS_LIKE_SPAM",
                "550 | 5.7.515 Access denied, sending domain example.org does not meet the level | NOT_AUTHENTICATED",
                "550 | 5.7.606 Access denied, banned sending IP [192.0.2.1] | BLOCKED",
                "550 | 5.7.1 messages from [192.0.2.1] weren't sent, part of their network is on our block list | BLOCKED",
                "451 | 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited | TOO_FAST",
                "451 | 4.7.500 Server busy. Please try again later from [192.0.2.1]. | TOO_FAST",
                "550 | 5.7.25 The IP address sending this message does not have a PTR record | NO_REVERSE_NAME",
                "451 | 4.7.1 Greylisting in action, please come back later | GREYLISTED",
                "452 | 4.3.1 Insufficient system storage | RELAY_TROUBLE",
                "421 | Service not available | RELAY_TROUBLE",
                "552 | 5.3.4 message too big | TOO_BIG",
                "553 | 5.6.7 the relay does not take addresses outside ASCII (SMTPUTF8) | NEEDS_SMTPUTF8",
                "550 | 5.1.2 Host unknown | NO_SUCH_DOMAIN",
                "550 | 5.7.1 Delivery not authorized | POLICY",
                "550 | 5.5.0 Requested action not taken: mailbox unavailable | REFUSED",
                "550 | no such user here | NO_SUCH_USER",
                "550 | sorry | REFUSED",
                "450 | sorry | LATER",
            })
    void sayWhatIsMeant(int code, String text, Meaning meaning) {
        assertThat(Meanings.of(new Reply(code, text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1 no such user, true",
        "550, 5.2.1 mailbox disabled, true",
        "551, 5.1.6 has moved, true",
        "550, user unknown, true",
        "450, 4.1.1 no such user yet, false",
        "552, 5.2.2 mailbox full, false",
        "550, 5.7.1 user unknown to our policy, false",
        "550, 5.1.2 no such domain, false",
        "550, 5.5.0 mailbox unavailable, false",
        "554, 5.7.1 rejected as spam: no such user would want it, false",
    })
    void proveAnAddressDeadOrDoNot(int code, String text, boolean dead) {
        assertThat(Meanings.isDead(new Reply(code, text))).isEqualTo(dead);
    }

    @Test
    void ofARelayThatHasLostItsListOfUsersAreNotBelieved() {
        DeadAddresses addresses = new DeadAddresses();
        int believed = 0;
        for (int reader = 0; reader < 1000; reader++) {
            believed += addresses.areProvenBy(true) ? 1 : 0;
        }
        assertThat(believed).isBetween(10, 30);

        for (int reader = 0; reader < 500; reader++) {
            assertThat(addresses.areProvenBy(false)).isFalse();
        }
        assertThat(addresses.areProvenBy(true)).as("once all is well again").isTrue();
    }
}
