package org.abri.domain.access;

import java.util.Set;

/**
 * The rules that open a door. Each name is the rule, and each lists what it allows: a new {@link Action} is allowed to
 * nobody until a ground lists it. What no ground opens stays shut; what a {@link Refusal} shuts no ground opens.
 */
public enum Ground {
    /** AUT-6, TOS-1, PRI-1, SEC-2, SEC-4, SEC-5, SES-3: everybody keeps their own account, and the ways into it as far as it has them. */
    EVERYBODY_KEEPS_THEIR_OWN_ACCOUNT("PRI-1", Action.SEE_OWN_ACCOUNT, Action.CHOOSE_PASSWORD,
            Action.ACCEPT_TERMS, Action.KEEP_FACTOR, Action.KEEP_SESSIONS, Action.CHANGE_OWN_ACCOUNT,
            Action.CHOOSE_QUESTION, Action.TAKE_RESCUE_CARD) {
        @Override
        boolean holds(Question asked) {
            return asked.aboutOneself();
        }
    },

    /** END-1: a person leaves with all that is theirs, whenever they wish. */
    A_PERSON_LEAVES_WHENEVER_THEY_WISH("END-1", Action.DELETE_ACCOUNT) {
        @Override
        boolean holds(Question asked) {
            return asked.byBeneficiary() && asked.aboutOneself();
        }
    },

    /** SEC-8: whoever has an account has it locked at once. */
    EVERYBODY_LOCKS_THEIR_OWN_ACCOUNT("SEC-8", Action.LOCK_ACCOUNT) {
        @Override
        boolean holds(Question asked) {
            return asked.aboutOneself();
        }
    },

