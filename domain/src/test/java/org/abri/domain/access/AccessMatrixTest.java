package org.abri.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.abri.domain.access.AccessSpace.Agreement;
import org.abri.domain.access.AccessSpace.Case;
import org.abri.domain.access.AccessSpace.Gate;
import org.abri.domain.access.AccessSpace.Thing;
import org.abri.domain.access.AccessSpace.Tie;
import org.abri.domain.access.AccessSpace.Who;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Proof;
import org.abri.domain.relay.InForce;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.VaultState;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole access space, asked of the one gate and held against the catalogue. */
class AccessMatrixTest {
    private static final int SHOWN = 20;
    private static final Gate POLICY = AccessPolicy.ofAbri()::decide;
    private static final Set<Action> ON_VAULT_OR_ITEM = EnumSet.copyOf(
            Stream.of(Action.values())
                    .filter(action -> action.on() == Action.On.VAULT || action.on() == Action.On.ITEM)
                    .toList());

    private static List<Answer> answers = List.of();

    /** A question and what the gate said. */
    record Answer(Case asked, AccessDecision decision) {
        boolean granted() {
            return decision instanceof Granted;
        }

        /** What was decided, without the key itself. */
        Object verdict() {
            return decision instanceof Granted granted ? granted.ground() : decision;
        }
    }

    @BeforeAll
    static void askEverything() {
        answers = AccessSpace.everything().stream().map(asked -> new Answer(asked, asked.askedOf(POLICY)))
                .toList();
    }

    @Test
    @DisplayName("GATE-1: every decision is the one that the catalogue, read independently, calls for")
    void everyDecisionIsTheCatalogues() {
        assertThat(answers).hasSizeGreaterThan(200_000);
        assertThat(answers.stream().map(answer -> answer.asked().action())).containsOnly(Action.values());
        assertThat(disagreements(POLICY)).isEmpty();
    }

    @Test
    @DisplayName("GATE-1: every refusal and every ground is met somewhere in the space")
    void everyRuleIsMet() {
        var met = EnumSet.noneOf(Refusal.class);
        var grounds = EnumSet.noneOf(Ground.class);
        for (var answer : answers) {
            switch (answer.decision()) {
                case Denied denied -> met.add(denied.refusal());
                case Granted granted -> grounds.add(granted.ground());
            }
        }
        assertThat(EnumSet.complementOf(met)).containsExactly(Refusal.THE_HOST_REFUSES);
        assertThat(EnumSet.complementOf(grounds)).isEmpty();
    }

    @Test
    @DisplayName("GATE-2: a thing that may not be seen is answered as missing, one that may is refused openly")
    void missingExactlyWhenItMayNotBeSeen() {
        Map<Action.On, Action> seeing =
                Map.of(Action.On.ITEM, Action.SEE, Action.On.VAULT, Action.SEE_VAULT, Action.On.RELAY,
                        Action.SEE_RELAY, Action.On.ACCOUNT, Action.SEE_OWN_ACCOUNT);
        never(answer -> {
            var see = seeing.get(answer.asked().action().on());
            return answer.asked().standing() == Standing.READY && answer.decision() instanceof Denied denied
                    && answer.asked().thing() != Thing.VAULT_OF_A_WORKER && denied.asMissing()
                            != (see != null && answer.asked().about(see).askedOf(POLICY) instanceof Denied);
        });
    }

    @Test
    @DisplayName("GATE-2: to see a thing is never refused openly to who is ready")
    void seeingIsNeverRefusedOpenly() {
        never(answer -> EnumSet.of(Action.SEE, Action.SEE_VAULT, Action.SEE_RELAY)
                .contains(answer.asked().action())
                && answer.asked().standing() == Standing.READY && answer.decision() instanceof Denied denied
                && answer.asked().thing() != Thing.VAULT_OF_A_WORKER && !denied.asMissing());
    }

    @Test
    @DisplayName("ACC-10: staff and operators have no vault of their own, and are told so in every state of the world")
    void workersHaveNoVault() {
        never(answer -> answer.asked().thing() == Thing.VAULT_OF_A_WORKER
                && answer.asked().standing() == Standing.READY && !answer.decision()
                        .equals(new Denied(Refusal.ONLY_BENEFICIARIES_HAVE_A_VAULT, false)));
    }

