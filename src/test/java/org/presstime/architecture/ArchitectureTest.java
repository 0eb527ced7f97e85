package org.presstime.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.presstime.edition.Edition;
import org.presstime.edition.Editions;

/** The packages are the data flow: a package knows only packages before it, and each library has one door. */
class ArchitectureTest {

    /** The flow, in order. The README's tour names the same packages in the same order. */
    static final List<String> FLOW = List.of(
            "settings",
            "database",
            "newsletter",
            "feed",
            "article",
            "story",
            "edition",
            "review",
            "render",
            "subscriber",
            "smtp",
            "delivery",
            "bounce",
            "archive",
            "press",
            "schedule",
            "web",
            "cli");

    private static final String ROOT = "org.presstime.";
    private static final int PUBLIC_TYPES = 7;

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.presstime");

    static List<String> flow() {
        return FLOW;
    }

    @Test
    void everyClassIsInAListedPackage() {
        assertThat(CLASSES.stream().map(ArchitectureTest::room).distinct().toList())
                .isSubsetOf(FLOW);
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.substring(ROOT.length()).contains(".")))
                .as("sub-packages")
                .allMatch(name -> name.startsWith(ROOT + "web."));
    }

    @ParameterizedTest
    @MethodSource("flow")
    void aPackageKnowsOnlyPackagesBeforeIt(String room) {
        Set<String> later = Set.copyOf(FLOW.subList(FLOW.indexOf(room) + 1, FLOW.size()));
        noClasses()
                .that(resideIn(room))
                .should(dependOnClassesThat(DescribedPredicate.describe(
                        "are in a package after " + room,
                        type -> type.getPackageName().startsWith(ROOT) && later.contains(room(type)))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "jakarta.mail, smtp bounce",
        "org.eclipse.angus, smtp",
        "org.quartz, schedule",
        "io.pebbletemplates, render web",
        "org.apache.hc, feed",
        "java.net.http, feed smtp",
        "org.brotli, feed",
        "io.javalin, web",
        "io.github.bucket4j, web",
        "com.github.benmanes, delivery web",
        "picocli, cli",
        "me.tongfei, cli",
        "com.zaxxer, database",
        "org.flywaydb, database",
        "org.sqlite, database",
        "com.sanctionco, settings",
        "com.ibm.icu, settings",
        "org.yaml, settings",
        "de.siegmar, subscriber",
        "dev.langchain4j, story",
    })
    void aLibraryHasOneDoor(String library, String rooms) {
        Set<String> doors = Set.of(rooms.split(" "));
        noClasses()
                .that(DescribedPredicate.describe("are not in " + rooms, type -> !doors.contains(room(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(CLASSES);
    }

    @Test
    void onlyTheDatabaseAndItsStoresSpeakSql() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are no store",
                        type -> !room(type).equals("database")
                                && !outermost(type).getSimpleName().startsWith("Sql")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
                .check(CLASSES);
    }

    /** Press.freeze asks whether an edition is approved: there must be no other way to its readers. */
    @Test
    void nothingIsFrozenButByThePress() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are neither the press nor the audited editions",
                        type -> !room(type).equals("press")
                                && !type.getSimpleName().equals("AuditedEditions")))
                .should()
                .callMethod(Editions.class, "freeze", Edition.class)
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void nothingIsNamedAfterNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service|RepositoryImpl)")
                .check(CLASSES);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .areNotEnums()
                .should()
                .bePublic()
                .andShould()
                .notBeStatic()
                .check(CLASSES);
    }

    @Test
    void aTypeIsPublicOnlyIfAnotherPackageUsesIt() {
        List<String> needlessly = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .filter(type -> !type.getSimpleName().equals("Main"))
                .filter(type -> CLASSES.stream()
                        .noneMatch(user -> !user.getPackageName().equals(type.getPackageName())
                                && user.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(use -> outermost(
                                                        use.getTargetClass().getBaseComponentType())
                                                .equals(type))))
                .map(JavaClass::getName)
                .toList();
        assertThat(needlessly).isEmpty();
    }

    @Test
    void aPackageShowsAFewTypes() {
        Map<String, Long> shown = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(shown).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(PUBLIC_TYPES));
    }

    @ParameterizedTest
    @MethodSource("flow")
    void aPackageSaysWhatItIsFor(String room) throws IOException {
        String text = Files.readString(Path.of("src/main/java/org/presstime", room, "package-info.java"));
        assertThat(text).contains("@NullMarked").contains("Held by {@code");
        assertThat(tests())
                .as("the tests that " + room + " names")
                .containsAll(Pattern.compile("\\b([A-Z]\\w*Test)\\b")
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @Test
    void theReadmeLeadsThroughTheSamePackages() throws IOException {
        List<String> tour = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(tour).isEqualTo(FLOW);
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static DescribedPredicate<JavaClass> resideIn(String room) {
        return DescribedPredicate.describe("are in " + room, type -> room(type).equals(room));
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : name;
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
