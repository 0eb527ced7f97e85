package org.presstime.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.presstime.settings.EmailAddress;
import org.presstime.settings.Mailbox.Person;
import org.presstime.settings.Mailbox.Role;

/** Those in whose name a command does something. */
final class People {

    private People() {}

    /**
     * The person of an address; without one, the only editor there is.
     *
     * @throws IllegalArgumentException in words, when nobody or nobody alone is meant
     */
    static Person named(Presstime room, Optional<EmailAddress> by) {
        List<Person> editors = room.settings().desk().atLeast(Role.EDITOR);
        if (by.isPresent()) {
            return room.settings()
                    .desk()
                    .find(by.get())
                    .orElseThrow(
                            () -> new IllegalArgumentException(room.console().text("review.stranger", by.get())));
        }
        if (editors.size() != 1) {
            String names =
                    editors.stream().map(editor -> editor.address().toString()).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(room.console().text("review.who", names));
        }
        return editors.get(0);
    }
}
