package tn.segmentation.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.store.run.RunFolder;

/** Which part of the product may know of which. */
class ModularityTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tn.segmentation");

    @Test
    void keepsTheApplicationOnTop() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tn.segmentation.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tn.segmentation.app..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage("tn.segmentation.core..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tn.segmentation.store..")
                .check(PRODUCT);
    }

    @Test
    void leavesDuckDbToTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tn.segmentation.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.duckdb..")
                .check(PRODUCT);
    }

    /** What a run says of itself leaves the application without what tells of few customers. */
    @Test
    void readsASummaryOnlyToHideWhatIsSmallOrToRegisterTheRun() {
        noClasses()
                .that()
                .resideInAPackage("tn.segmentation.app..")
                .and()
                .doNotHaveFullyQualifiedName(SmallCells.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(RegisteredRun.class.getName())
                .should()
                .callMethod(RunFolder.class, "summary")
                .check(PRODUCT);
    }

    @Test
    void leavesInternalsToTheirModule() {
        for (String module : new String[] {"core", "store"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("tn.segmentation." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("tn.segmentation." + module + "..internal..")
                    .check(PRODUCT);
        }
    }

    /** {@code cli} may use all of them, {@code language} may be used by all. */
    @Test
    void ordersTheFeatures() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("language")
                .definedBy("tn.segmentation.app.language..")
                .layer("job")
                .definedBy("tn.segmentation.app.job..")
                .layer("dataset")
                .definedBy("tn.segmentation.app.dataset..")
                .layer("offers")
                .definedBy("tn.segmentation.app.offers..")
                .layer("run")
                .definedBy("tn.segmentation.app.run..")
                .layer("backup")
                .definedBy("tn.segmentation.app.backup..")
                .layer("notification")
                .definedBy("tn.segmentation.app.notification..")
                .layer("routine")
                .definedBy("tn.segmentation.app.routine..")
                .layer("insight")
                .definedBy("tn.segmentation.app.insight..")
                .layer("monitoring")
                .definedBy("tn.segmentation.app.monitoring..")
                .layer("security")
                .definedBy("tn.segmentation.app.security..")
                .layer("dashboard")
                .definedBy("tn.segmentation.app.dashboard..")
                .layer("cli")
                .definedBy("tn.segmentation.app.cli..")
                .whereLayer("language")
                .mayNotAccessAnyLayer()
                .whereLayer("job")
                .mayOnlyAccessLayers("language", "security")
                .whereLayer("dataset")
                .mayOnlyAccessLayers("language", "job", "security")
                .whereLayer("run")
                .mayOnlyAccessLayers("language", "job", "dataset", "offers", "security")
                .whereLayer("backup")
                .mayOnlyAccessLayers("language", "job", "run")
                .whereLayer("notification")
                .mayOnlyAccessLayers("language")
                .whereLayer("routine")
                .mayOnlyAccessLayers("language", "job", "dataset", "run", "notification")
                .whereLayer("offers")
                .mayOnlyAccessLayers("language", "security")
                .whereLayer("insight")
                .mayOnlyAccessLayers("language", "dataset", "offers", "run")
                .whereLayer("dashboard")
                .mayOnlyAccessLayers(
                        "language",
                        "job",
                        "dataset",
                        "offers",
                        "run",
                        "routine",
                        "backup",
                        "insight",
                        "monitoring",
                        "security")
                .whereLayer("monitoring")
                .mayOnlyAccessLayers("job", "run", "routine", "backup", "insight", "security")
                .whereLayer("security")
                .mayOnlyAccessLayers("language")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(PRODUCT);
    }

    /** How a file is read is decided in one place: the product asks for customers, never for cells or records. */
    @Test
    void readsFilesThroughTheirCustomersAlone() {
        noClasses()
                .that()
                .resideInAPackage("tn.segmentation.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tn.segmentation.store.cell..",
                        "tn.segmentation.store.dialect..",
                        "tn.segmentation.store.totals..")
                .check(PRODUCT);
    }

    @Test
    void hasNoCycles() {
        slices().matching("tn.segmentation.app.(*)..").should().beFreeOfCycles().check(PRODUCT);
        slices().matching("tn.segmentation.store.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
    }
}
