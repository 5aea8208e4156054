package org.abri.domain.access;

import static org.abri.domain.access.AccessSpace.Agreement.IN_FORCE;
import static org.abri.domain.access.AccessSpace.Thing.SHARED_OF_THIS_RELAY;
import static org.abri.domain.access.AccessSpace.Tie.ACTIVE;
import static org.abri.domain.access.AccessSpace.Tie.ACTIVE_AND_FED;
import static org.abri.domain.access.AccessSpace.Tie.REQUESTED;
import static org.abri.domain.access.AccessSpace.Tie.SUPPORT_OVER;
import static org.abri.domain.access.AccessSpace.Who.FEED_READER;
import static org.abri.domain.access.AccessSpace.Who.LINK_HOLDER;
import static org.abri.domain.access.AccessSpace.Who.MANAGER;
import static org.abri.domain.access.AccessSpace.Who.OPERATOR;
import static org.abri.domain.access.AccessSpace.Who.OTHER_BENEFICIARY;
import static org.abri.domain.access.AccessSpace.Who.OWNER;

import java.util.Set;
import org.abri.domain.access.AccessSpace.Case;
import org.abri.domain.access.AccessSpace.Thing;
import org.abri.domain.access.AccessSpace.Tie;
import org.abri.domain.vault.VaultState;

/**
 * The catalogue read a second time, the other way round: not which rule shuts a door, but for each action all that must
 * be true for it to open. It shares nothing with the policy but the words.
 */
final class AccessOracle {
    private AccessOracle() {}

    static boolean opens(Case asked) {
        // ACC-10: staff and operators have no vault.
        return asked.thing() != Thing.VAULT_OF_A_WORKER && reachable(asked)
                && switch (asked.thing()) {
                    case WITHDRAWN_OF_THIS_RELAY -> opensWhatWasWithdrawn(asked);
                    // VLT-8, VLT-7: its owner, to put it back or erase it; nobody else, for nothing.
                    case BINNED_OF_THIS_RELAY ->
                            owner(asked) && Set.of(Action.PUT_BACK, Action.DELETE).contains(asked.action());
                    default -> opensToWhoIsReady(asked);
                };
    }

    /** AUT-6, TOS-1, SEC-2: who has something to do first reaches that and nothing else. */
    private static boolean reachable(Case asked) {
        return switch (asked.standing()) {
            case LOCKED -> false;
            case SUSPENDED -> (asked.who() == OWNER || asked.who() == OTHER_BENEFICIARY)
                    && Set.of(Action.SEE_VAULT, Action.SEE, Action.DOWNLOAD, Action.READ_JOURNAL,
                            Action.SEE_OWN_ACCOUNT, Action.LOCK_ACCOUNT, Action.DELETE_ACCOUNT,
                            Action.TELL_PROBLEM)
                            .contains(asked.action());
            case PASSWORD_TO_CHOOSE -> asked.action() == Action.CHOOSE_PASSWORD;
            case TERMS_TO_ACCEPT -> asked.action() == Action.ACCEPT_TERMS;
            case FACTOR_TO_SET_UP -> asked.action() == Action.KEEP_FACTOR;
            case QUESTION_TO_RENEW -> asked.action() == Action.CHOOSE_QUESTION
                    || (asked.who() == LINK_HOLDER && anItem(asked))
                    || (asked.who() == FEED_READER && asked.thing() == Thing.VAULT);
            case READY -> true;
        };
    }

    /** MOD-1: nobody but an operator, as long as they look after it; who must not wait to give it back. */
    private static boolean opensWhatWasWithdrawn(Case asked) {
        return asked.who() == OPERATOR && asked.reported() && switch (asked.action()) {
            case REVIEW -> asked.vault() == VaultState.OPEN;
            case GIVE_BACK -> asked.vault() != VaultState.PENDING;
            default -> false;
        };
    }

