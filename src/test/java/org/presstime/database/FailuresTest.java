package org.presstime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a database said, and what a person reads. */
class FailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, the database is away",
        "57P01, the database is away",
        "53100, the database's disk is full",
        "53300, no room for another connection",
        "42P01, the database cannot be used",
        ", the database cannot be used"
    })
    void aStateOfPostgresqlIsPutIntoWords(String state, String words) {
        assertThat(inWords(new SQLException("FATAL: it says so", state)))
                .contains(words)
                .contains("it says so");
    }

    @Test
    void ofABatchTheReasonIsToldAndNotTheStatementWithItsValues() {
        SQLException batch = new BatchUpdateException("Batch entry 0 UPDATE … ('ana@example.org') was aborted", null);
        batch.setNextException(new SQLException("An I/O error occurred", "08006"));

        assertThat(inWords(batch)).startsWith("the database is away").doesNotContain("ana@example.org");
    }

    private static String inWords(SQLException cause) {
        return String.valueOf(Failures.inWords(Dialect.POSTGRESQL, new IllegalStateException(cause))
                .getMessage());
    }
}
