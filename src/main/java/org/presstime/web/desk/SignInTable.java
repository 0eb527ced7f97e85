package org.presstime.web.desk;

import java.time.Instant;
import java.util.Optional;

/** Links and sessions, by the hash of their secret. */
interface SignInTable {

    void addLink(String hash, String address, Instant expires);

    boolean linkIsValid(String hash, Instant now);

    /** The address of a link that was valid until now and is not any more; of two who try, one gets it. */
    Optional<String> useLink(String hash, Instant now);

    void addSession(String hash, String address, Instant expires);

    Optional<String> session(String hash, Instant now);

    void removeSession(String hash);
}
