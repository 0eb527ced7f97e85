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
                dialect == Dialect.SQLITE ? sqlite(cause) : postgresql(innermost(cause)), failure);
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

    // PostgreSQL, Appendix A: the first two characters of a state are its class.
    private static String postgresql(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String said = " (PostgreSQL: " + firstLine(cause) + ")";
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "the database is away; nothing already done is lost, and work goes on when it is back" + said;
        }
        if (state.equals("53100")) {
            return "the database's disk is full; nothing already done is lost. Free some space" + said;
        }
        if (state.startsWith("53")) {
            return "the database has no room for another connection, or no memory" + said;
        }
        return "the database cannot be used" + said;
    }

    /** A batch says only which statement failed, with its values; why is in what comes with it. */
    private static SQLException innermost(SQLException failure) {
        SQLException innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                innermost = sql.getNextException() == null ? sql : sql.getNextException();
            }
        }
        return innermost;
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
