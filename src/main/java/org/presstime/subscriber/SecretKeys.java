package org.presstime.subscriber;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Keys that sign links. */
interface SecretKeys {

    /**
     * A key; its material is never printed.
     *
     * @param material 256 random bits in base64
     */
    record Key(int id, String material, Instant created) {

        byte[] bytes() {
            return Base64.getDecoder().decode(material);
        }

        @Override
        public String toString() {
            return "key " + id;
        }
    }

    /** The key of that number, made now if there is none; all processes get the same one. */
    Key get(int id, SecureRandom random);

    /** The key of that number, if it has been made. */
    Optional<Key> find(int id);

    /** The keys with a number of 1 and more, oldest first. */
    List<Key> all();
}
