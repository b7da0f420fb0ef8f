package tn.segmentation.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callCodeUnitWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Formatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What neither Maven nor package-private nor the module declaration can hold. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tn.segmentation.core");

    private static final Pattern CLOCK =
            Pattern.compile("java\\.time\\.\\w+\\.now\\(.*|java\\.time\\.Clock\\.(system|tick)\\w*\\(.*"
                    + "|java\\.lang\\.System\\.currentTimeMillis\\(\\)|java\\.util\\.Date\\.<init>\\(\\)");

    private static final Pattern UNSEEDED = Pattern.compile("java\\.lang\\.(Strict)?Math\\.random\\(\\)"
            + "|java\\.util\\.(Splittable)?Random\\.<init>\\(\\)|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*"
            + "|java\\.util\\.UUID\\.randomUUID\\(\\)|java\\.security\\.SecureRandom\\..*"
            + "|java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)");

    private static final Pattern LOCALE_OF_THE_MACHINE = Pattern.compile(
            "java\\.lang\\.String\\.(format\\(java\\.lang\\.String,.*|formatted\\(.*|to(Low|Upp)erCase\\(\\))"
                    + "|java\\.util\\.Locale\\.getDefault\\(.*");

    @Test
    void ordersItsPackages() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("data")
                .definedBy("tn.segmentation.core.data..")
                .layer("prepare")
                .definedBy("tn.segmentation.core.prepare..")
                .layer("cluster")
                .definedBy("tn.segmentation.core.cluster..")
                .layer("validity")
                .definedBy("tn.segmentation.core.validity..")
                .layer("explain")
                .definedBy("tn.segmentation.core.explain..")
                .layer("engine")
                .definedBy("tn.segmentation.core.engine..")
                .whereLayer("prepare")
                .mayOnlyBeAccessedByLayers("cluster", "validity", "explain", "engine")
                .whereLayer("cluster")
                .mayOnlyBeAccessedByLayers("validity", "explain", "engine")
                .whereLayer("validity")
                .mayOnlyBeAccessedByLayers("explain", "engine")
                .whereLayer("explain")
                .mayOnlyBeAccessedByLayers("engine")
                .whereLayer("engine")
                .mayNotBeAccessedByAnyLayer()
                .check(CORE);
    }

    @Test
    void reportsProgressWithoutKnowingOfWhat() {
        classes()
                .that()
                .resideInAPackage("tn.segmentation.core.progress..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("tn.segmentation.core.progress..", "java..", "org.jspecify.annotations")
                .check(CORE);
    }

    @Test
    void hasNoCycles() {
        slices().matching("tn.segmentation.core.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    @Test
    void standsOnTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "tn.segmentation.core..", "java..", "jdk.incubator.vector", "org.jspecify.annotations")
                .check(CORE);
    }

    @Test
    void neitherLogsNorPrints() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging..").or(assignableTo(System.Logger.class)))
                .check(CORE);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    }

    @Test
    void takesClockAndSeedAsArguments() {
        noClasses().should(callCodeUnitWhere(targetMatches(CLOCK))).check(CORE);
        noClasses().should(callCodeUnitWhere(targetMatches(UNSEEDED))).check(CORE);
    }

    @Test
    void measuresTimeInTheEngineOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("tn.segmentation.core.engine..")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(CORE);
    }

    @Test
    void formatsAlikeOnEveryMachine() {
        noClasses()
                .should(callCodeUnitWhere(targetMatches(LOCALE_OF_THE_MACHINE)))
                .check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.text..").or(assignableTo(Formatter.class)))
                .check(CORE);
    }

    private static DescribedPredicate<JavaCall<?>> targetMatches(Pattern pattern) {
        return DescribedPredicate.describe(
                "target matches " + pattern,
                call -> pattern.matcher(call.getTarget().getFullName()).matches());
    }
}
