package io.graflag;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the arrows of ARCHITECTURE.md. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("io/graflag/core/testing"))
          .importPackages("io.graflag");

  private static final Set<String> MODULES =
      Set.of("core", "datasets", "runner", "evaluator", "api", "devcluster", "cli", "examples");

  /** Methods of Math that the detectors could be tempted by. */
  private static final Set<String> UNSPECIFIED =
      Set.of("cbrt", "cos", "exp", "expm1", "hypot", "log", "log10", "log1p", "pow", "sin", "tanh");

  @Test
  void seesTheClassesOfEveryModule() {
    for (String module : MODULES) {
      assertThat(
              CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith("io.graflag." + module)))
          .as(module)
          .isTrue();
    }
  }

  @Test
  void modulesUseEachOtherOnlyAlongTheArrows() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("core")
        .definedBy("io.graflag.core..")
        .layer("datasets")
        .definedBy("io.graflag.datasets..")
        .layer("runner")
        .definedBy("io.graflag.runner..")
        .layer("evaluator")
        .definedBy("io.graflag.evaluator..")
        .layer("api")
        .definedBy("io.graflag.api..")
        .layer("devcluster")
        .definedBy("io.graflag.devcluster..")
        .layer("cli")
        .definedBy("io.graflag.cli..")
        .layer("examples")
        .definedBy("io.graflag.examples..")
        .whereLayer("core")
        .mayNotAccessAnyLayer()
        .whereLayer("datasets")
        .mayOnlyAccessLayers("core")
        .whereLayer("runner")
        .mayOnlyAccessLayers("core")
        .whereLayer("evaluator")
        .mayOnlyAccessLayers("core", "datasets")
        .whereLayer("api")
        .mayOnlyAccessLayers("core")
        .whereLayer("devcluster")
        .mayOnlyAccessLayers("core")
        .whereLayer("cli")
        .mayOnlyAccessLayers("core", "api", "datasets", "runner", "evaluator", "devcluster")
        .whereLayer("examples")
        .mayOnlyAccessLayers("core", "datasets", "runner", "api")
        .check(CLASSES);
  }

  @Test
  void packagesInsideAModuleFormNoCycles() {
    // core's root holds the paths and needs the names; the names report errors of the root.
    for (String module :
        Set.of("datasets", "runner", "evaluator", "devcluster", "cli", "examples")) {
      slices()
          .matching("io.graflag." + module + ".(**)")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void jsonHasOneDoor() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.graflag.core..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void dockerAndSshHaveOneDoorEach() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.graflag.api.swarm..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.github.dockerjava..", "org.apache.hc..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.graflag.api.ssh..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.jcraft..")
        .check(CLASSES);
  }

  @Test
  void whatReachesAManagerKnowsNothingOfRuns() {
    noClasses()
        .that()
        .resideInAnyPackage("io.graflag.api.ssh..", "io.graflag.api.swarm..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.graflag.api.engine..", "io.graflag.api.storage..", "io.graflag.api.setup..")
        .check(CLASSES);
  }

  @Test
  void onlyMainTouchesTheSystem() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .and()
        .haveSimpleNameNotEndingWith("GraFlag")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void detectorsScoreAlikeOnEveryMachine() {
    // Results of Math, unlike those of StrictMath, may differ in the last digit.
    noClasses()
        .that()
        .resideInAPackage("io.graflag.examples..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "the result is not specified to the last digit",
                (JavaMethodCall call) ->
                    call.getTargetOwner().isEquivalentTo(Math.class)
                        && UNSPECIFIED.contains(call.getName())))
        .check(CLASSES);
  }

  @Test
  void publicSignaturesShowOnlyTypesOfTheJdkAndOurOwn() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(
            DescribedPredicate.describe(
                "are the face of a module",
                owner ->
                    owner.getModifiers().contains(JavaModifier.PUBLIC)
                        && !owner.getName().equals("io.graflag.core.Json")
                        && !owner.getPackageName().startsWith("io.graflag.cli")
                        // A binding of a logging interface shows that interface.
                        && !owner.getPackageName().equals("io.graflag.runner.log")))
        .should(useOnlyOwnTypes())
        .check(CLASSES);
  }

  @Test
  void classesAreNamedBySubject() {
    classes()
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base)|.*\\.Abstract[A-Z].*")
        .check(CLASSES);
  }

  private static ArchCondition<JavaMethod> useOnlyOwnTypes() {
    return new ArchCondition<>("use only types of the JDK and our own") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
            .map(JavaClass::getBaseComponentType)
            .filter(type -> !type.isPrimitive())
            .filter(type -> !type.getName().startsWith("java."))
            .filter(type -> !type.getName().startsWith("io.graflag."))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " shows " + type.getName())));
      }
    };
  }
}
