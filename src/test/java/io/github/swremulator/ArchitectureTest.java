package io.github.swremulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/** The rooms and the arrows of docs/architecture.md. */
class ArchitectureTest {

    private static final String ROOT = "io.github.swremulator";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // What Spring's build generates.
            .withImportOption(location -> !location.contains("__"))
            .importPackages(ROOT);

    /** {@code now()} of whatever class, except of a clock, and what is older. */
    private static boolean readsTheSystemsTime(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        boolean hasClock =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return (owner.startsWith("java.time.") && name.equals("now") && !hasClock)
                || (owner.equals(Clock.class.getName()) && name.matches("system.*|tick(Millis|Seconds|Minutes)"))
                || (owner.equals(InstantSource.class.getName()) && name.equals("system"))
                || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"))
                || (owner.equals(Calendar.class.getName()) && name.equals("getInstance"))
                || (owner.equals(Date.class.getName())
                        && name.equals(JavaConstructor.CONSTRUCTOR_NAME)
                        && call.getTarget().getRawParameterTypes().isEmpty());
    }

    @Test
    void roomsKnowOnlyTheRoomsThatTheyMay() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("image")
                .definedBy(ROOT + ".image..")
                .layer("registry")
                .definedBy(ROOT + ".registry..")
                .layer("manage")
                .definedBy(ROOT + ".manage..")
                .layer("gateway")
                .definedBy(ROOT + ".gateway..")
                .layer("seed")
                .definedBy(ROOT + ".seed..")
                .layer("settings")
                .definedBy(ROOT + ".settings..")
                .layer("document")
                .definedBy(ROOT + ".document..")
                .layer("access")
                .definedBy(ROOT + ".access..")
                .layer("iam")
                .definedBy(ROOT + ".iam..")
                .layer("control")
                .definedBy(ROOT + ".control..")
                .whereLayer("image")
                .mayOnlyBeAccessedByLayers("registry", "manage", "seed")
                .whereLayer("registry")
                .mayOnlyBeAccessedByLayers("manage", "seed", "control")
                .whereLayer("manage")
                .mayOnlyBeAccessedByLayers("control")
                .whereLayer("gateway")
                .mayOnlyBeAccessedByLayers("control")
                .whereLayer("access")
                .mayOnlyBeAccessedByLayers("gateway", "iam", "manage", "control")
                .whereLayer("iam")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("seed")
                .mayOnlyBeAccessedByLayers("control")
                .whereLayer("settings")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("document")
                .mayOnlyBeAccessedByLayers("seed", "settings", "control", "manage", "iam")
                .whereLayer("control")
                .mayNotBeAccessedByAnyLayer()
                .because("an API, a seed and the gateway can then each be understood, and replaced, alone"));
    }

    @Test
    void chaptersOfTheManagementApiKnowWhatTheyShareAndNotEachOther() {
        check(slices().matching(ROOT + ".manage.(*)..")
                .should()
                .notDependOnEachOther()
                .because("a chapter can then be read, and added, without the others"));
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".manage")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".manage.*..")
                .because("what all chapters share is of none of them"));
    }

    @Test
    void roomsAreFreeOfCycles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().because("a cycle makes two rooms one"));
        check(slices().matching(ROOT + ".control.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes two rooms one"));
    }

    @Test
    void theCoreSpeaksNeitherHttpNorJson() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".registry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.servlet..",
                        "org.springframework.http..",
                        "org.springframework.web..",
                        "tools.jackson..",
                        "com.fasterxml.jackson..")
                .because("several APIs with different errors and bodies stand on the same core"));
    }

    @Test
    void worldsAreKnownToTheRegistryAndKnowNothingOfIt() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".registry.world")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".registry", ROOT + ".registry.store")
                .because("what a session shows can then be understood alone, whatever tables there are"));
    }

    @Test
    void tablesStayInsideTheRegistry() {
        check(classes()
                .that(Predicates.annotatedWith(Entity.class))
                .or()
                .areAssignableTo(Repository.class)
                .should()
                .resideInAPackage(ROOT + ".registry.store")
                .because("a reader looks for a table there"));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".registry", ROOT + ".registry.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".registry.store")
                .because("a table can then change without the registry's callers noticing"));
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".registry.store")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(ROOT + ".registry")
                        .and(Predicates.metaAnnotatedWith(Component.class)))
                .because("tables know the names and values of the registry, and none of its services"));
    }

    @Test
    void controllersAreNobodysBusiness() {
        check(classes()
                .that(Predicates.annotatedWith(RestController.class))
                .should()
                .bePackagePrivate()
                .because("they are called by the framework alone"));
    }

    @Test
    void settingsStayInsideTheirRoom() {
        check(classes()
                .that(Predicates.annotatedWith(ConfigurationProperties.class))
                .and()
                .doNotHaveSimpleName("AccountSettings")
                .should(beKnownToTheirOwnRoomAlone())
                .because("what a room needs of another one's settings is a matter of that one's face;"
                        + " the emulator's own account is such a face"));
    }

    private static ArchCondition<JavaClass> beKnownToTheirOwnRoomAlone() {
        return new ArchCondition<>("be known to their own room alone") {
            @Override
            public void check(JavaClass settings, ConditionEvents events) {
                String room = settings.getPackageName();
                settings.getDirectDependenciesToSelf().stream()
                        .filter(known -> !(known.getOriginClass().getPackageName() + ".").startsWith(room + "."))
                        .forEach(known -> events.add(SimpleConditionEvent.violated(known, known.getDescription())));
            }
        };
    }

    @Test
    void theTimeIsAskedOfTheClockThatATestCanSet() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("SettableClock")
                .and()
                .doNotHaveSimpleName("IdleSessions")
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe(
                        "asks the system for the time", ArchitectureTest::readsTheSystemsTime))
                .because("a test that stops the clock stops it for everybody in its session,"
                        + " but for how long a session was idle"));
    }

    @Test
    void everyRoomIsNullMarked() {
        assertThat(MAIN)
                .extracting(type -> type.getPackage())
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as(room.getName()
                                + " must be null-marked, because what may be null is then said in every type")
                        .isTrue());
    }

    @Test
    void everyRoomIsKnown() {
        check(classes()
                .should()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".image",
                        ROOT + ".registry",
                        ROOT + ".registry.store",
                        ROOT + ".registry.world",
                        ROOT + ".manage..",
                        ROOT + ".gateway",
                        ROOT + ".access",
                        ROOT + ".iam",
                        ROOT + ".seed",
                        ROOT + ".settings",
                        ROOT + ".document",
                        ROOT + ".control..")
                .because("a new room is added to docs/architecture.md and to the rules above"));
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }
}
