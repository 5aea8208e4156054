package org.abri.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrantedTest {
    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final AccountId OWNER = new AccountId(new UUID(1, 1));
    private static final Viewpoint.Beneficiary BY_OWNER = new Viewpoint.Beneficiary(OWNER);
    private static final Viewpoint.Operator BY_OPERATOR =
            new Viewpoint.Operator(new AccountId(new UUID(1, 9)));
    private static final Facts FACTS =
            new Facts(Standing.READY, Optional.of(VaultState.OPEN), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty());

    private static Resource.AnItem item(long number) {
        return new Resource.AnItem(new ItemId(new UUID(3, number)), VaultId.of(OWNER), Visibility.PRIVATE,
                new Author.Owner());
    }

    private static Granted download(Resource item) {
        return (Granted) AccessPolicy.ofAbri().decide(BY_OWNER, Action.DOWNLOAD, item, FACTS, NOW);
    }

    @Test
    @DisplayName("GATE-1: only the gate makes keys: a key has no constructor, builder or copy that others can call")
    void onlyTheGateMakesKeys() {
        assertThat(Granted.class.getDeclaredConstructors()).isNotEmpty()
                .allSatisfy(made -> assertThat(made.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED))
                        .isZero());
        assertThat(Granted.class.getDeclaredMethods())
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                .noneMatch(method -> Modifier.isStatic(method.getModifiers())
                        || method.getReturnType() == Granted.class);
        assertThat(Granted.class).isFinal();
    }

    @Test
    @DisplayName("GATE-1: there are two answers and no third")
    void twoAnswers() {
        assertThat(AccessDecision.class.getPermittedSubclasses()).containsExactlyInAnyOrder(Granted.class,
                Denied.class);
    }

    @Test
    @DisplayName("GATE-1: a key opens what it was made for, and says so")
    void aKeyOpensItsDoor() {
        var key = download(item(1));
        key.mustOpen(item(1), Action.DOWNLOAD);
        key.mustOpen(item(1), Action.SEE, Action.DOWNLOAD);
        assertThat(key.ground()).isEqualTo(Ground.THE_OWNER_DOES_EVERYTHING_IN_THEIR_VAULT);
        assertThat(key.viewpoint()).isEqualTo(BY_OWNER);
        assertThat(key.action()).isEqualTo(Action.DOWNLOAD);
        assertThat(key.resource()).isEqualTo(item(1));
        assertThat(key.at()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("GATE-1: a key does not open another action")
    void aKeyOpensNoOtherAction() {
        var key = download(item(1));
        assertThatThrownBy(() -> key.mustOpen(item(1), Action.DELETE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.mustOpen(item(1), Action.SEE, Action.SHARE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("GATE-1: a key does not open another item, nor the same one after it changed hands or visibility")
    void aKeyOpensNoOtherThing() {
        var key = download(item(1));
        var nowShared =
                new Resource.AnItem(item(1).id(), item(1).vault(), Visibility.SHARED, item(1).author());
        assertThatThrownBy(() -> key.mustOpen(item(2), Action.DOWNLOAD))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.mustOpen(nowShared, Action.DOWNLOAD))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("A key and what it complains of name no id")
    void aKeySaysNothingOfWhatItOpens() {
        var key = download(item(1));
        assertThat(key.toString()).doesNotContain(item(1).id().toString(), OWNER.toString());
        assertThatThrownBy(() -> key.mustOpen(item(2), Action.DOWNLOAD))
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain(item(1).id().toString(),
                        item(2).id().toString()));
    }

    @Test
    @DisplayName("GATE-1: a host can refuse more, and the answer says that it was the host")
    void aHostCanRefuse() {
        var policy = AccessPolicy.ofAbri().alsoRefusing(asked -> false)
                .alsoRefusing(asked -> asked.action() == Action.DOWNLOAD);
        assertThat(policy.decide(BY_OWNER, Action.DOWNLOAD, item(1), FACTS, NOW))
                .isEqualTo(new Denied(Refusal.THE_HOST_REFUSES, false));
        assertThat(policy.decide(BY_OWNER, Action.SEE, item(1), FACTS, NOW)).isInstanceOf(Granted.class);
    }

    @Test
    @DisplayName("GATE-2: what a host hides is answered as missing")
    void whatAHostHidesIsMissing() {
        var policy = AccessPolicy.ofAbri().alsoRefusing(asked -> asked.action() == Action.SEE);
        assertThat(policy.decide(BY_OWNER, Action.SEE, item(1), FACTS, NOW))
                .isEqualTo(new Denied(Refusal.THE_HOST_REFUSES, true));
        policy = policy.alsoRefusing(asked -> asked.action() == Action.DOWNLOAD);
        assertThat(policy.decide(BY_OWNER, Action.DOWNLOAD, item(1), FACTS, NOW))
                .isEqualTo(new Denied(Refusal.THE_HOST_REFUSES, true));
    }

    @Test
    @DisplayName("GATE-1: no host rule opens anything that Abri's rules shut, in the whole space")
    void noHostOpensAnything() {
        var obliging = AccessPolicy.ofAbri().alsoRefusing(asked -> false);
        var plain = AccessPolicy.ofAbri();
        assertThat(AccessSpace.everything().stream()
                .filter(asked -> asked.askedOf(obliging::decide) instanceof Granted
                        && !(asked.askedOf(plain::decide) instanceof Granted))
                .limit(5)).isEmpty();
        assertThat(HostRule.class.getMethods()).hasSize(1)
                .allSatisfy(only -> assertThat(only.getReturnType()).isEqualTo(boolean.class));
    }

    @Test
    @DisplayName("GATE-1: a host rule added to one policy leaves the others as they were")
    void policiesAreValues() {
        var plain = AccessPolicy.ofAbri();
        plain.alsoRefusing(asked -> true);
        assertThat(plain.decide(BY_OWNER, Action.SEE, item(1), FACTS, NOW)).isInstanceOf(Granted.class);
    }

    @Test
    @DisplayName("GATE-1: to ask for an action on something that it is not done to is a bug, not a refusal")
    void actionsHaveTheirThings() {
        assertThatThrownBy(
                () -> AccessPolicy.ofAbri().decide(BY_OWNER, Action.SEE_VAULT, item(1), FACTS, NOW))
                        .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("VLT-13: nothing known is nothing opened: without facts, staff and operators get nothing from a vault")
    void withoutFactsNothing() {
        var staff = new Viewpoint.StaffAt(new AccountId(new UUID(1, 3)), AccessSpace.THIS_RELAY);
        var shared = new Resource.AnItem(new ItemId(new UUID(3, 1)), VaultId.of(OWNER), Visibility.SHARED,
                new Author.Owner());
        for (var action : Action.values()) {
            if (action.on() == Action.On.ITEM) {
                assertThat(AccessPolicy.ofAbri().decide(staff, action, shared, Facts.of(Standing.READY), NOW))
                        .isInstanceOf(Denied.class);
                assertThat(AccessPolicy.ofAbri().decide(BY_OPERATOR, action, shared, Facts.of(Standing.READY),
                        NOW))
                                .isInstanceOf(Denied.class);
            }
        }
    }
}
