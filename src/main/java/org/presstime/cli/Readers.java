package org.presstime.cli;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.presstime.database.Database;
import org.presstime.delivery.Deliveries;
import org.presstime.delivery.Deliveries.Copy;
import org.presstime.newsletter.Newsletters;
import org.presstime.subscriber.SubscriberCsv;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Suppressions;
import org.presstime.subscriber.Tokens;

/** What the commands about subscribers work with. */
interface Readers {

    Database database();

    Clock clock();

    Newsletters newsletters();

    Subscribers subscribers();

    Suppressions suppressions();

    Tokens tokens();

    Console console();

    default SubscriberCsv subscriberCsv() {
        return new SubscriberCsv(database(), subscribers(), suppressions(), clock());
    }

    /** Every mail of an edition that went to a reader or was to go, newest first, with its Message-ID. */
    default Map<Copy, String> mailsTo(long reader) {
        Map<Copy, String> mails = new LinkedHashMap<>();
        for (Copy copy : Deliveries.toReader(database(), reader)) {
            mails.put(copy, Deliveries.messageId(copy, newsletters(), tokens()).orElse(""));
        }
        return mails;
    }
}
