package dev.reckoner.ui.look;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The look and the words know nothing of what they show. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.reckoner");

    @Test
    void theModuleKnowsNothingOfTheOthers() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.reckoner..").and(resideOutsideOfPackages("dev.reckoner.ui.look..")))
                .allowEmptyShould(true)
                .check(MODULE);
    }
}