    @Test
    @DisplayName("AUT-6: for every standing but the last there is one rule that says what comes first")
    void everyStandingHasItsRule() {
        assertThat(Stream.of(Refusal.values()).flatMap(refusal -> refusal.first().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Standing.READY)));
    }

    @Test
    @DisplayName("GATE-1: no ground opens what it does not list, in the whole space")
    void groundsOpenWhatTheyList() {
        never(answer -> answer.decision() instanceof Granted granted
                && !granted.ground().actions().contains(answer.asked().action()));
    }

    @Test
    @DisplayName("GATE-2: a refusal before the password or the terms is the same whatever is asked about")
    void whatMustBeDoneFirstSaysNothingOfTheThing() {
        never(answer -> !EnumSet.of(Standing.READY, Standing.SUSPENDED).contains(answer.asked().standing())
                && !answer.asked().thing().account() && !isGiven(answer.asked().who())
                && !(answer.decision() instanceof Denied denied && !denied.asMissing()));
    }

    /** They hold what its owner gave. */
    private static boolean isGiven(Who who) {
        return who == Who.LINK_HOLDER || who == Who.FEED_READER;
    }

    @Nested
    class WhoSeesWhat {
        @Test
        @DisplayName("VLT-3, VLT-8: a private item gives nobody but its owner and whom they gave a link to it anything, and is answered as missing")
        void privateItemsAreForTheirOwner() {
            never(answer -> answer.asked().thing().privateItem() && isAnother(answer.asked().who())
                    && answer.granted());
            never(answer -> answer.asked().thing().privateItem() && isAnother(answer.asked().who())
                    && answer.asked().standing() == Standing.READY
                    && !answer.decision()
                            .equals(new Denied(Refusal.A_PRIVATE_ITEM_IS_FOR_ITS_OWNER_ALONE, true)));
        }

        @Test
        @DisplayName("VLT-3: whoever added it and whatever else is true, a private item answers in the same way")
        void privateItemsAllAnswerTheSame() {
            var verdicts = answers.stream()
                    .filter(answer -> answer.asked().thing().privateItem()
                            && isAnother(answer.asked().who())
                            && answer.asked().standing() == Standing.READY)
                    .map(Answer::verdict).distinct();
            assertThat(verdicts).hasSize(1);
        }

        @Test
        @DisplayName("VLT-4, VLT-8: only the owner, staff of this relay and whoever holds a link to it ever see a shared item")
        void sharedItemsAreForTheirOwnerAndAffiliatedStaff() {
            assertThat(whoIsEverGranted(
                    answer -> answer.asked().thing().sharedItem() && answer.asked().action() == Action.SEE))
                            .containsExactlyInAnyOrder(Who.OWNER, Who.PROFESSIONAL, Who.MANAGER,
                                    Who.LINK_HOLDER);
        }

        @Test
        @DisplayName("VLT-8: whoever holds a link sees and downloads that document, while the vault is open, whoever else does; nothing else, and no other one")
        void linksLeadToOneDocument() {
            assertThat(actionsEverGranted(answer -> answer.asked().who() == Who.LINK_HOLDER))
                    .containsExactlyInAnyOrder(Action.SEE, Action.DOWNLOAD);
            never(answer -> answer.asked().who() == Who.LINK_HOLDER_ELSEWHERE && answer.granted());
            never(answer -> answer.asked().who() == Who.LINK_HOLDER && answer.asked().thing().item()
                    && EnumSet.of(Action.SEE, Action.DOWNLOAD).contains(answer.asked().action())
                    && answer.granted() != (answer.asked().vault() == VaultState.OPEN
                            && EnumSet.of(Standing.READY, Standing.QUESTION_TO_RENEW)
                                    .contains(answer.asked().standing())));
        }

        @Test
        @DisplayName("VLT-8: whoever has the address of a calendar reads it while that vault is open, and nothing else, nor another one")
        void feedsAreOfOneVault() {
            assertThat(actionsEverGranted(answer -> answer.asked().who() == Who.FEED_READER))
                    .containsExactly(Action.READ_FEED);
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.READ_FEED))
                    .containsExactly(Who.FEED_READER);
            never(answer -> answer.asked().action() == Action.READ_FEED && answer.granted()
                    && answer.asked().vault() != VaultState.OPEN);
            var another = new VaultId(new UUID(1, 2));
            assertThat(AccessPolicy.ofAbri().decide(new Viewpoint.FeedReader(another), Action.READ_FEED,
                    new Resource.AVault(new VaultId(new UUID(1, 1))),
                    new Facts(Standing.READY, Optional.of(VaultState.OPEN), Optional.empty(),
                            Optional.empty(), Optional.empty(), Optional.empty()),
                    AccessSpace.NOW)).isInstanceOf(Denied.class);
        }

        @Test
        @DisplayName("VLT-8, PRI-2: only the owner gives links to what they have, and keeps them; none while the vault is restricted")
        void onlyTheOwnerGivesLinks() {
            assertThat(whoIsEverGranted(answer -> EnumSet
                    .of(Action.GIVE_LINK, Action.KEEP_LINKS, Action.KEEP_FEED)
                    .contains(answer.asked().action()))).containsExactly(Who.OWNER);
            never(answer -> answer.asked().action() == Action.GIVE_LINK && answer.granted()
                    && answer.asked().vault() == VaultState.RESTRICTED);
        }

        private static boolean isAnother(Who who) {
            return who != Who.OWNER && who != Who.LINK_HOLDER;
        }

        @Test
        @DisplayName("VLT-2: only the owner chooses who sees an item, or deletes it")
        void onlyTheOwnerChooses() {
            var choices = EnumSet.of(Action.SHARE, Action.MAKE_PRIVATE, Action.DELETE, Action.PUT_BACK,
                    Action.FAVOUR, Action.MOVE, Action.ADD_PRIVATE, Action.ARRANGE, Action.EMPTY_BIN);
            assertThat(whoIsEverGranted(answer -> choices.contains(answer.asked().action())))
                    .containsExactly(Who.OWNER);
        }

        @Test
        @DisplayName("VLT-2: once ready, the owner chooses in every state of the world")
        void theOwnerAlwaysChooses() {
            never(answer -> answer.asked().who() == Who.OWNER && answer.asked().standing() == Standing.READY
                    && !EnumSet.of(Thing.WITHDRAWN_OF_THIS_RELAY, Thing.BINNED_OF_THIS_RELAY)
                            .contains(answer.asked().thing())
                    && EnumSet.of(Action.SHARE, Action.MAKE_PRIVATE).contains(answer.asked().action())
                    && !answer.granted());
        }

        @Test
        @DisplayName("VLT-8: once ready, the owner changes, deletes and downloads everything in every state of the world")
        void theOwnerDoesEverything() {
            never(answer -> answer.asked().who() == Who.OWNER && answer.asked().standing() == Standing.READY
                    && answer.asked().thing().ofTheVault()
                    && !EnumSet.of(Action.REVIEW, Action.WITHDRAW, Action.GIVE_BACK, Action.START_RECOVERY,
                            Action.DECLARE_END_OF_SUPPORT,
                            Action.LOCK_PERSON, Action.RECTIFY_PERSON, Action.READ_FEED)
                            .contains(answer.asked().action())
                    && !isGivenOutRestricted(answer.asked()) && !answer.granted());
        }

        private static boolean isGivenOutRestricted(Case asked) {
            return asked.action() == Action.GIVE_LINK && asked.vault() == VaultState.RESTRICTED;
        }

        @Test
        @DisplayName("VLT-5: staff add only what is shared, and only with consent for their relay")
        void staffFeedWithConsent() {
            never(answer -> answer.asked().who().staff() && answer.asked().action() == Action.ADD_PRIVATE
                    && answer.granted());
            never(answer -> answer.asked().who().staff() && answer.asked().action() == Action.ADD_SHARED
                    && answer.granted()
                    && answer.asked().tie() != Tie.ACTIVE_AND_FED);
            never(answer -> answer.asked().action() == Action.DECIDE_FEEDING && answer.granted()
                    && answer.asked().who() != Who.OWNER);
        }

        @Test
        @DisplayName("VLT-6: staff change only what their relay added and what is shared, and delete nothing")
        void staffCorrectTheirOwn() {
            never(answer -> answer.asked().who().staff() && answer.granted()
                    && answer.asked().action() == Action.CHANGE
                    && answer.asked().thing() != Thing.SHARED_OF_THIS_RELAY);
            never(answer -> answer.asked().who().staff() && answer.granted()
                    && EnumSet.of(Action.DELETE, Action.MAKE_PRIVATE).contains(answer.asked().action()));
        }

        @Test
        @DisplayName("VLT-7: what is made private goes from staff at once, whoever added it")
        void madePrivateIsGone() {
            var twins = Map.of(Thing.SHARED_OF_OWNER, Thing.PRIVATE_OF_OWNER, Thing.SHARED_OF_THIS_RELAY,
                    Thing.PRIVATE_OF_THIS_RELAY,
                    Thing.SHARED_OF_ANOTHER_RELAY, Thing.PRIVATE_OF_ANOTHER_RELAY);
            never(answer -> answer.granted() && isAnother(answer.asked().who())
                    && twins.containsKey(answer.asked().thing())
                    && answer.asked().on(twins.get(answer.asked().thing()))
                            .askedOf(POLICY) instanceof Granted);
        }

        @Test
        @DisplayName("VLT-13, MOD-2: no operator gets anything in any vault, but to review or withdraw a shared item that was reported, and to give back one that was withdrawn")
        void operatorsReadNoVault() {
            assertThat(answers.stream()
                    .filter(answer -> answer.asked().who() == Who.OPERATOR
                            && answer.asked().thing().ofTheVault() && answer.granted()))
                                    .isNotEmpty().allSatisfy(answer -> {
                                        assertThat(answer.asked().action()).isIn(Action.REVIEW,
                                                Action.WITHDRAW);
                                        assertThat(answer.asked().thing().sharedItem()).isTrue();
                                        assertThat(answer.asked().reported()).isTrue();
                                    });
            assertThat(answers.stream()
                    .filter(answer -> answer.asked().who() == Who.OPERATOR
                            && answer.asked().thing() == Thing.WITHDRAWN_OF_THIS_RELAY && answer.granted()))
                                    .isNotEmpty().allSatisfy(answer -> {
                                        assertThat(answer.asked().action()).isIn(Action.REVIEW,
                                                Action.GIVE_BACK);
                                        assertThat(answer.asked().reported()).isTrue();
                                    });
        }

        @Test
        @DisplayName("MOD-2: no action on contents is an operator's on any ground but that an item was reported")
        void contentsAreNoOperators() {
            assertThat(answers.stream()
                    .filter(answer -> answer.asked().who() == Who.OPERATOR && answer.granted()
                            && ON_VAULT_OR_ITEM.contains(answer.asked().action()))
                    .map(Answer::verdict).distinct())
                            .containsExactly(Ground.OPERATORS_REVIEW_WHAT_IS_REPORTED);
        }

        @Test
        @DisplayName("MOD-1: what was withdrawn is nobody's any more, and answered as missing, its owner included")
        void withdrawnIsGone() {
            never(answer -> answer.asked().thing() == Thing.WITHDRAWN_OF_THIS_RELAY
                    && answer.asked().who() != Who.OPERATOR && answer.asked().standing() == Standing.READY
                    && !answer.decision()
                            .equals(new Denied(Refusal.A_WITHDRAWN_ITEM_IS_SEEN_BY_NOBODY, true)));
        }

        @Test
        @DisplayName("VLT-8: what was thrown away is its owner's to put back or erase and nothing else, and nobody else's; answered as missing, to its owner too")
        void thrownAwayIsGone() {
            never(answer -> answer.asked().thing() == Thing.BINNED_OF_THIS_RELAY && answer.granted()
                    && answer.asked().who() != Who.OWNER);
            assertThat(actionsEverGranted(answer -> answer.asked().thing() == Thing.BINNED_OF_THIS_RELAY))
                    .containsExactlyInAnyOrder(Action.PUT_BACK, Action.DELETE);
            never(answer -> answer.asked().thing() == Thing.BINNED_OF_THIS_RELAY
                    && answer.asked().who() != Who.OWNER && answer.asked().standing() == Standing.READY
                    && !answer.decision().equals(
                            new Denied(Refusal.A_BINNED_ITEM_IS_PUT_BACK_OR_ERASED_BY_ITS_OWNER, true)));
            never(answer -> answer.asked().thing() == Thing.BINNED_OF_THIS_RELAY
                    && answer.asked().standing() == Standing.READY
                    && answer.decision() instanceof Denied denied && !denied.asMissing());
        }

        @Test
        @DisplayName("MOD-1: a report that is over opens nothing, to the instant")
        void aReportIsOver() {
            var reported = Case.ordinary(Who.OPERATOR, Action.REVIEW, Thing.SHARED_OF_OWNER)
                    .withReported(true);
            Gate atTheEnd = (viewpoint, action, resource, facts, now) -> POLICY.decide(viewpoint, action,
                    resource, facts, facts.reportedUntil().orElseThrow());
            Gate justBefore = (viewpoint, action, resource, facts, now) -> POLICY.decide(viewpoint, action,
                    resource, facts, facts.reportedUntil().orElseThrow().minusMillis(1));
            assertThat(reported.askedOf(justBefore)).isInstanceOf(Granted.class);
            assertThat(reported.askedOf(atTheEnd))
                    .isEqualTo(new Denied(Refusal.NO_OPERATOR_READS_A_VAULT, true));
        }

        @Test
        @DisplayName("MOD-1: whoever sees an item and has an account may report it, and nobody but an operator reviews it")
        void whoSeesReports() {
            never(answer -> answer.asked().action() == Action.SEE && !answer.asked().who().nobody()
                    && answer.asked().standing() != Standing.SUSPENDED
                    && answer.granted()
                            != (answer.asked().about(Action.REPORT).askedOf(POLICY) instanceof Granted));
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.REVIEW))
                    .containsExactly(Who.OPERATOR);
        }

        @Test
        @DisplayName("MOD-1: that an item was reported changes nothing for anybody but operators")
        void aReportChangesNothingElse() {
            changesNothing(
                    answer -> answer.asked().reported() && answer.asked().who() != Who.OPERATOR,
                    asked -> asked.withReported(false));
        }

        @Test
        @DisplayName("PRI-3: the record of a vault is read by its owner alone")
        void theRecordIsTheOwners() {
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.READ_JOURNAL))
                    .containsExactly(Who.OWNER);
        }

        @Test
        @DisplayName("VLT-3: no decision depends on what an item holds, nor, but for whom a link leads to one, on which item it is")
        void contentNeverCounts() {
            var vault = new VaultId(new UUID(1, 1));
            var id = new ItemId(new UUID(3, 1));
            var note = Item.ofOwner(id, vault, Visibility.SHARED, AccessSpace.NOW,
                    new ItemContent.Note("a", "b"));
            var document = Item.ofOwner(id, vault, Visibility.SHARED, AccessSpace.NOW.minusSeconds(9),
                    new ItemContent.Document("c", new FileName("c.pdf"), DocumentType.PDF,
                            PaperKind.OTHER, 7, "0".repeat(64),
                            new BlobId(new UUID(5, 1))));
            assertThat(Resource.of(note)).isEqualTo(Resource.of(document));
            assertThat(Stream.of(Resource.AnItem.class.getRecordComponents()).<
                    Class<?>> map(part -> part.getType()))
                            .containsExactlyInAnyOrder(ItemId.class, VaultId.class, Visibility.class,
                                    Author.class);
            Gate onAnotherItem = (viewpoint, action, resource, facts, now) -> POLICY.decide(viewpoint, action,
                    resource instanceof Resource.AnItem item
                            ? new Resource.AnItem(new ItemId(new UUID(3, 2)), item.vault(), item.visibility(),
                                    item.author())
                            : resource,
                    facts, now);
            never(answer -> !EnumSet.of(Who.LINK_HOLDER, Who.LINK_HOLDER_ELSEWHERE)
                    .contains(answer.asked().who())
                    && !answer.verdict()
                            .equals(new Answer(answer.asked(), answer.asked().askedOf(onAnotherItem))
                                    .verdict()));
        }
    }

    @Nested
    class WhatStatesTakeAway {
        @Test
        @DisplayName("AFF-3: a request opens nothing; it can only be withdrawn")
        void aRequestOpensNothing() {
            never(answer -> answer.asked().tie() == Tie.REQUESTED && answer.asked().who().staff()
                    && answer.granted()
                    && ON_VAULT_OR_ITEM.contains(answer.asked().action())
                    && answer.asked().action() != Action.END_AFFILIATION);
            changesNothing(
                    answer -> answer.asked().tie() == Tie.REQUESTED
                            && answer.asked().action() != Action.END_AFFILIATION,
                    asked -> asked.with(Tie.NONE));
        }

        @Test
        @DisplayName("AFF-6: when an affiliation is over, everything answers as if there had never been one")
        void whatIsOverLeavesNothing() {
            changesNothing(answer -> answer.asked().tie() == Tie.OVER, asked -> asked.with(Tie.NONE));
            never(answer -> answer.asked().tie() == Tie.OVER && answer.asked().who().staff()
                    && answer.granted()
                    && ON_VAULT_OR_ITEM.contains(answer.asked().action()));
        }

        @Test
        @DisplayName("AFF-1: no state of an affiliation takes anything from the owner")
        void theVaultOutlivesItsAffiliations() {
            changesNothing(answer -> answer.asked().who() == Who.OWNER, asked -> asked.with(Tie.NONE));
        }

        @Test
        @DisplayName("AFF-5: the owner, and staff of the relay when asked, end a tie whatever the agreement, restricted or not")
        void endingIsNeverDelayed() {
            never(answer -> answer.asked().action() == Action.END_AFFILIATION
                    && answer.asked().thing() == Thing.VAULT
                    && answer.asked().standing() == Standing.READY
                    && (answer.asked().who() == Who.OWNER
                            || (answer.asked().who().here() && answer.asked().tie() != Tie.NONE
                                    && answer.asked().tie() != Tie.OVER))
                    && !answer.granted());
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.END_AFFILIATION))
                    .containsExactlyInAnyOrder(Who.OWNER, Who.PROFESSIONAL, Who.MANAGER);
        }

        @Test
        @DisplayName("AFF-2: nobody but the beneficiary confirms an affiliation")
        void onlyTheBeneficiaryConfirms() {
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.CONFIRM_AFFILIATION))
                    .containsExactly(Who.OWNER);
        }

        @Test
        @DisplayName("REL-3: without an agreement in force staff neither open accounts, nor affiliate, nor see, nor feed")
        void withoutAgreementStaffDoNotWork() {
            var work = EnumSet.copyOf(ON_VAULT_OR_ITEM);
            work.remove(Action.END_AFFILIATION);
            work.addAll(EnumSet.of(Action.SEE_PEOPLE, Action.OPEN_BENEFICIARY_ACCOUNT,
                    Action.OPEN_AT_A_DISTANCE, Action.OPEN_PROFESSIONAL_ACCOUNT,
                    Action.REQUEST_AFFILIATION));
            never(answer -> answer.asked().agreement() != Agreement.IN_FORCE && answer.asked().who().here()
                    && answer.granted()
                    && work.contains(answer.asked().action()));
        }

        @Test
        @DisplayName("REL-3: not begun, ended or suspended is all the same, and beneficiaries keep their vault untouched")
        void withoutAgreementBeneficiariesKeepTheirs() {
            changesNothing(answer -> answer.asked().agreement() != Agreement.IN_FORCE,
                    asked -> asked.with(Agreement.SUSPENDED));
            changesNothing(answer -> answer.asked().who() == Who.OWNER,
                    asked -> asked.with(Agreement.IN_FORCE));
        }

        @Test
        @DisplayName("ACC-7: a pending vault gives nobody but its owner anything; a tie to it can only be ended")
        void pendingVaultsAreClosed() {
            never(answer -> answer.asked().vault() == VaultState.PENDING && answer.asked().who() != Who.OWNER
                    && answer.granted()
                    && ON_VAULT_OR_ITEM.contains(answer.asked().action())
                    && answer.asked().action() != Action.END_AFFILIATION);
        }

        @Test
        @DisplayName("PRI-2: a restricted vault gives nobody but its owner anything; a tie to it can only be ended, and what was withdrawn given back")
        void restrictedVaultsAreClosed() {
            never(answer -> answer.asked().vault() == VaultState.RESTRICTED
                    && answer.asked().who() != Who.OWNER && answer.granted()
                    && ON_VAULT_OR_ITEM.contains(answer.asked().action())
                    && answer.asked().action() != Action.END_AFFILIATION
                    && answer.asked().action() != Action.GIVE_BACK);
            changesNothing(answer -> answer.asked().who() == Who.OWNER
                    && answer.asked().action() != Action.GIVE_LINK, asked -> asked.with(VaultState.OPEN));
        }

        @Test
        @DisplayName("AUT-6: with a password that is not their own, people choose one and see whose account it is, and that is all")
        void nothingBeforeAPasswordOfOnesOwn() {
            assertThat(actionsEverGranted(answer -> answer.asked().standing() == Standing.PASSWORD_TO_CHOOSE))
                    .containsExactlyInAnyOrder(Action.CHOOSE_PASSWORD);
            never(answer -> answer.asked().standing() == Standing.PASSWORD_TO_CHOOSE && answer.granted()
                    && answer.asked().thing() != Thing.OWN_ACCOUNT);
        }

        @Test
        @DisplayName("TOS-1: before the terms are accepted, people accept them and see whose account it is, and that is all")
        void nothingBeforeTheTerms() {
            assertThat(actionsEverGranted(answer -> answer.asked().standing() == Standing.TERMS_TO_ACCEPT))
                    .containsExactlyInAnyOrder(Action.ACCEPT_TERMS);
            never(answer -> answer.asked().standing() == Standing.TERMS_TO_ACCEPT && answer.granted()
                    && answer.asked().thing() != Thing.OWN_ACCOUNT);
        }

        @Test
        @DisplayName("SEC-2: who must have a second factor and has none sets one up, and that is all")
        void nothingBeforeASecondFactor() {
            assertThat(actionsEverGranted(answer -> answer.asked().standing() == Standing.FACTOR_TO_SET_UP))
                    .containsExactlyInAnyOrder(Action.KEEP_FACTOR);
            never(answer -> answer.asked().standing() == Standing.FACTOR_TO_SET_UP && answer.granted()
                    && answer.asked().thing() != Thing.OWN_ACCOUNT);
        }

        @Test
        @DisplayName("SEC-8: a locked account reaches nothing at all, whoever's it is")
        void nothingWhileLocked() {
            never(answer -> answer.asked().standing() == Standing.LOCKED && answer.granted());
        }

        @Test
        @DisplayName("LAW-5, END-5: suspended people see and take their own papers, and leave; suspended staff and operators reach nothing")
        void suspended() {
            assertThat(actionsEverGranted(answer -> answer.asked().standing() == Standing.SUSPENDED))
                    .containsExactlyInAnyOrder(Action.SEE_VAULT, Action.SEE, Action.DOWNLOAD,
                            Action.READ_JOURNAL, Action.SEE_OWN_ACCOUNT, Action.LOCK_ACCOUNT,
                            Action.DELETE_ACCOUNT, Action.TELL_PROBLEM);
            assertThat(whoIsEverGranted(answer -> answer.asked().standing() == Standing.SUSPENDED))
                    .containsExactlyInAnyOrder(Who.OWNER, Who.OTHER_BENEFICIARY);
            never(answer -> answer.asked().standing() == Standing.SUSPENDED && answer.granted()
                    && answer.asked().who() == Who.OTHER_BENEFICIARY
                    && answer.asked().thing() != Thing.OWN_ACCOUNT);
        }

        @Test
        @DisplayName("END-5: nobody but its owner is in the vault of somebody suspended, but to end an affiliation")
        void suspendedVault() {
            never(answer -> answer.asked().vault() == VaultState.SUSPENDED
                    && answer.asked().thing().ofTheVault() && answer.asked().who() != Who.OWNER
                    && answer.granted() && answer.asked().action() != Action.END_AFFILIATION);
        }

        @Test
        @DisplayName("SEC-5: before another question is set, whoever told their answer to staff sets one, and that is all; what they gave stays given")
        void nothingBeforeAnotherQuestion() {
            assertThat(actionsEverGranted(answer -> answer.asked().standing() == Standing.QUESTION_TO_RENEW
                    && !isGiven(answer.asked().who())))
                            .containsExactlyInAnyOrder(Action.CHOOSE_QUESTION);
            never(answer -> answer.asked().standing() == Standing.QUESTION_TO_RENEW && answer.granted()
                    && answer.asked().thing() != Thing.OWN_ACCOUNT
                    && !isGiven(answer.asked().who()));
        }
    }

    @Nested
    class KindsOfAccount {
        @Test
        @DisplayName("ACC-10: beneficiaries have no function of staff's or operators', staff none of operators'")
        void eachKindHasItsOwn() {
            never(answer -> EnumSet.of(Who.OWNER, Who.OTHER_BENEFICIARY).contains(answer.asked().who())
                    && answer.granted()
                    && EnumSet.of(Thing.RELAY, Thing.SERVICE).contains(answer.asked().thing()));
            never(answer -> answer.asked().who().staff() && answer.granted()
                    && EnumSet.of(Action.SEE_RELAYS, Action.RECORD_RELAY, Action.NAME_MANAGER, Action.REVIEW,
                            Action.WITHDRAW, Action.GIVE_BACK, Action.KEEP_REPORTS, Action.PUBLISH_TERMS,
                            Action.SEE_CONDITION)
                            .contains(answer.asked().action()));
        }

        @Test
        @DisplayName("ACC-10: another's vault or account gives a beneficiary nothing, and who is not signed in nothing at all")
        void strangersGetNothing() {
            never(answer -> answer.asked().who() == Who.OTHER_BENEFICIARY && answer.granted()
                    && answer.asked().thing() != Thing.OWN_ACCOUNT);
            never(answer -> answer.asked().thing() == Thing.ANOTHERS_ACCOUNT && answer.granted());
            never(answer -> answer.asked().who() == Who.ANYONE && answer.granted());
            never(answer -> answer.asked().who().nobody() && !answer.asked().thing().item()
                    && answer.asked().action() != Action.READ_FEED && answer.granted());
        }

        @Test
        @DisplayName("ACC-11: a manager may do whatever a professional may")
        void managersAreProfessionalsToo() {
            never(answer -> answer.asked().who() == Who.PROFESSIONAL && answer.granted()
                    && !(answer.asked().by(Who.MANAGER).askedOf(POLICY) instanceof Granted));
        }

        @Test
        @DisplayName("ACC-12: staff of another relay get nothing here, nor in a vault that is not affiliated to theirs")
        void relayByRelay() {
            never(answer -> answer.asked().who().elsewhere() && answer.granted()
                    && answer.asked().thing() != Thing.OWN_ACCOUNT);
        }

        @Test
        @DisplayName("ACC-13: staff without membership get their own account and nothing else")
        void withoutMembershipNothing() {
            never(answer -> EnumSet.of(Who.STAFF, Who.NOT_A_MEMBER).contains(answer.asked().who())
                    && answer.granted()
                    && answer.asked().thing() != Thing.OWN_ACCOUNT);
            never(answer -> answer.asked().who() == Who.STAFF && answer.asked().standing() == Standing.READY
                    && answer.asked().thing() == Thing.OWN_ACCOUNT
                    && answer.asked().action() != Action.DELETE_ACCOUNT && !answer.granted());
        }

        @Test
        @DisplayName("ACC-4: a professional opens no professional account, and staff of another relay none here")
        void managersOpenProfessionalAccounts() {
            assertThat(
                    whoIsEverGranted(answer -> answer.asked().action() == Action.OPEN_PROFESSIONAL_ACCOUNT))
                            .containsExactlyInAnyOrder(Who.MANAGER, Who.OPERATOR);
        }

        @Test
        @DisplayName("ACC-5: beneficiaries' accounts are opened by staff of the relay or an operator, while its agreement is in force")
        void beneficiaryAccountsAreOpenedAtARelayThatWorks() {
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.OPEN_BENEFICIARY_ACCOUNT))
                    .containsExactlyInAnyOrder(Who.PROFESSIONAL, Who.MANAGER);
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.OPEN_ON_SITE))
                    .containsExactly(Who.OPERATOR);
            never(answer -> EnumSet.of(Action.OPEN_BENEFICIARY_ACCOUNT, Action.OPEN_ON_SITE)
                    .contains(answer.asked().action()) && answer.granted()
                    && answer.asked().agreement() != Agreement.IN_FORCE);
        }

        @Test
        @DisplayName("ACC-7: an account is opened at a distance by staff of the relay alone, while its agreement is in force")
        void distantOpeningsAreForStaff() {
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.OPEN_AT_A_DISTANCE))
                    .containsExactlyInAnyOrder(Who.PROFESSIONAL, Who.MANAGER);
            never(answer -> answer.asked().action() == Action.OPEN_AT_A_DISTANCE && answer.granted()
                    && answer.asked().agreement() != Agreement.IN_FORCE);
        }

        @Test
        @DisplayName("ACC-3: only an operator records a relay and names its manager")
        void operatorsNameManagers() {
            assertThat(whoIsEverGranted(answer -> EnumSet.of(Action.NAME_MANAGER, Action.RECORD_RELAY)
                    .contains(answer.asked().action())))
                            .containsExactly(Who.OPERATOR);
        }

        @Test
        @DisplayName("ACC-3: only a manager asks for another manager, also while no agreement is in force")
        void managersAskForManagers() {
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.ASK_FOR_MANAGER))
                    .containsExactly(Who.MANAGER);
            never(answer -> answer.asked().who() == Who.MANAGER
                    && answer.asked().action() == Action.ASK_FOR_MANAGER
                    && answer.asked().standing() == Standing.READY && !answer.granted());
        }

        @Test
        @DisplayName("REL-5: whoever works at a relay knows with whom")
        void staffKnowTheirTeam() {
            assertThat(whoIsEverGranted(answer -> answer.asked().action() == Action.SEE_TEAM))
                    .containsExactlyInAnyOrder(Who.PROFESSIONAL, Who.MANAGER, Who.OPERATOR);
        }

        @Test
        @DisplayName("REL-5: the team is kept by its manager, also while no agreement is in force, and by no professional")
        void managersKeepTheTeam() {
            var keeping = EnumSet.of(Action.RENEW_ACCESS, Action.REMOVE_STAFF);
            assertThat(whoIsEverGranted(answer -> keeping.contains(answer.asked().action())))
                    .containsExactlyInAnyOrder(Who.MANAGER, Who.OPERATOR);
            never(answer -> answer.asked().who() == Who.MANAGER && keeping.contains(answer.asked().action())
                    && answer.asked().standing() == Standing.READY && !answer.granted());
        }
    }

    /** Policies that are wrong in one place each: a matrix that does not notice them proves nothing. */
    @Nested
    class Guards {
        @Test
        @DisplayName("GATE-1: a policy that refuses one thing more is noticed")
        void oneRefusalMoreIsNoticed() {
            var stricter = AccessPolicy.ofAbri()
                    .alsoRefusing(asked -> asked.byOwner() && asked.isOneOf(Action.DOWNLOAD)
                            && asked.vaultIs(VaultState.PENDING) && asked.aboutAPrivateItem());
            assertThat(disagreements(stricter::decide)).isNotEmpty();
        }

        @Test
        @DisplayName("GATE-1: a policy that forgets any one rule is noticed")
        void everyForgottenRuleIsNoticed() {
            var wrong = new LinkedHashMap<String, Gate>();
            wrong.put("private is shown like shared", asking(facts -> facts, AccessMatrixTest::shared));
            wrong.put("a pending vault is open",
                    asking(facts -> in(facts, VaultState.PENDING), resource -> resource));
            wrong.put("a restricted vault is open",
                    asking(facts -> in(facts, VaultState.RESTRICTED), resource -> resource));
            wrong.put("a suspended vault is open",
                    asking(facts -> in(facts, VaultState.SUSPENDED), resource -> resource));
            wrong.put("a lock keeps nobody out",
                    asking(facts -> standing(facts, Standing.LOCKED), resource -> resource));
            wrong.put("a suspension keeps nobody out",
                    asking(facts -> standing(facts, Standing.SUSPENDED), resource -> resource));
            wrong.put("a request counts as confirmed",
                    asking(AccessMatrixTest::confirmed, resource -> resource));
            wrong.put("a suspended agreement goes on",
                    asking(AccessMatrixTest::resumed, resource -> resource));
            wrong.put("consent is taken for granted", asking(AccessMatrixTest::fed, resource -> resource));
            wrong.put("the terms need no acceptance",
                    asking(facts -> standing(facts, Standing.TERMS_TO_ACCEPT), resource -> resource));
            wrong.put("the first password is good",
                    asking(facts -> standing(facts, Standing.PASSWORD_TO_CHOOSE), resource -> resource));
            wrong.put("an answer that was told is good",
                    asking(facts -> standing(facts, Standing.QUESTION_TO_RENEW), resource -> resource));
            wrong.put("every professional is a manager",
                    asking(AccessMatrixTest::promoted, resource -> resource));
            wrong.put("who added an item does not count",
                    asking(facts -> facts, AccessMatrixTest::ofThisRelay));
            wrong.put("everything is reported", asking(
                    facts -> new Facts(facts.standing(), facts.vault(), facts.affiliation(), facts.relay(),
                            facts.role(), Optional.of(Instant.MAX)),
                    resource -> resource));
            wrong.put("refused openly", answering(denied -> new Denied(denied.refusal(), false)));
            wrong.put("always missing", answering(denied -> new Denied(denied.refusal(), true)));
            wrong.put("staff outside of a relay see the service's relays",
                    (viewpoint, action, resource, facts,
                            now) -> viewpoint instanceof Viewpoint.Staff && action == Action.SEE_RELAYS
                                    ? new Granted(new Question(viewpoint, action, resource, facts, now),
                                            Ground.OPERATORS_KEEP_THE_RELAYS)
                                    : POLICY.decide(viewpoint, action, resource, facts, now));

            assertThat(wrong)
                    .allSatisfy((name, gate) -> assertThat(disagreements(gate)).as(name).isNotEmpty());
        }
    }

    /** Where a gate and the catalogue say different things; the first few, in words. */
    private static List<String> disagreements(Gate gate) {
        var found = new ArrayList<String>();
        for (var answer : answers) {
            var asked = answer.asked();
            var decision = asked.askedOf(gate);
            if (!agree(asked, decision) && found.size() < SHOWN) {
                found.add(asked + " was answered " + decision + ", expected "
                        + (AccessOracle.opens(asked) ? "a grant"
                                : AccessOracle.asMissing(asked) ? "missing" : "a refusal"));
            }
        }
        return found;
    }

    private static boolean agree(Case asked, AccessDecision decision) {
        return switch (decision) {
            case Granted granted -> AccessOracle.opens(asked);
            case Denied denied ->
                    !AccessOracle.opens(asked) && denied.asMissing() == AccessOracle.asMissing(asked);
        };
    }

    private static void never(Predicate<Answer> wrong) {
        assertThat(answers.stream().filter(wrong).limit(SHOWN)).isEmpty();
    }

    /** That those answers are the same when this is otherwise. */
    private static void changesNothing(Predicate<Answer> which, UnaryOperator<Case> otherwise) {
        never(answer -> {
            if (!which.test(answer)) { return false; }
            var other = otherwise.apply(answer.asked());
            return !answer.verdict().equals(new Answer(other, other.askedOf(POLICY)).verdict());
        });
    }

    private static List<Who> whoIsEverGranted(Predicate<Answer> which) {
        return answers.stream().filter(Answer::granted).filter(which).map(answer -> answer.asked().who())
                .distinct().toList();
    }

    private static List<Action> actionsEverGranted(Predicate<Answer> which) {
        return answers.stream().filter(Answer::granted).filter(which).map(answer -> answer.asked().action())
                .distinct().toList();
    }

    private static Gate asking(UnaryOperator<Facts> facts, UnaryOperator<Resource> resource) {
        return (viewpoint, action, thing, known, now) -> POLICY.decide(viewpoint, action,
                resource.apply(thing), facts.apply(known), now);
    }

    private static Gate answering(UnaryOperator<Denied> otherwise) {
        return (viewpoint, action, resource, facts,
                now) -> switch (POLICY.decide(viewpoint, action, resource, facts, now)) {
                    case Denied denied -> otherwise.apply(denied);
                    case Granted granted -> granted;
                };
    }

    private static Resource shared(Resource resource) {
        return resource instanceof Resource.AnItem item
                ? new Resource.AnItem(item.id(), item.vault(), Visibility.SHARED, item.author())
                : resource;
    }

    private static Resource ofThisRelay(Resource resource) {
        return resource instanceof Resource.AnItem item
                ? new Resource.AnItem(item.id(), item.vault(), item.visibility(),
                        new Author.Staff(new AccountId(new UUID(1, 4)), AccessSpace.THIS_RELAY))
                : resource;
    }

    private static Facts in(Facts facts, VaultState takenForOpen) {
        return new Facts(facts.standing(),
                facts.vault().map(state -> state == takenForOpen ? VaultState.OPEN : state),
                facts.affiliation(), facts.relay(), facts.role(), facts.reportedUntil());
    }

    private static Facts confirmed(Facts facts) {
        return new Facts(facts.standing(), facts.vault(),
                facts.affiliation().map(tie -> tie.openRequestAt(AccessSpace.NOW).isPresent()
                        ? tie.confirmed(Proof.SMS_CODE, AccessSpace.NOW)
                        : tie),
                facts.relay(), facts.role(), facts.reportedUntil());
    }

    private static Facts fed(Facts facts) {
        return new Facts(facts.standing(), facts.vault(),
                facts.affiliation().map(tie -> tie.active() ? tie.feedingConsented(Instant.EPOCH) : tie),
                facts.relay(), facts.role(),
                facts.reportedUntil());
    }

    private static Facts resumed(Facts facts) {
        return new Facts(facts.standing(), facts.vault(), facts.affiliation(),
                facts.relay().map(relay -> new InForce(relay.relay(), relay.from(), relay.before(),
                        Optional.empty(), relay.next())),
                facts.role(),
                facts.reportedUntil());
    }

    private static Facts standing(Facts facts, Standing takenForReady) {
        return new Facts(facts.standing() == takenForReady ? Standing.READY : facts.standing(), facts.vault(),
                facts.affiliation(),
                facts.relay(), facts.role(), facts.reportedUntil());
    }

    private static Facts promoted(Facts facts) {
        return new Facts(facts.standing(), facts.vault(), facts.affiliation(), facts.relay(),
                facts.role().map(role -> StaffRole.MANAGER), facts.reportedUntil());
    }
}
