package dev.reckoner.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
        classes()
                .that()
                .resideInAPackage("dev.reckoner..")
                .should()
                .resideInAPackage("dev.reckoner.runtime..")
                .andShould()
                .onlyDependOnClassesThat(
                        resideInAPackage("dev.reckoner.runtime..").or(resideOutsideOfPackages("dev.reckoner..")))
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
    void nothingKnowsOfADatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(MODULE);
    }

    @Test
    void onlyDeviceAndExecuteTouchOnnxRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.reckoner.runtime.device..", "dev.reckoner.runtime.execute..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(MODULE);
    }

    @Test
    void tensorsRestOnNothing() {
        noClasses()
                .that()
                .resideInAPackage("dev.reckoner.runtime.tensor..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.reckoner.runtime..")
                        .and(resideOutsideOfPackages(
                                "dev.reckoner.runtime.tensor..", "dev.reckoner.runtime.onnx.proto..")))
                .check(MODULE);
    }

    @Test
    void comparingRestsOnTensorsAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.reckoner.runtime.compare..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.reckoner.runtime..")
                        .and(resideOutsideOfPackages(
                                "dev.reckoner.runtime.compare..", "dev.reckoner.runtime.tensor..")))
                .check(MODULE);
    }

    @Test
    void calibratingRestsOnRunningAndComparing() {
        noClasses()
                .that()
                .resideInAPackage("dev.reckoner.runtime.calibrate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.reckoner.runtime.worker..",
                        "dev.reckoner.runtime.explain..",
                        "dev.reckoner.runtime.conform..",
                        "ai.onnxruntime..")
                .check(MODULE);
    }

    @Test
    void packagesDependOnEachOtherOneWay() {
        slices().matching("dev.reckoner.(**)").should().beFreeOfCycles().check(MODULE);
    }
}
