package org.abri.domain.access;

/**
 * The rules that open a door. Each name is the rule. What no ground opens stays shut; what a {@link Refusal} shuts no
 * ground opens.
 */
public enum Ground {
    /** AUT-6, TOS-1, PRI-1: everybody keeps their own account. */
    EVERYBODY_KEEPS_THEIR_OWN_ACCOUNT("PRI-1") {
        @Override
        boolean opens(Question asked) {
            return asked.resource() instanceof Resource.AnAccount account
                    && asked.viewpoint().who().filter(account.id()::equals).isPresent();
        }
    },

    /** VLT-8, VLT-2: the beneficiary sees, changes, shares, keeps private and deletes everything in their vault. */
    THE_OWNER_DOES_EVERYTHING_IN_THEIR_VAULT("VLT-8") {
        @Override
        boolean opens(Question asked) {
            return asked.byOwner() && !asked.isOneOf(Action.REVIEW);
        }
    },

    /** VLT-4, ACC-11: a shared item is visible to the staff of every relay that the vault is affiliated to. */
    STAFF_SEE_WHAT_IS_SHARED("VLT-4") {
        @Override
        boolean opens(Question asked) {
            return asked.byMember()
                    && asked.isOneOf(Action.SEE_VAULT, Action.SEE, Action.DOWNLOAD, Action.REPORT);
        }
    },

    /** VLT-5: what staff add is shared. */
    STAFF_FEED_THE_SHARED_PART("VLT-5") {
        @Override
        boolean opens(Question asked) {
            return asked.byMember() && asked.isOneOf(Action.ADD_SHARED);
        }
    },

    /** VLT-6: an item that they or a colleague of the same relay added, while it is shared. */
    STAFF_CORRECT_WHAT_THEIR_RELAY_ADDED("VLT-6") {
        @Override
        boolean opens(Question asked) {
            return asked.byMember() && asked.isOneOf(Action.CHANGE);
        }
    },

    /** AFF-5: staff of the relay end the affiliation, or the request for one, when the beneficiary asks them to. */
    STAFF_END_AN_AFFILIATION_WHEN_ASKED("AFF-5") {
        @Override
        boolean opens(Question asked) {
            return asked.byMember() && asked.isOneOf(Action.END_AFFILIATION) && asked.tied();
        }
    },

    /** ACC-5, ACC-11, AFF-2: staff open beneficiaries' accounts and ask for affiliations, at their relay. */
    STAFF_RECEIVE_PEOPLE("ACC-5") {
        @Override
        boolean opens(Question asked) {
            return asked.byMember()
                    && asked.isOneOf(Action.SEE_RELAY, Action.SEE_PEOPLE, Action.OPEN_BENEFICIARY_ACCOUNT,
                            Action.REQUEST_AFFILIATION);
        }
    },

    /** ACC-4, REL-5: the manager decides who has a professional account. */
    MANAGERS_KEEP_THEIR_TEAM("REL-5") {
        @Override
        boolean opens(Question asked) {
            return asked.byManager()
                    && asked.isOneOf(Action.SEE_TEAM, Action.OPEN_PROFESSIONAL_ACCOUNT,
                            Action.RENEW_FIRST_PASSWORD, Action.REMOVE_STAFF);
        }
    },

    /** ACC-3, ACC-4, ACC-5, REL-1: operators record relays, name managers, and open accounts there when asked. */
    OPERATORS_KEEP_THE_RELAYS("ACC-3") {
        @Override
        boolean opens(Question asked) {
            return asked.byOperator()
                    && (asked.action().on() == Action.On.SERVICE
                            || asked.isOneOf(Action.SEE_RELAY, Action.SEE_TEAM, Action.NAME_MANAGER,
                                    Action.OPEN_PROFESSIONAL_ACCOUNT,
                                    Action.OPEN_BENEFICIARY_ACCOUNT, Action.RENEW_FIRST_PASSWORD,
                                    Action.REMOVE_STAFF));
        }
    },

    /** MOD-1: an operator looks at an item that somebody who could see it has reported. */
    OPERATORS_REVIEW_WHAT_IS_REPORTED("MOD-1") {
        @Override
        boolean opens(Question asked) {
            return asked.byOperator() && asked.isOneOf(Action.REVIEW) && asked.facts().reported();
        }
    };

    private final String rule;

    Ground(String rule) {
        this.rule = rule;
    }

    /** The rule's id in the catalogue. */
    public String rule() {
        return rule;
    }

    abstract boolean opens(Question asked);
}
