package dev.oriel.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The one dependency rule: docs/ARCHITECTURE.md. The server's tests see every module, so it is held here for all. */
@AnalyzeClasses(packages = "dev.oriel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule display = classes()
            .that()
            .resideInAPackage("dev.oriel.display..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.oriel.display..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule openh264 = classes()
            .that()
            .resideInAPackage("dev.oriel.openh264..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.oriel.openh264..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule encoder = classes()
            .that()
            .resideInAPackage("dev.oriel.encoder..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.oriel.display..",
                    "dev.oriel.openh264..",
                    "dev.oriel.encoder..",
                    "java..",
                    "javax.imageio..",
                    "net.jpountz..",
                    "org.slf4j..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule encoderHasNoSocketsAndNoThreads = noClasses()
            .that()
            .resideInAPackage("dev.oriel.encoder..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule bridge = classes()
            .that()
            .resideInAPackage("dev.oriel.bridge..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.oriel.bridge..", "dev.oriel.display..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule rdp = noClasses()
            .that()
            .resideInAPackage("dev.oriel.rdp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.oriel.encoder..", "dev.oriel.server..", "org.eclipse.jetty..", "jakarta..");

    @ArchTest
    static final ArchRule onlyDriversOwnSockets = noClasses()
            .that()
            .resideInAPackage("dev.oriel.rdp..")
            .and()
            .resideOutsideOfPackages(
                    "dev.oriel.rdp.client..", "dev.oriel.rdp.transport..", "dev.oriel.rdp.security.tls..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.net.Socket.class);

    @ArchTest
    static final ArchRule threadsAreMadeInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.oriel.server.runtime.Threads")
            .and()
            .doNotHaveFullyQualifiedName("dev.oriel.server.command.Shutdown") // the JVM asks for a thread not started
            .should()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "ofPlatform")
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors");

    @ArchTest
    static final ArchRule sessionsKnowNoWebSocket = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.oriel.server.session..",
                    "dev.oriel.server.auth..",
                    "dev.oriel.server.config..",
                    "dev.oriel.server.outcome..",
                    "dev.oriel.server.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.oriel.(**)").should().beFreeOfCycles();
}
