package dev.reckoner;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms of this module and their doors. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.reckoner");

    @Test
    void theModuleKnowsNothingOfTheOthers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.reckoner.runtime..",
                        "dev.reckoner.ui..",
                        "dev.reckoner.audit..",
                        "dev.reckoner.cli..",
                        "ai.onnxruntime..")
                .check(MODULE);
    }

    @Test
    void nothingKnowsOfAWindow() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .check(MODULE);
    }

    @Test
    void onlyTheLedgerAndTheProjectionsTouchTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.reckoner.ledger..",
                        "dev.reckoner.attribution..",
                        "dev.reckoner.reputation..",
                        "dev.reckoner.sampling..",
                        "dev.reckoner.policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.flywaydb..")
                .check(MODULE);
    }

    @Test
    void cryptographyRestsOnNothing() {
        restsOnlyOn("dev.reckoner.crypto..");
    }

    @Test
    void trailsRestOnCryptographyAlone() {
        restsOnlyOn("dev.reckoner.trail..", "dev.reckoner.crypto..");
    }

    @Test
    void appraisalRestsOnTrailsAndCryptography() {
        restsOnlyOn("dev.reckoner.appraise..", "dev.reckoner.trail..", "dev.reckoner.crypto..");
    }

    @Test
    void coordinationAndMarketRestOnNumbersAlone() {
        restsOnlyOn("dev.reckoner.chance..", "dev.reckoner.crypto..");
        restsOnlyOn("dev.reckoner.grade..");
        restsOnlyOn(
                "dev.reckoner.coordination..",
                "dev.reckoner.chance..",
                "dev.reckoner.crypto..",
                "dev.reckoner.grade..");
        restsOnlyOn("dev.reckoner.market..", "dev.reckoner.chance..", "dev.reckoner.crypto..");
    }

    @Test
    void packagesDependOnEachOtherOneWay() {
        slices().matching("dev.reckoner.(**)").should().beFreeOfCycles().check(MODULE);
    }

    /** Of Reckoner's own packages, the first may use itself and the others. */
    private static void restsOnlyOn(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.reckoner..")
                        .and(resideOutsideOfPackages(room))
                        .and(resideOutsideOfPackages(others)))
                .check(MODULE);
    }
}