    private static boolean opensToWhoIsReady(Case asked) {
        return switch (asked.action()) {
            // VLT-3, VLT-4, MOD-1: the owner; staff of an affiliated relay if it is shared; nobody else.
            case REPORT -> owner(asked) || (staffIsLetIn(asked) && asked.thing().sharedItem());
            // and, VLT-8, whoever was given a link to it, private or not, while the vault is open.
            case SEE, DOWNLOAD -> owner(asked) || (staffIsLetIn(asked) && asked.thing().sharedItem())
                    || (asked.who() == LINK_HOLDER && asked.vault() == VaultState.OPEN);
            // VLT-8, PRI-2: nothing is done with what is restricted.
            case GIVE_LINK -> owner(asked) && asked.vault() != VaultState.RESTRICTED;
            // VLT-8; VLT-5, VLT-6: with consent, what this relay added, while it is shared.
            case CHANGE -> owner(asked) || (staffMayFeed(asked) && asked.thing() == SHARED_OF_THIS_RELAY);
            // VLT-2, VLT-6, VLT-8.
            case SHARE, MAKE_PRIVATE, DELETE, PUT_BACK, FAVOUR, MOVE, ADD_PRIVATE -> owner(asked);
            // MOD-1 and VLT-13; VLT-3 and PRI-2 go before them.
            case REVIEW, WITHDRAW ->
                    asked.who() == OPERATOR && asked.reported() && asked.thing().sharedItem()
                            && asked.vault() == VaultState.OPEN;
            // MOD-1: there is nothing to give back.
            case GIVE_BACK -> false;

            // AFF-7, REL-3: staff who are let in, and nobody in their stead.
            case DECLARE_END_OF_SUPPORT -> staffIsLetIn(asked);
            // SEC-4: whoever stands before them is known to them.
            case START_RECOVERY, LOCK_PERSON, RECTIFY_PERSON -> staffIsLetIn(asked);

            // VLT-8: whoever was given the address, while the vault is open.
            case READ_FEED -> asked.who() == FEED_READER && asked.vault() == VaultState.OPEN;
            case SEE_VAULT -> owner(asked) || staffIsLetIn(asked);
            case ADD_SHARED -> owner(asked) || staffMayFeed(asked);
            // PRI-3, AFF-2, VLT-5, LAW-4, VLT-10.
            case READ_JOURNAL, CONFIRM_AFFILIATION, DECIDE_FEEDING, DECIDE_PROCESSING, DECIDE_SCANS, RESTRICT,
                    ARRANGE, EMPTY_BIN, KEEP_LINKS, KEEP_FEED ->
                    owner(asked);
            // AFF-5, AFF-3: the owner, or staff of that relay; nothing delays it.
            case END_AFFILIATION ->
                    owner(asked) || (asked.who().here()
                            && tieIs(asked, REQUESTED, ACTIVE, ACTIVE_AND_FED, SUPPORT_OVER));

            case SEE_RELAY, SEE_TEAM -> asked.who().here() || asked.who() == OPERATOR;
            // AFF-4, AFF-2, ACC-7, REL-3.
            case SEE_PEOPLE, REQUEST_AFFILIATION, OPEN_AT_A_DISTANCE ->
                    asked.who().here() && asked.agreement() == IN_FORCE;
            // ACC-5, ACC-11.
            case OPEN_BENEFICIARY_ACCOUNT -> asked.who().here() && asked.agreement() == IN_FORCE;
            case OPEN_ON_SITE -> asked.who() == OPERATOR && asked.agreement() == IN_FORCE;
            // ACC-4, REL-3.
            case OPEN_PROFESSIONAL_ACCOUNT ->
                    (asked.who() == MANAGER || asked.who() == OPERATOR) && asked.agreement() == IN_FORCE;
            // ACC-12, REL-3: whoever joins, agrees.
            case INVITE_STAFF -> asked.who() == MANAGER && asked.agreement() == IN_FORCE;
            // REL-2, REL-3: whatever became of the agreement.
            case KEEP_AGREEMENT -> asked.who() == OPERATOR;
            // REL-5, AUT-6, SEC-2: whether the relay works or not.
            case RENEW_ACCESS, REMOVE_STAFF, LOCK_STAFF, REQUIRE_FACTOR ->
                    asked.who() == MANAGER || asked.who() == OPERATOR;
            // ACC-3: asked for by a manager, answered by an operator. REL-5: in numbers, for managers.
            case ASK_FOR_MANAGER, SEE_FIGURES -> asked.who() == MANAGER;
            // END-3: whether the relay works or not.
            case APPROVE_DELETION -> asked.who() == MANAGER;
            // PRI-2: what a colleague is called, whether the relay works or not.
            case RECTIFY_STAFF -> asked.who() == MANAGER;
            // ACC-3, REL-1.
            case NAME_MANAGER, SEE_RELAYS, RECORD_RELAY, KEEP_ACCOUNTS, KEEP_REGISTRATIONS, KEEP_REPORTS,
                    PUBLISH_TERMS, SEE_CONDITION ->
                    asked.who() == OPERATOR;

            // ACC-13, PRI-1: everybody, for themselves.
            case SEE_OWN_ACCOUNT, CHOOSE_PASSWORD, ACCEPT_TERMS, KEEP_FACTOR, KEEP_SESSIONS,
                    CHANGE_OWN_ACCOUNT, CHOOSE_QUESTION, TAKE_RESCUE_CARD, LOCK_ACCOUNT,
                    TELL_PROBLEM -> ownAccount(asked);
            // ACC-12: where staff work.
            case SEE_WORKPLACES, ANSWER_INVITATIONS, ASK_DELETION -> ownAccount(asked) && asked.who().staff();
            // END-1: nobody can refuse; END-3, END-4: staff do not go by themselves.
            case DELETE_ACCOUNT ->
                    ownAccount(asked) && (asked.who() == OWNER || asked.who() == OTHER_BENEFICIARY);
        };
    }

