/**
 * The one door to the database: connections, transactions, migrations; SQLite embedded, PostgreSQL shared.
 *
 * <p>In comes a JDBC URL; out go transactions. Stores in the packages after this one write one SQL text for both
 * databases: instants are epoch milliseconds, dates ISO texts, flags 0 and 1. It refuses a database that is newer than
 * the program, and says in words when the disk is full or the server is away. Held by {@code DatabaseTest} and
 * {@code InstallationTest}.
 */
@NullMarked
package org.presstime.database;

import org.jspecify.annotations.NullMarked;
