package org.abri.bootstrap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Granted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final JavaClasses ABRI =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.abri");
    private static final String[] ADAPTERS = { "web", "persistence", "crypto", "sms" };

    /** What is never done, in words. */
    private static final Map<String, ArchRule> RULES = rules("org.abri");

    /** The same rules, about a house that breaks each of them: org.abri.bootstrap.brokenhouse in the tests. */
    private static final Map<String, ArchRule> GUARDS = rules("org.abri.bootstrap.brokenhouse");

    private static Map<String, ArchRule> rules(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("the domain knows the JDK and its annotations, and nothing else",
                classes().that().resideInAPackage(root + ".domain..")
                        .should().onlyDependOnClassesThat()
                        .resideInAnyPackage(root + ".domain..", "java..", "org.jspecify.annotations.."));
        rules.put("the domain reads no clock and draws nothing at random",
                noClasses().that().resideInAPackage(root + ".domain..")
                        .should().callMethod(java.time.Instant.class, "now").orShould()
                        .callMethod(java.util.UUID.class, "randomUUID")
                        .orShould().dependOnClassesThat()
                        .haveFullyQualifiedName("java.security.SecureRandom"));
        rules.put("the application knows the domain and the JDK, and nothing else",
                classes().that().resideInAPackage(root + ".application..")
                        .should().onlyDependOnClassesThat().resideInAnyPackage(root + ".application..",
                                root + ".domain..", "org.abri.domain..", "java..", "javax.crypto..",
                                "org.jspecify.annotations.."));
        for (var adapter : ADAPTERS) {
            var others = Stream
                    .concat(Stream.of(ADAPTERS).filter(other -> !other.equals(adapter)),
                            Stream.of("bootstrap"))
                    .map(other -> root + "." + other + "..").toArray(String[]::new);
            rules.put("the adapter " + adapter + " knows no other adapter",
                    noClasses().that().resideInAPackage(root + "." + adapter + "..")
                            .should().dependOnClassesThat().resideInAnyPackage(others));
        }
        rules.put("the features of the domain do not go round in circles",
                slices().matching(root + ".domain.(*)..").should().beFreeOfCycles());
        rules.put("no package is called after what it is made of",
                noClasses().should().resideInAnyPackage(root + "..port..", root + "..impl..",
                        root + "..service..", root + "..dto..", root + "..util..", root + "..common.."));
        rules.put("records of sessions, passwords and SMS are written to no stream by chance",
                noClasses().that().resideInAPackage(root + "..").should()
                        .implement(java.io.Externalizable.class));
        return rules;
    }

    @TestFactory
    @DisplayName("What is never done")
    Stream<DynamicTest> never() {
        return RULES.entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(),
                () -> rule.getValue().allowEmptyShould(false).check(ABRI)));
    }

    @TestFactory
    @DisplayName("Each of these rules can fail: a house that breaks them all is found out")
    Stream<DynamicTest> guards() {
        var broken = new ClassFileImporter().importPackages("org.abri.bootstrap.brokenhouse");
        return GUARDS.entrySet().stream().map(guard -> DynamicTest.dynamicTest("not: " + guard.getKey(),
                () -> assertThat(guard.getValue().evaluate(broken).hasViolation()).isTrue()));
    }

    @Test
    @DisplayName("GATE-1: only the policy makes a key")
    void keys() {
        constructors().that().areDeclaredIn(Granted.class).should().notBePublic().check(ABRI);
        noClasses().that().doNotBelongToAnyOf(AccessPolicy.class, Granted.class).should()
                .callConstructor(Granted.class,
                        org.abri.domain.access.Question.class, org.abri.domain.access.Ground.class)
                .check(ABRI);
    }
}
