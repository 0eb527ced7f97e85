package org.presstime.subscriber;

import java.security.SecureRandom;

/** Keys that sign links. */
interface SecretKeys {

    /** The key of that number, made now if there is none; all processes get the same one. */
    byte[] get(int id, SecureRandom random);
}
