package org.presstime.cli;

import org.presstime.newsletter.Newsletters;
import org.presstime.subscriber.SubscriberCsv;
import org.presstime.subscriber.Subscribers;
import org.presstime.subscriber.Suppressions;

/** What the commands about subscribers work with. */
interface Readers {

    Newsletters newsletters();

    Subscribers subscribers();

    Suppressions suppressions();

    SubscriberCsv subscriberCsv();

    Console console();
}
