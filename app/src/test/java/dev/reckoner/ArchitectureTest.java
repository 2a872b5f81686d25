package dev.reckoner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** The rules that hold for the program as a whole, all modules together. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // The libraries' tests, whose makers of evidence these tests use; packed only where the whole project is
            // built.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.reckoner");

    /** The app alone: the libraries may have threads of their own, for the pipes of a worker process. */
    private static final String[] APP = {
        "dev.reckoner.ui..",
        "dev.reckoner.audit..",
        "dev.reckoner.cli..",
        "dev.reckoner.record..",
        "dev.reckoner.report.."
    };

    @Test
    void onlyTheWindowKnowsOfJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.reckoner.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .check(PROGRAM);
    }

    @Test
    void onlyTheLedgerAndTheProjectionsTouchTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(APP)
                .and()
                .haveNameNotMatching(
                        "dev[.]reckoner[.]cli[.]bench[.]BareH2Claims.*") // what reading pages is measured against
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.flywaydb..")
                .check(PROGRAM);
    }

    @Test
    void onlyTheModelRuntimeTouchesOnnxRuntime() {
        noClasses()
                .that()
                .resideInAnyPackage(APP)
                .and()
                .doNotHaveFullyQualifiedName("dev.reckoner.cli.bench.BareOnnxLoop") // what it is measured against
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(PROGRAM);
    }

    /** A hostile model, or hostile values, must end a worker process and not the program. */
    @Test
    void modelsOfOthersRunInAProcessOfTheirOwn() {
        noClasses()
                .that()
                .resideInAnyPackage(APP)
                .and()
                .resideOutsideOfPackage("dev.reckoner.cli.bench..")
                .and()
                .doNotHaveFullyQualifiedName("dev.reckoner.cli.ConformCommand") // with --in-process
                .and()
                .doNotHaveFullyQualifiedName("dev.reckoner.audit.sample.SampleTrails") // the program's own model
                .and()
                .doNotHaveFullyQualifiedName("dev.reckoner.audit.DeviceExecutors") // for tests
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.reckoner.runtime.execute.InProcessReexecutor")
                .check(PROGRAM);
    }

    @Test
    void onlyUiTaskStartsThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(APP)
                .and()
                .resideOutsideOfPackage("dev.reckoner.ui.task..")
                .and()
                .doNotHaveFullyQualifiedName("dev.reckoner.audit.Workers") // appraises on every core
                .should()
                .accessTargetWhere(startsAThread())
                .check(PROGRAM);
    }

    @Test
    void onlyUiTaskCallsBackIntoTheWindow() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.reckoner.ui.task..")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .orShould()
                .callMethod(Platform.class, "startup", Runnable.class)
                .check(PROGRAM);
    }

    @Test
    void theUseCasesKnowNeitherTheWindowNorTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("dev.reckoner.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.reckoner.ui..", "dev.reckoner.cli..")
                .check(PROGRAM);
    }

    @Test
    void nothingOpensAConnection() {
        noClasses()
                .should()
                .dependOnClassesThat(nameMatching(
                        "java[.]net[.](.*Socket.*|.*URLConnection|InetAddress|Inet[46]Address|ProxySelector|http[.].*)"
                                + "|java[.]nio[.]channels[.].*(Socket|Datagram|Multicast)Channel"
                                + "|javax[.]net[.].*|java[.]rmi[.].*|javax[.]naming[.].*|com[.]sun[.]net[.].*"
                                + "|javafx[.]scene[.](web|media)[.].*"))
                .orShould()
                .accessTargetWhere(opensAUrl())
                .check(PROGRAM);
    }

    @Test
    void packagesDependOnEachOtherOneWay() {
        slices().matching("dev.reckoner.(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    /** Making or starting a thread, by whatever door; being interrupted is everybody's business. */
    private static DescribedPredicate<JavaAccess<?>> startsAThread() {
        Set<String> ofThread = Set.of("<init>", "start", "ofPlatform", "ofVirtual", "startVirtualThread", "sleep");
        return describe("a thread is started or put to sleep", access -> {
            AccessTarget target = access.getTarget();
            boolean async = target.getOwner().isEquivalentTo(CompletableFuture.class)
                    && target.getName().endsWith("Async");
            return async
                    || target.getOwner().isAssignableTo(Thread.class) && ofThread.contains(target.getName())
                    || target.getOwner()
                            .getName()
                            .matches(
                                    "java[.]util[.]concurrent[.](Executors|ForkJoinPool|ThreadPoolExecutor|Scheduled.*)"
                                            + "|java[.]util[.]Timer|javafx[.]concurrent[.].*");
        });
    }

    private static DescribedPredicate<JavaAccess<?>> opensAUrl() {
        Set<String> opening = Set.of("openConnection", "openStream", "getContent");
        return describe(
                "a URL is opened",
                access -> access.getTarget().getOwner().isEquivalentTo(URL.class)
                        && opening.contains(access.getTarget().getName()));
    }
}
