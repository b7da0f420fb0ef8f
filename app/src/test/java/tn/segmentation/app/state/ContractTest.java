package tn.segmentation.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever keeps something in the database is tested on every database. */
class ContractTest {

    @Test
    void testsEveryOneOnEveryDatabase() {
        Set<String> keepers = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("tn.segmentation.app").stream()
                        .filter(type -> !type.getPackageName().equals(Database.class.getPackageName()))
                        .filter(ContractTest::opensTheDatabase)
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        Set<String> tested = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("tn.segmentation.app").stream()
                        .filter(type -> type.isAnnotatedWith(OnEveryDatabase.class))
                        .map(type ->
                                type.getAnnotationOfType(OnEveryDatabase.class).value())
                        .map(Class::getName)
                        .collect(Collectors.toSet());

        assertThat(keepers).hasSizeGreaterThan(2);
        assertThat(tested).isEqualTo(keepers);
    }

    private static boolean opensTheDatabase(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Database.class)
                        && call.getName().equals("open"));
    }

    @Test
    void knowsTheNewestScript() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(scripts.map(script ->
                                    String.valueOf(script.getFileName()).replaceFirst("V(\\d+)__.*", "$1"))
                            .mapToInt(Integer::parseInt)
                            .max())
                    .hasValue(Integer.parseInt(Database.VERSION));
        }
    }
}
