package tn.segmentation.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What neither Maven nor package-private can hold. */
class ArchitectureTest {

    private static final JavaClasses STORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tn.segmentation.store");

    @Test
    void opensFilesWithoutKnowingWhatTheyAreReadFor() {
        classes()
                .that()
                .resideInAPackage("tn.segmentation.store.source..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "tn.segmentation.store.input..",
                        "tn.segmentation.store.run..",
                        "tn.segmentation.store.parquet..")
                .check(STORE);
    }
}
