package org.abri.domain.access;

import java.util.Optional;
import org.abri.domain.account.Standing;
import org.abri.domain.vault.VaultState;

/**
 * The rules that close a door. Each name is the rule; each is a stable code that pages and API turn into words. A refusal
 * beats every {@link Ground}; the first that applies is the answer.
 */
public enum Refusal {
    /** SEC-8: a locked account reaches nothing, and nothing of it goes on. */
    A_LOCKED_ACCOUNT_REACHES_NOTHING("SEC-8", Standing.LOCKED) {
        @Override
        boolean applies(Question asked) {
            return standsBefore(asked);
        }
    },

    /** END-5, LAW-5: whoever is suspended still takes their own papers with them, locks their account, and leaves. */
    WHOEVER_IS_SUSPENDED_TAKES_THEIR_PAPERS_AND_LEAVES("LAW-5", Standing.SUSPENDED) {
        @Override
        boolean applies(Question asked) {
            return standsBefore(asked)
                    && !(asked.byBeneficiary() && asked.isOneOf(Action.SEE_VAULT, Action.SEE,
                            Action.DOWNLOAD, Action.READ_JOURNAL, Action.SEE_OWN_ACCOUNT, Action.LOCK_ACCOUNT,
                            Action.DELETE_ACCOUNT, Action.TELL_PROBLEM));
        }
    },

    /** AUT-6, ACC-3: whoever has not chosen a password can do nothing but that. */
    NOTHING_IS_REACHABLE_BEFORE_A_PASSWORD_OF_ONES_OWN("AUT-6", Standing.PASSWORD_TO_CHOOSE) {
        @Override
        boolean applies(Question asked) {
            return standsBefore(asked) && !asked.isOneOf(Action.CHOOSE_PASSWORD);
        }
    },

    /** TOS-1: at the first sign-in nothing but the terms is reachable. */
    NOTHING_IS_REACHABLE_BEFORE_THE_TERMS_ARE_ACCEPTED("TOS-1", Standing.TERMS_TO_ACCEPT) {
        @Override
        boolean applies(Question asked) {
            return standsBefore(asked) && !asked.isOneOf(Action.ACCEPT_TERMS);
        }
    },

    /** SEC-2: whoever must have a second factor and has none can do nothing but set one up. */
    NOTHING_IS_REACHABLE_BEFORE_A_SECOND_FACTOR("SEC-2", Standing.FACTOR_TO_SET_UP) {
        @Override
        boolean applies(Question asked) {
            return standsBefore(asked) && !asked.isOneOf(Action.KEEP_FACTOR);
        }
    },

    /** SEC-5: whoever told their secret answer to staff sets another question before anything else; what they gave by an address stays given. */
    NOTHING_IS_REACHABLE_BEFORE_ANOTHER_QUESTION("SEC-5", Standing.QUESTION_TO_RENEW) {
        @Override
        boolean applies(Question asked) {
            return standsBefore(asked) && !asked.isOneOf(Action.CHOOSE_QUESTION)
                    && !asked.byHolderOfItsLink() && !asked.byReaderOfItsFeed();
        }
    },

    /** ACC-10, ACC-1: a vault of one's own is a beneficiary's; staff and operators have none. */
    ONLY_BENEFICIARIES_HAVE_A_VAULT("ACC-10") {
        @Override
        boolean applies(Question asked) {
            return asked.aboutAVault() && asked.aboutOneself() && !asked.byOwner();
        }
    },

    /** VLT-3: no professional, manager or operator sees it, nor that it exists; whom its owner gives a link to may (VLT-8). */
    A_PRIVATE_ITEM_IS_FOR_ITS_OWNER_ALONE("VLT-3") {
        @Override
        boolean applies(Question asked) {
            return asked.aboutAPrivateItem() && !asked.byOwner() && !asked.byHolderOfItsLink();
        }
    },

    /** MOD-1: what was withdrawn is seen by nobody, its owner neither, but by operators as long as it can be given back. */
    A_WITHDRAWN_ITEM_IS_SEEN_BY_NOBODY("MOD-1") {
        @Override
        boolean applies(Question asked) {
            return asked.aboutAWithdrawnItem()
                    && !(asked.byOperator() && asked.isOneOf(Action.REVIEW, Action.GIVE_BACK));
        }
    },

