package org.presstime.newsletter;

import java.util.List;

/** No newsletter has that id. */
public final class UnknownNewsletter extends RuntimeException {

    UnknownNewsletter(String id, List<String> known) {
        super("no newsletter is called \"" + id + "\"; there is: " + String.join(", ", known));
    }
}
