package org.abri.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What holds adapters to a promise must itself be held to one: each contract is run on the adapter in memory with one fault
 * after the other, and must fail. Without a fault it passes: {@link InMemoryContractsTest}.
 */
class FaultsAreCaughtTest {
    private final Launcher launcher = LauncherFactory.create();

    /** While one works on some ports: {@code -Dabri.faults=Items,Vaults} tries their faults alone. */
    private static final Set<String> ONLY = Stream.of(System.getProperty("abri.faults", "").split(","))
            .filter(port -> !port.isBlank()).collect(Collectors.toSet());

    @TestFactory
    @DisplayName("Whichever fault an adapter has, the contract of its port catches it")
    Stream<DynamicContainer> caught() {
        return Faults.CONTRACTS.entrySet().stream()
                .filter(promise -> ONLY.isEmpty() || ONLY.contains(promise.getKey().getSimpleName()))
                .map(promise -> DynamicContainer.dynamicContainer(
                        promise.getKey().getSimpleName(), Faults.of(promise.getKey())
                                .map(fault -> DynamicTest.dynamicTest(
                                        fault.what(),
                                        () -> assertThat(catching(promise.getValue(), fault)).as(fault.what())
                                                .isPresent()))));
    }

    @Test
    @DisplayName("No contract is without faults to catch")
    void everyContract() {
        assertThat(Faults.CONTRACTS.values()).containsExactlyInAnyOrderElementsOf(
                List.of(InMemoryContractsTest.class.getDeclaredClasses()).stream()
                        .filter(nested -> nested != InMemoryContractsTest.OfThisMemory.class).toList());
        for (var port : Faults.CONTRACTS.keySet()) {
            assertThat(Faults.of(port)).as(port.getName()).hasSizeGreaterThan(3);
        }
    }

    /** What the first test said that failed. */
    private Optional<String> catching(Class<?> contract, Fault fault) {
        UntilCaught.begin();
        Spoilt.by(fault);
        try {
            launcher.execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectNestedClass(List.of(InMemoryContractsTest.class), contract))
                    .configurationParameter("junit.jupiter.execution.timeout.test.method.default", "60 s")
                    .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default",
                            "SEPARATE_THREAD")
                    .build());
            return UntilCaught.caughtBy();
        } finally {
            Spoilt.by(null);
        }
    }
}
