package org.presstime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** {@code src/docs/openapi.yaml} describes the API that there is, and no other. */
class OpenApiTest {

    @TempDir
    Path directory;

    @Test
    void describesEveryRouteOfTheApiAndNoOther() throws Exception {
        Map<String, Map<String, Map<String, Map<String, Map<?, ?>>>>> document =
                new Yaml().load(Files.readString(Path.of("src/docs/openapi.yaml")));
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .forEach((path, methods) -> methods.forEach((method, operation) -> {
                    described.add(method.toUpperCase(Locale.ROOT) + " " + path);
                    assertThat(operation.get("responses").keySet().toString())
                            .as(method + " " + path)
                            .contains("401", "20");
                }));

        try (WebRoom room = new WebRoom(directory)) {
            Set<String> routes = room.routes.stream()
                    .filter(route -> route.contains(" /api/"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(described).isEqualTo(routes);
        }
    }
}
