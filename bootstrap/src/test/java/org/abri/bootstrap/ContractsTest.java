package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which contract each port has, and who keeps it: read from what was compiled of every module, tests too. */
class ContractsTest {
    private static final String PORTS = "org.abri.application";
    private static final String CONTRACTS = "org.abri.contracts";
    private static final List<String> WITH_ADAPTERS =
            List.of("application", "adapters-persistence", "adapters-crypto", "adapters-sms");

    /** A port is an interface of the application that a class outside the use cases implements. */
    private final JavaClasses main = compiled("classes", WITH_ADAPTERS);
    private final JavaClasses contracts = compiled("classes", List.of("application/contracts"));

    @Test
    @DisplayName("Every port has a contract, and every module that has an adapter to it has a test that keeps it")
    void everyAdapterKeepsItsContract() {
        var found = new TreeSet<String>();
        for (var module : WITH_ADAPTERS) {
            var kept = keptIn(module);
            adapters(module).forEach(adapter -> portsOf(adapter)
                    .filter(port -> !kept.contains(contractOf(port)))
                    .forEach(port -> found.add(adapter.getName() + " is not held to " + contractOf(port))));
        }

        assertThat(adapters("adapters-persistence").flatMap(ContractsTest::portsOf)).isNotEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("Every contract is one of a port, and is run by more than one adapter where there is more than one")
    void everyContractIsRun() {
        var run =
                WITH_ADAPTERS.stream().flatMap(module -> keptIn(module).stream()).collect(Collectors.toSet());

        assertThat(contracts.stream().filter(each -> each.getSimpleName().endsWith("Contract"))
                .map(JavaClass::getName).filter(name -> !name.equals(CONTRACTS + ".PortsContract")))
                        .isNotEmpty().isSubsetOf(run);
    }

    @Test
    @DisplayName("This can fail: an adapter that no test holds to its contract is found out")
    void guard() {
        var adapter = adapters("adapters-sms").toList().getFirst();

        assertThat(portsOf(adapter).map(ContractsTest::contractOf))
                .containsExactly("org.abri.contracts.sms.SmsGatewayContract");
        assertThat(keptIn("adapters-crypto")).doesNotContain("org.abri.contracts.sms.SmsGatewayContract");
    }

    private Stream<JavaClass> adapters(String module) {
        var own = compiled("classes", List.of(module));
        return main.stream().filter(each -> own.contain(each.getName()))
                .filter(each -> !each.isInterface() && portsOf(each).findAny().isPresent());
    }

    /** What it implements of the application, itself or by what it extends. */
    private static Stream<JavaClass> portsOf(JavaClass adapter) {
        return adapter.getAllRawInterfaces().stream()
                .filter(each -> each.getPackageName().startsWith(PORTS))
                .filter(each -> !each.reflect().isSealed());
    }

    private static String contractOf(JavaClass port) {
        return CONTRACTS + port.getName().substring(PORTS.length()) + "Contract";
    }

    /** The contracts that a test of the module runs. What is in memory is held to its contracts beside them. */
    private static Set<String> keptIn(String module) {
        var tests = compiled("test-classes",
                List.of(module.equals("application") ? "application/contracts" : module));
        return tests.stream().filter(each -> !each.isInterface())
                .flatMap(each -> each.getAllRawInterfaces().stream())
                .map(JavaClass::getName).filter(name -> name.startsWith(CONTRACTS))
                .collect(Collectors.toSet());
    }

    private static JavaClasses compiled(String folder, List<String> modules) {
        return new ClassFileImporter().importPaths(modules.stream()
                .map(module -> Repository.root().resolve(Path.of(module, "target", folder))).toList());
    }
}
