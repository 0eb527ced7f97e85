package org.presstime.render;

/**
 * A place in a rendition where each reader's own value goes. Its marker is letters and digits only, so that no escaping
 * of templates, URLs or transfer encodings changes it.
 */
public enum Slot {
    /** The page on which the reader leaves; an absolute URL, safe in HTML and text alike. */
    UNSUBSCRIBE_URL,
    /** The reader's account; an absolute URL. A template may leave it out. */
    ACCOUNT_URL,
    /** The address the mail was sent to. */
    ADDRESS;

    /** What every marker begins with. */
    static final String PREFIX = "PresstimeSlot";

    /** The text that stands in the rendition; no article can contain it by chance. */
    public String marker() {
        return PREFIX
                + switch (this) {
                    case UNSUBSCRIBE_URL -> "Unsubscribe";
                    case ACCOUNT_URL -> "Account";
                    case ADDRESS -> "Address";
                }
                + "q7Zk3vXw";
    }
}
