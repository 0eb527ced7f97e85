package org.presstime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Transactions, on both databases. */
class DatabaseTest {

    @OnEachDatabase
    void commitsAllOrNothing(Database database) {
        assertThatThrownBy(() -> database.run(handle -> {
                    suppress(database, "ana@example.org");
                    throw new IllegalStateException("in the middle");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(count(database)).isZero();
    }

    @OnEachDatabase
    void joinsTheTransactionOfTheSameThread(Database database) {
        database.run(handle -> {
            suppress(database, "ana@example.org");
            assertThat(count(database)).as("sees its own rows").isOne();
        });

        assertThat(count(database)).isOne();
    }

    @OnEachDatabase
    void saysInWordsWhatIsWrong(Database database) {
        assertThatThrownBy(() -> database.query(handle -> handle.execute("SELECT * FROM no_such_table")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("no_such_table");
    }

    @Test
    void refusesAnotherKindOfDatabase() {
        assertThatThrownBy(() -> Database.open("jdbc:h2:mem:test")).hasMessageContaining("jdbc:h2:mem:test");
    }

    private static void suppress(Database database, String address) {
        database.run(handle -> handle.execute("INSERT INTO suppressions VALUES (?, 'test', 0)", address));
    }

    private static int count(Database database) {
        return database.query(handle -> handle.createQuery("SELECT COUNT(*) FROM suppressions")
                .mapTo(Integer.class)
                .one());
    }
}