    /** VLT-8, VLT-7: what its owner has thrown away is there for nobody else, and for them to be put back or erased. */
    A_BINNED_ITEM_IS_PUT_BACK_OR_ERASED_BY_ITS_OWNER("VLT-8") {
        @Override
        boolean applies(Question asked) {
            return asked.aboutABinnedItem()
                    && !(asked.byOwner() && asked.isOneOf(Action.PUT_BACK, Action.DELETE));
        }
    },

    /** MOD-1: given back is what was withdrawn, and nothing else. */
    ONLY_WHAT_WAS_WITHDRAWN_IS_GIVEN_BACK("MOD-1") {
        @Override
        boolean applies(Question asked) {
            return asked.isOneOf(Action.GIVE_BACK) && !asked.aboutAWithdrawnItem();
        }
    },

    /** ACC-7: until its owner has validated it, nobody else sees or feeds anything in it. A request can be withdrawn. */
    A_PENDING_VAULT_IS_CLOSED_TO_EVERYBODY_ELSE("ACC-7") {
        @Override
        boolean applies(Question asked) {
            return asked.vaultIs(VaultState.PENDING) && asked.aboutAVault() && !asked.byOwner()
                    && !asked.isOneOf(Action.END_AFFILIATION);
        }
    },

    /** PRI-2: while restricted, data is kept and nothing else is done with it. Ending an affiliation uses none of it. */
    A_RESTRICTED_VAULT_IS_CLOSED_TO_EVERYBODY_ELSE("PRI-2") {
        @Override
        boolean applies(Question asked) {
            return asked.vaultIs(VaultState.RESTRICTED) && asked.aboutAVault() && !asked.byOwner()
                    && !asked.isOneOf(Action.END_AFFILIATION, Action.GIVE_BACK);
        }
    },

    /** PRI-2: while restricted, nothing is done with what is kept: its owner gives nothing out of it either. */
    NOTHING_IS_GIVEN_OUT_OF_A_RESTRICTED_VAULT("PRI-2") {
        @Override
        boolean applies(Question asked) {
            return asked.vaultIs(VaultState.RESTRICTED) && asked.isOneOf(Action.GIVE_LINK);
        }
    },

    /** END-5: while its owner is suspended, who cannot take back what they share, nobody else works in it. */
    A_SUSPENDED_VAULT_IS_CLOSED_TO_EVERYBODY_ELSE("END-5") {
        @Override
        boolean applies(Question asked) {
            return asked.vaultIs(VaultState.SUSPENDED) && asked.aboutAVault() && !asked.byOwner()
                    && !asked.isOneOf(Action.END_AFFILIATION, Action.GIVE_BACK);
        }
    },

    /** ACC-13, REL-5: who does not belong to the relay, or no longer does, has nothing but their own account. */
    STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY("ACC-13") {
        @Override
        boolean applies(Question asked) {
            return asked.byStaff() && !asked.byMember() && asked.action().on() != Action.On.ACCOUNT;
        }
    },

    /** ACC-12: what staff may do is decided relay by relay. */
    STAFF_ACT_AT_THEIR_OWN_RELAY("ACC-12") {
        @Override
        boolean applies(Question asked) {
            return asked.byStaff() && asked.action().on() == Action.On.RELAY && !asked.atOwnRelay();
        }
    },

    /** AFF-1, AFF-6: only an affiliation that is confirmed and not over lets staff in; a mere request never does (AFF-3). */
    STAFF_SEE_ONLY_AFFILIATED_VAULTS("AFF-6") {
        @Override
        boolean applies(Question asked) {
            return asked.byStaff() && asked.aboutAVault() && !asked.affiliated()
                    && !asked.isOneOf(Action.END_AFFILIATION);
        }
    },

    /** REL-3: while no agreement is in force, staff neither open accounts, nor affiliate, nor see, nor feed. */
    WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK("REL-3") {
        @Override
        boolean applies(Question asked) {
            return asked.byStaff() && !asked.relayWorks() && asked.action().restsWithoutAnAgreement();
        }
    },

    /** ACC-5, ACC-4, REL-3: operators too open accounts only at a relay whose agreement is in force. */
    ACCOUNTS_ARE_OPENED_ONLY_AT_A_RELAY_WITH_AN_AGREEMENT_IN_FORCE("ACC-5") {
        @Override
        boolean applies(Question asked) {
            return asked.byOperator() && !asked.relayWorks()
                    && asked.isOneOf(Action.OPEN_ON_SITE, Action.OPEN_PROFESSIONAL_ACCOUNT);
        }
    },