    /** SEC-8: staff of an affiliated relay lock somebody's account when they are asked to. */
    STAFF_LOCK_WHEN_ASKED("SEC-8", Action.LOCK_PERSON) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember();
        }
    },

    /** END-1, END-5: operators suspend, warn and delete accounts, and see nothing of what is in them. */
    OPERATORS_KEEP_ACCOUNTS("END-5", Action.KEEP_ACCOUNTS) {
        @Override
        boolean holds(Question asked) {
            return asked.byOperator();
        }
    },

    /** MOD-3: any user tells of what does not work, and of fraud. */
    EVERYBODY_TELLS_OF_PROBLEMS("MOD-3", Action.TELL_PROBLEM) {
        @Override
        boolean holds(Question asked) {
            return asked.aboutOneself();
        }
    },

    /** MOD-3, MOD-1: operators read what was reported and answer it; an item that was reported is another matter. */
    OPERATORS_KEEP_REPORTS("MOD-3", Action.KEEP_REPORTS) {
        @Override
        boolean holds(Question asked) {
            return asked.byOperator();
        }
    },

    /** CRY-7, OPS-1: operators see how the service does, in numbers and ids; nobody's item, and nobody. */
    OPERATORS_SEE_THE_CONDITION("CRY-7", Action.SEE_CONDITION) {
        @Override
        boolean holds(Question asked) {
            return asked.byOperator();
        }
    },

    /** TOS-2, TOS-3: operators publish the versions of the terms. */
    OPERATORS_PUBLISH_THE_TERMS("TOS-3", Action.PUBLISH_TERMS) {
        @Override
        boolean holds(Question asked) {
            return asked.byOperator();
        }
    },

    /** END-3, END-4: staff ask that their account be deleted. */
    STAFF_ASK_TO_BE_DELETED("END-3", Action.ASK_DELETION) {
        @Override
        boolean holds(Question asked) {
            return asked.byStaff() && asked.aboutOneself();
        }
    },

    /** ACC-12: staff see where they work, and as what, and join another relay when they agree to. */
    STAFF_SEE_WHERE_THEY_WORK("ACC-12", Action.SEE_WORKPLACES, Action.ANSWER_INVITATIONS) {
        @Override
        boolean holds(Question asked) {
            return asked.byStaff() && asked.aboutOneself();
        }
    },

    /** VLT-8, VLT-2, VLT-10: the beneficiary sees, changes, arranges, shares, keeps private and deletes everything in their vault. */
    THE_OWNER_DOES_EVERYTHING_IN_THEIR_VAULT("VLT-8", Action.SEE, Action.DOWNLOAD, Action.CHANGE,
            Action.SHARE, Action.MAKE_PRIVATE, Action.DELETE, Action.PUT_BACK, Action.FAVOUR, Action.MOVE,
            Action.REPORT, Action.GIVE_LINK, Action.KEEP_LINKS, Action.KEEP_FEED,
            Action.SEE_VAULT, Action.ARRANGE, Action.EMPTY_BIN,
            Action.ADD_PRIVATE, Action.ADD_SHARED, Action.READ_JOURNAL, Action.CONFIRM_AFFILIATION,
            Action.END_AFFILIATION, Action.DECIDE_FEEDING, Action.DECIDE_PROCESSING, Action.DECIDE_SCANS,
            Action.RESTRICT) {
        @Override
        boolean holds(Question asked) {
            return asked.byOwner();
        }
    },

    /** VLT-4, ACC-11: a shared item is visible to the staff of every relay that the vault is affiliated to. */
    STAFF_SEE_WHAT_IS_SHARED("VLT-4", Action.SEE_VAULT, Action.SEE, Action.DOWNLOAD, Action.REPORT) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember();
        }
    },

    /** VLT-5: what staff add is shared. */
    STAFF_FEED_THE_SHARED_PART("VLT-5", Action.ADD_SHARED) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember();
        }
    },

    /** VLT-6: an item that they or a colleague of the same relay added, while it is shared. */
    STAFF_CORRECT_WHAT_THEIR_RELAY_ADDED("VLT-6", Action.CHANGE) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember();
        }
    },

    /** AFF-5: staff of the relay end the affiliation, or the request for one, when the beneficiary asks them to. */
    STAFF_END_AN_AFFILIATION_WHEN_ASKED("AFF-5", Action.END_AFFILIATION) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember() && asked.tied();
        }
    },

    /** AFF-7: staff of an affiliated relay declare that its support ends, take that back, and end it before its last day. */
    STAFF_DECLARE_THE_END_OF_SUPPORT("AFF-7", Action.DECLARE_END_OF_SUPPORT) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember();
        }
    },

    /** SEC-4: the presence of staff of an affiliated relay is one of the two proofs with which somebody comes back in. */
    STAFF_START_A_RECOVERY("SEC-4", Action.START_RECOVERY) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember();
        }
    },

    /** VLT-8: whoever holds a link that the owner gave sees that one document, and nothing else. */
    WHOEVER_HOLDS_A_LINK_SEES_ITS_DOCUMENT("VLT-8", Action.SEE, Action.DOWNLOAD) {
        @Override
        boolean holds(Question asked) {
            return asked.byHolderOfItsLink();
        }
    },

    /** VLT-8, REM-1: whoever has the address that the owner made reads the appointments of that vault, and nothing else. */
    WHOEVER_HAS_ITS_ADDRESS_READS_THE_CALENDAR("VLT-8", Action.READ_FEED) {
        @Override
        boolean holds(Question asked) {
            return asked.byReaderOfItsFeed();
        }
    },

    /** PRI-2: staff of an affiliated relay type the right names beside the person, who then confirms them, or does not. */
    STAFF_ASK_FOR_A_RECTIFICATION("PRI-2", Action.RECTIFY_PERSON) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember();
        }
    },

    /** ACC-5, ACC-7, ACC-11, AFF-2: staff open beneficiaries' accounts and ask for affiliations, at their relay, and know with whom. */
    STAFF_RECEIVE_PEOPLE("ACC-5", Action.SEE_RELAY, Action.SEE_TEAM, Action.SEE_PEOPLE,
            Action.OPEN_BENEFICIARY_ACCOUNT, Action.OPEN_AT_A_DISTANCE,
            Action.REQUEST_AFFILIATION) {
        @Override
        boolean holds(Question asked) {
            return asked.byMember();
        }
    },

    /** ACC-4, REL-5, PRI-2: the manager decides who has a professional account and what it is called, asks an operator for another manager, sees how much is done, and decides on second factors (SEC-2). */
    MANAGERS_KEEP_THEIR_TEAM("REL-5", Action.OPEN_PROFESSIONAL_ACCOUNT, Action.RENEW_ACCESS,
            Action.REMOVE_STAFF, Action.LOCK_STAFF, Action.ASK_FOR_MANAGER, Action.SEE_FIGURES,
            Action.REQUIRE_FACTOR, Action.INVITE_STAFF, Action.APPROVE_DELETION,
            Action.RECTIFY_STAFF) {
        @Override
        boolean holds(Question asked) {
            return asked.byManager();
        }
    },

    /** ACC-3, ACC-4, ACC-5, REL-1 to REL-3: operators answer registrations, record relays, keep their agreements, name managers, and open accounts there when asked. */
    OPERATORS_KEEP_THE_RELAYS("ACC-3", Action.SEE_RELAYS, Action.RECORD_RELAY, Action.SEE_RELAY,
            Action.SEE_TEAM, Action.NAME_MANAGER, Action.OPEN_PROFESSIONAL_ACCOUNT,
            Action.OPEN_ON_SITE, Action.RENEW_ACCESS, Action.REMOVE_STAFF, Action.LOCK_STAFF,
            Action.REQUIRE_FACTOR, Action.KEEP_REGISTRATIONS, Action.KEEP_AGREEMENT) {
        @Override
        boolean holds(Question asked) {
            return asked.byOperator();
        }
    },

    /** MOD-1: an operator looks at an item that somebody who could see it has reported, withdraws it, and gives it back. */
    OPERATORS_REVIEW_WHAT_IS_REPORTED("MOD-1", Action.REVIEW, Action.WITHDRAW, Action.GIVE_BACK) {
        @Override
        boolean holds(Question asked) {
            return asked.byOperator() && asked.aboutAReportedItem();
        }
    };

    private final String rule;
    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Action> actions;

    Ground(String rule, Action... actions) {
        this.rule = rule;
        this.actions = Set.of(actions);
    }

    /** The rule's id in the catalogue. */
    public String rule() {
        return rule;
    }

    /** What it allows, and nothing else. */
    public Set<Action> actions() {
        return actions;
    }

    final boolean opens(Question asked) {
        return actions.contains(asked.action()) && holds(asked);
    }

    /** Whether it speaks for whoever asks; that it allows what is asked is certain by then. */
    abstract boolean holds(Question asked);
}
