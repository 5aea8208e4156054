package org.abri.bootstrap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.access.Look;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Ground;
import org.abri.domain.access.Question;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final JavaClasses ABRI =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(ArchitectureTest::isNoContract)
                    .importPackages("org.abri");
    private static final List<String> ADAPTERS = List.of("web", "persistence", "crypto", "sms");
    private static final List<String> PURE = List.of("domain", "application");
    private static final List<String> WITH_FEATURES =
            List.of("domain", "application", "web", "persistence", "crypto");

    /** An adapter like the others, and the one that asks the policy about each item: what the others' lists are compared with. */
    private static final String IN_MEMORY = "org.abri.application.memory..";

    /** Contracts are tests, for whoever depends on them. */
    private static boolean isNoContract(Location place) {
        return !place.contains("/contracts/");
    }

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
        for (var pure : PURE) {
            rules.put("nothing in " + pure + " reads the clock or draws at random by itself",
                    noClasses().that().resideInAPackage(root + "." + pure + "..").and()
                            .resideOutsideOfPackage(IN_MEMORY)
                            .should().callMethod(Instant.class, "now").orShould()
                            .callMethod(UUID.class, "randomUUID")
                            .orShould().dependOnClassesThat()
                            .haveFullyQualifiedName("java.security.SecureRandom"));
        }
        rules.put("the application knows the domain and the JDK, and nothing else",
                classes().that().resideInAPackage(root + ".application..")
                        .should().onlyDependOnClassesThat().resideInAnyPackage(root + ".application..",
                                root + ".domain..", "org.abri.domain..", "java..", "javax.crypto..",
                                "org.jspecify.annotations.."));
        for (var adapter : ADAPTERS) {
            var others = Stream
                    .concat(ADAPTERS.stream().filter(other -> !other.equals(adapter)),
                            Stream.of("bootstrap"))
                    .map(other -> root + "." + other + "..").toArray(String[]::new);
            rules.put("the adapter " + adapter + " knows no other adapter",
                    noClasses().that().resideInAPackage(root + "." + adapter + "..")
                            .should().dependOnClassesThat().resideInAnyPackage(others));
        }
        for (var module : WITH_FEATURES) {
            rules.put("the features of " + module + " do not go round in circles",
                    slices().assignedFrom(new FeaturesOf(root + "." + module)).should().beFreeOfCycles());
        }
        rules.put("no package is called after what it is made of",
                noClasses().should().resideInAnyPackage(root + "..port..", root + "..impl..",
                        root + "..service..", root + "..dto..", root + "..util..", root + "..common.."));
        rules.put("GATE-1: only the policy refuses",
                noClasses().that().doNotBelongToAnyOf(AccessPolicy.class, Denied.class).should()
                        .callConstructor(Denied.class, Refusal.class, boolean.class));
        rules.put("GATE-1: only a look asks the policy",
                noClasses().that().doNotBelongToAnyOf(AccessPolicy.class, Look.class).and()
                        .resideOutsideOfPackage(IN_MEMORY).should()
                        .callMethod(AccessPolicy.class, "decide", Viewpoint.class, Action.class,
                                Resource.class, Facts.class, Instant.class));
        rules.put("what the use cases share is theirs alone",
                noClasses().that().resideOutsideOfPackage(root + ".application..").should()
                        .dependOnClassesThat().resideInAPackage(root + ".application.inside.."));
        rules.put("G-2: only the cleaner of typed values normalises text, after it has measured it",
                noClasses().that().resideInAnyPackage(root + ".domain..", root + ".web..")
                        .or().resideInAPackage(root + ".application..").and()
                        .resideOutsideOfPackages(root + ".domain.text..", IN_MEMORY).should()
                        .dependOnClassesThat().haveFullyQualifiedName("java.text.Normalizer"));
        rules.put("a use case is made in its room, by nobody else",
                constructors().that(new TakesWhatUseCasesShare(root)).should().notBePublic());
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
                        Question.class, Ground.class)
                .check(ABRI);
    }

    /** The packages of a module, but for what is everybody's ({@code inside}) and what is generated. */
    private record FeaturesOf(String module) implements SliceAssignment {
        private static final Set<String> NO_FEATURES = Set.of("inside", "pages", "schema");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass each) {
            var name = each.getPackageName();
            if (!name.startsWith(module + ".")) { return SliceIdentifier.ignore(); }
            var feature = name.substring(module.length() + 1).replaceFirst("\\..*", "");
            return NO_FEATURES.contains(feature) ? SliceIdentifier.ignore() : SliceIdentifier.of(feature);
        }

        @Override
        public String getDescription() {
            return "the features of " + module;
        }
    }

    private static final class TakesWhatUseCasesShare extends DescribedPredicate<JavaConstructor> {
        private final String inside;

        TakesWhatUseCasesShare(String root) {
            super("take what the use cases share");
            inside = root + ".application.inside";
        }

        @Override
        public boolean test(JavaConstructor each) {
            return !each.getOwner().getPackageName().equals(inside) && each.getRawParameterTypes().stream()
                    .anyMatch(type -> type.getPackageName().equals(inside));
        }
    }
}
