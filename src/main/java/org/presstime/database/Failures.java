package org.presstime.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Says in words why a database did not do its work. */
final class Failures {

    private Failures() {}

    static DatabaseUnavailable inWords(Dialect dialect, RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        if (cause == null) {
            return new DatabaseUnavailable("the database cannot be used: " + firstLine(failure), failure);
        }
        return new DatabaseUnavailable(
                dialect == Dialect.SQLITE ? sqlite(cause) : "PostgreSQL: " + firstLine(cause), failure);
    }

    private static String sqlite(SQLException cause) {
        int code = cause.getErrorCode() & 0xff;
        if (code == SQLiteErrorCode.SQLITE_FULL.code || code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "the disk is full or cannot be written; nothing already done is lost. Free some space, then start"
                    + " again (" + firstLine(cause) + ")";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "another program has locked the database file for too long (" + firstLine(cause) + ")";
        }
        return "the database cannot be used: " + firstLine(cause);
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