    /** VLT-13: private or shared, no operator reads a vault; the one exception is a reported item (MOD-1). */
    NO_OPERATOR_READS_A_VAULT("VLT-13") {
        @Override
        boolean applies(Question asked) {
            return asked.byOperator() && asked.aboutAVault()
                    && !(asked.isOneOf(Action.REVIEW, Action.WITHDRAW, Action.GIVE_BACK)
                            && asked.aboutAReportedItem());
        }
    },

    /** VLT-5: staff feed the shared part only with the beneficiary's consent for their relay. */
    STAFF_FEED_ONLY_WITH_CONSENT("VLT-5") {
        @Override
        boolean applies(Question asked) {
            return asked.byStaff() && asked.isOneOf(Action.ADD_SHARED, Action.CHANGE)
                    && !asked.feedingAllowed();
        }
    },

    /** VLT-6: staff never change what the beneficiary or another relay added. */
    STAFF_CORRECT_ONLY_WHAT_THEIR_RELAY_ADDED("VLT-6") {
        @Override
        boolean applies(Question asked) {
            return asked.byStaff() && asked.isOneOf(Action.CHANGE) && !asked.itemAddedAtThisRelay();
        }
    },

    /** VLT-2, VLT-6, VLT-8, VLT-10: who sees an item or is given it, where it lies, whether it stays and whether it is at hand, only its owner decides. */
    ONLY_THE_OWNER_DECIDES_ABOUT_AN_ITEM("VLT-2") {
        @Override
        boolean applies(Question asked) {
            return !asked.byOwner()
                    && asked.isOneOf(Action.SHARE, Action.MAKE_PRIVATE, Action.DELETE, Action.PUT_BACK,
                            Action.FAVOUR, Action.MOVE, Action.GIVE_LINK, Action.ADD_PRIVATE);
        }
    },

    /** PRI-3, AFF-2, VLT-5, LAW-4, VLT-8, VLT-10: the record of a vault, its affiliations, what is consented to in it, its folders, its bin and the links to it are its owner's. */
    ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT("AFF-2") {
        @Override
        boolean applies(Question asked) {
            return !asked.byOwner()
                    && asked.isOneOf(Action.READ_JOURNAL, Action.CONFIRM_AFFILIATION, Action.DECIDE_FEEDING,
                            Action.DECIDE_PROCESSING, Action.DECIDE_SCANS, Action.RESTRICT, Action.ARRANGE,
                            Action.EMPTY_BIN, Action.KEEP_LINKS, Action.KEEP_FEED);
        }
    },

    /** ACC-4, REL-5: the team of a relay is its manager's, or an operator's when asked; so is what it does, in numbers. */
    ONLY_MANAGERS_KEEP_THE_TEAM("REL-5") {
        @Override
        boolean applies(Question asked) {
            return asked.byStaff() && !asked.byManager()
                    && asked.isOneOf(Action.OPEN_PROFESSIONAL_ACCOUNT, Action.RENEW_ACCESS,
                            Action.REMOVE_STAFF, Action.LOCK_STAFF, Action.ASK_FOR_MANAGER,
                            Action.SEE_FIGURES, Action.REQUIRE_FACTOR, Action.INVITE_STAFF,
                            Action.APPROVE_DELETION, Action.RECTIFY_STAFF);
        }
    },

    /** ACC-10: beneficiaries have no access to staff's functions, staff none to operators'; nobody to another's account. */
    EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS("ACC-10"),

    /** A rule that the host of the library has added. */
    THE_HOST_REFUSES("HOST");

    private final String rule;
    private final Optional<Standing> first;

    Refusal(String rule) {
        this.rule = rule;
        this.first = Optional.empty();
    }

    Refusal(String rule, Standing first) {
        this.rule = rule;
        this.first = Optional.of(first);
    }

    /** The rule's id in the catalogue. */
    public String rule() {
        return rule;
    }

    /** The standing that must be left first, before anything else is reachable; whoever asks is told so, whatever it is about. */
    public Optional<Standing> first() {
        return first;
    }

    /** The last two are no rules of their own: the policy says them when nothing opens, or a host refuses. */
    boolean applies(Question asked) {
        return false;
    }

    final boolean standsBefore(Question asked) {
        return first.filter(asked.facts().standing()::equals).isPresent();
    }
}