    /** GATE-2: answered as missing exactly when it may not be seen; but who must first do something is told so. */
    static boolean asMissing(Case asked) {
        return reachable(asked) && switch (asked.thing()) {
            case PRIVATE_OF_OWNER, PRIVATE_OF_THIS_RELAY, PRIVATE_OF_ANOTHER_RELAY, SHARED_OF_OWNER,
                    SHARED_OF_THIS_RELAY,
                    SHARED_OF_ANOTHER_RELAY, WITHDRAWN_OF_THIS_RELAY, BINNED_OF_THIS_RELAY ->
                    !opens(asked.about(Action.SEE));
            case VAULT -> !opens(asked.about(Action.SEE_VAULT));
            case RELAY -> !opens(asked.about(Action.SEE_RELAY));
            // They know that they are no beneficiaries.
            case SERVICE, OWN_ACCOUNT, VAULT_OF_A_WORKER -> false;
            case ANOTHERS_ACCOUNT -> true;
        };
    }

    private static boolean owner(Case asked) {
        return asked.who() == OWNER;
    }

    private static boolean anItem(Case asked) {
        return asked.thing().item() || asked.thing() == Thing.WITHDRAWN_OF_THIS_RELAY
                || asked.thing() == Thing.BINNED_OF_THIS_RELAY;
    }

    private static boolean ownAccount(Case asked) {
        return asked.thing() == Thing.OWN_ACCOUNT;
    }

    /** Member of this relay, an agreement in force (REL-3), a confirmed tie (AFF-3), a vault that is open (ACC-7, PRI-2). */
    private static boolean staffIsLetIn(Case asked) {
        return asked.who().here() && asked.agreement() == IN_FORCE && tieIs(asked, ACTIVE, ACTIVE_AND_FED)
                && asked.vault() == VaultState.OPEN;
    }

    private static boolean staffMayFeed(Case asked) {
        return staffIsLetIn(asked) && asked.tie() == ACTIVE_AND_FED;
    }

    private static boolean tieIs(Case asked, Tie... any) {
        return Set.of(any).contains(asked.tie());
    }
}
