package org.presstime.database;

/** The database cannot do its work now: the disk is full, the file is locked, the server is away. */
public final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
