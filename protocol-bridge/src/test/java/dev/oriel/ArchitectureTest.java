package dev.oriel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The dependency rule of this module: see docs/ARCHITECTURE.md. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.oriel");

    @Test
    void noPackagesFormACycle() {
        slices().matching("dev.oriel.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void thePictureIsAllThatIsUsedOfTheEncoder() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.oriel.rdp..", "dev.oriel.bridge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.oriel.encoder..", "dev.oriel.server..", "org.eclipse.jetty..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void theContractWithViewersKnowsNoProtocol() {
        noClasses()
                .that()
                .resideInAPackage("dev.oriel.bridge..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.oriel.rdp..")
                .check(CLASSES);
    }

    @Test
    void onlyDriversOwnSocketsAndThreads() {
        noClasses()
                .that()
                .resideInAPackage("dev.oriel.rdp..")
                .and()
                .resideOutsideOfPackages("dev.oriel.rdp.client..", "dev.oriel.rdp.security.tls..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(CLASSES);
    }
}
