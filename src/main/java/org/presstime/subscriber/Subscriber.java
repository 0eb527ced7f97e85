package org.presstime.subscriber;

import org.presstime.settings.EmailAddress;

/**
 * A person who reads.
 *
 * @param id the key in the database
 * @param address where mail goes
 * @param name what they call themselves; empty when unknown
 */
public record Subscriber(long id, EmailAddress address, String name) {}
