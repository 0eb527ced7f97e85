package org.presstime.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test once on a fresh SQLite file and once on a fresh PostgreSQL database. */
final class EachDatabase implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(new On("SQLite", new SqliteFile()), new On("PostgreSQL", new PostgresDatabase()));
    }

    private record On(String name, Engine engine) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Provided(engine));
        }
    }

    private interface Engine {
        Database open() throws Exception;

        void discard() throws Exception;
    }

    private static final class Provided implements ParameterResolver, AfterEachCallback {
        private final Engine engine;
        private Database opened;

        Provided(Engine engine) {
            this.engine = engine;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Database.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            try {
                opened = engine.open();
                return opened;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public void afterEach(ExtensionContext context) throws Exception {
            if (opened != null) {
                opened.close();
                engine.discard();
            }
        }
    }

    private static final class SqliteFile implements Engine {
        private Path directory;

        @Override
        public Database open() throws Exception {
            directory = Files.createTempDirectory("presstime-test");
            return Database.open("jdbc:sqlite:" + directory.resolve("test.db"));
        }

        @Override
        public void discard() throws Exception {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static final class PostgresDatabase implements Engine {
        @Override
        public Database open() {
            return Database.open(Postgres.freshDatabase());
        }

        @Override
        public void discard() {}
    }
}
