package org.abri.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.session.SessionId;
import org.abri.application.vault.ItemListing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** Every address of the pages, written once: as a pattern for its route, as a function for links to it. */
public final class At {
    public static final String START = "/";
    public static final String HELP = "/help";
    public static final String PRIVACY = "/privacy";
    public static final String LANGUAGE = "/language";
    public static final String SIGN_IN = "/sign-in";
    public static final String SIGN_IN_CODE = SIGN_IN + "/code";
    public static final String SIGN_OUT = "/sign-out";
    public static final String HOME = "/home";
    public static final String PASSWORD = "/password";
    public static final String ACCOUNT = "/account";
    public static final String PREVIEWS = ACCOUNT + "/previews";
    public static final String FACTOR = ACCOUNT + "/factor";
    public static final String SET_UP_FACTOR = FACTOR + "/set-up";
    public static final String CONFIRM_FACTOR = FACTOR + "/confirm";
    public static final String FACTOR_CODES = FACTOR + "/codes";
    public static final String TURN_OFF_FACTOR = FACTOR + "/off";
    public static final String SESSIONS = ACCOUNT + "/sessions";
    public static final String END_SESSION = SESSIONS + "/{session}/end";
    public static final String END_OTHER_SESSIONS = SESSIONS + "/end-others";
    public static final String OWN_BROWSER = ACCOUNT + "/device";
    public static final String QUESTION = ACCOUNT + "/question";
    public static final String PHONE = ACCOUNT + "/phone";
    public static final String RESCUE_CARD = ACCOUNT + "/card";
    public static final String OWN_LANGUAGE = ACCOUNT + "/language";
    public static final String OWN_DATA = ACCOUNT + "/data";
    public static final String CLOSING = ACCOUNT + "/closing";
    public static final String RESTRICTION = ACCOUNT + "/restriction";
    public static final String LOCK = "/lock";
    public static final String DELETE_ACCOUNT = ACCOUNT + "/delete";
    public static final String ACTIVATE = "/activate";
    public static final String RECOVER = "/recover";
    /** {@code way} is what a proof is called in addresses: {@code phone}. */
    public static final String RECOVER_BY = RECOVER + "/{way}";
    public static final String RECOVER_CODE = RECOVER + "/second/code";
    public static final String RECOVER_SECOND = RECOVER + "/second/{way}";
    public static final String OWN_RENEWAL = "/renewal";
    public static final String STOP_OWN_RENEWAL = OWN_RENEWAL + "/stop";
    public static final String TERMS = "/terms";
    public static final String TERMS_VERSION = TERMS + "/{version}";
    public static final String ACCEPT_TERMS = "/accept-terms";
    public static final String ASSETS = "/assets/";
    public static final String API_DESCRIPTION = "/openapi.yaml";
    public static final String DEMO_SMS = "/demo/sms";

    public static final String MY_RELAYS = "/my-relays";
    public static final String MY_CODE = MY_RELAYS + "/code";
    public static final String FEEDING = MY_RELAYS + "/{relay}/feeding";
    public static final String KEEP = MY_RELAYS + "/{relay}/keep";
    public static final String LEAVE = MY_RELAYS + "/{relay}/end";
    public static final String REFUSE = MY_RELAYS + "/{relay}/refuse";
    public static final String LIFT_REFUSAL = MY_RELAYS + "/{relay}/ask-again";
    public static final String APPROVE = MY_RELAYS + "/requests/{affiliation}/approve";
    public static final String WHO_SAW = "/who-saw";

    public static final String OPERATOR_RELAYS = "/operator/relays";
    public static final String OPERATOR_ACCOUNTS = "/operator/accounts";
    public static final String OPERATOR_ACCOUNT = OPERATOR_ACCOUNTS + "/{account}";
    public static final String ADD_RELAY = OPERATOR_RELAYS + "/add";

    public static final String WORKPLACES = "/relays";
    private static final String RELAY = WORKPLACES + "/{relay}";
    public static final String PEOPLE = RELAY + "/people";
    public static final String NEW_PERSON = PEOPLE + "/new";
    public static final String NEW_PERSON_DONE = NEW_PERSON + "/done";
    public static final String AFFILIATE = PEOPLE + "/affiliate";
    public static final String CONFIRM = AFFILIATE + "/confirm";
    public static final String FIND = PEOPLE + "/find";
    public static final String ASK_FOUND = FIND + "/ask";
    public static final String CONFIRM_ASKED = AFFILIATE + "/{affiliation}/confirm";
    public static final String ANSWER = AFFILIATE + "/{affiliation}/answer";
    public static final String TEAM = RELAY + "/team";
    public static final String ADD_TO_TEAM = TEAM + "/add";
    public static final String REMOVE_FROM_TEAM = TEAM + "/{account}/remove";
    public static final String RENEW_ACCESS = TEAM + "/{account}/renewal";
    public static final String APPROVE_RENEWAL = RENEW_ACCESS + "/approve";
    public static final String STOP_RENEWAL = RENEW_ACCESS + "/stop";
    public static final String LOCK_STAFF = TEAM + "/{account}/lock";
    public static final String MANAGER = TEAM + "/{account}/manager";
    public static final String NAME_MANAGER = MANAGER + "/name";
    public static final String REFUSE_MANAGER = MANAGER + "/refuse";
    public static final String TEAM_FACTOR = RELAY + "/factor";
    public static final String FIGURES = RELAY + "/figures";
    public static final String FIGURES_CSV = FIGURES + "/csv";
    public static final String PERSON = PEOPLE + "/{vault}";
    public static final String END = PERSON + "/end";
    public static final String START_RECOVERY = PERSON + "/recovery";
    public static final String END_OF_SUPPORT = PERSON + "/end-of-support";
    public static final String SUPPORT_GOES_ON = END_OF_SUPPORT + "/take-back";
    public static final String SUPPORT_DONE = END_OF_SUPPORT + "/finish";
    public static final String LOCK_PERSON = PERSON + "/lock";

    /** What follows is of a vault: as it stands for its owner, behind {@link #PERSON} for staff. */
    public static final String PAPERS = "/papers";
    public static final String PAPER = PAPERS + "/{item}";
    public static final String FILE = PAPER + "/file";
    public static final String PREVIEW = PAPER + "/preview";
    public static final String PREVIEW_PAGE = PREVIEW + "/{page}";
    public static final String TITLE = PAPER + "/title";
    public static final String REWRITE = PAPER + "/{written}";
    public static final String VISIBILITY = PAPER + "/visibility";
    public static final String FAVOURITE = PAPER + "/favourite";
    public static final String DELETE = PAPER + "/delete";
    public static final String ADD_PAPER = PAPERS + "/add";
    public static final String ADD_WRITTEN = "/{written}/add";

    private At() {}

    /** Where somebody does what they must do first. */
    public static String first(Standing standing) {
        return switch (standing) {
            case LOCKED -> SIGN_IN;
            case SUSPENDED -> PAPERS;
            case PASSWORD_TO_CHOOSE -> PASSWORD;
            case TERMS_TO_ACCEPT -> ACCEPT_TERMS;
            case FACTOR_TO_SET_UP -> FACTOR;
            case QUESTION_TO_RENEW -> QUESTION;
            case READY -> HOME;
        };
    }

    public static String terms(String version) {
        return TERMS + "/" + version;
    }

    /** The relays that an operator sees, those whom that name finds, from there on. */
    public static String operatorRelays(Sought name, Optional<Listing.Mark> after) {
        return OPERATOR_RELAYS + asking(name, after);
    }

    /** {@code way} as in {@link #RECOVER_BY}. */
    public static String recoverBy(String way) {
        return of(RECOVER_BY, "way", way);
    }

    /** As {@link #recoverBy}, with the second proof. */
    public static String recoverSecond(String way) {
        return of(RECOVER_SECOND, "way", way);
    }

    /** One account, as an operator sees it. */
    public static String operatorAccount(AccountId account) {
        return of(OPERATOR_ACCOUNT, "account", account);
    }

    public static String feeding(RelayId relay) {
        return of(FEEDING, "relay", relay);
    }

    public static String keep(RelayId relay) {
        return of(KEEP, "relay", relay);
    }

    public static String leave(RelayId relay) {
        return of(LEAVE, "relay", relay);
    }

    public static String refuse(RelayId relay) {
        return of(REFUSE, "relay", relay);
    }

    public static String liftRefusal(RelayId relay) {
        return of(LIFT_REFUSAL, "relay", relay);
    }

    public static String endSession(SessionId session) {
        return of(END_SESSION, "session", session);
    }

    public static String approve(AffiliationId affiliation) {
        return of(APPROVE, "affiliation", affiliation);
    }

    /** What follows an address when part of a list is asked for. */
    private static String asking(Sought name, Optional<Listing.Mark> after) {
        return asking(name, Optional.empty(), after);
    }

    private static String asking(Sought name, Optional<String> more, Optional<Listing.Mark> after) {
        var asked = Stream.of(
                Optional.of(name).filter(sought -> !sought.isNothing())
                        .map(sought -> "name=" + URLEncoder.encode(sought.typed(), StandardCharsets.UTF_8)),
                more, after.map(mark -> "after=" + mark.text())).flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return asked.isEmpty() ? "" : "?" + asked;
    }

    private static String of(String pattern, String name, Object id) {
        return pattern.replace("{" + name + "}", id.toString());
    }

    /** The addresses of one relay. */
    public record OfRelay(RelayId relay) {
        public String people() {
            return of(PEOPLE, "relay", relay);
        }

        /** Those whom that name finds, from there on. */
        public String people(Sought name, Optional<Listing.Mark> after) {
            return people() + asking(name, after);
        }

        public String newPerson() {
            return of(NEW_PERSON, "relay", relay);
        }

        public String newPersonDone() {
            return of(NEW_PERSON_DONE, "relay", relay);
        }

        public String affiliate() {
            return of(AFFILIATE, "relay", relay);
        }

        public String confirm() {
            return of(CONFIRM, "relay", relay);
        }

        /** AFF-4: by names and birth date. */
        public String find() {
            return of(FIND, "relay", relay);
        }

        public String askFound() {
            return of(ASK_FOUND, "relay", relay);
        }

        /** Of what was asked without a username. */
        public String confirm(AffiliationId asked) {
            return of(of(CONFIRM_ASKED, "relay", relay), "affiliation", asked);
        }

        /** AFF-2: where the person answers their secret question. */
        public String answer(AffiliationId asked) {
            return of(of(ANSWER, "relay", relay), "affiliation", asked);
        }

        public String figures() {
            return of(FIGURES, "relay", relay);
        }

        public String figuresCsv() {
            return of(FIGURES_CSV, "relay", relay);
        }

        public String team() {
            return of(TEAM, "relay", relay);
        }

        public String teamFactor() {
            return of(TEAM_FACTOR, "relay", relay);
        }

        public String addToTeam() {
            return of(ADD_TO_TEAM, "relay", relay);
        }

        public String removeFromTeam(AccountId account) {
            return of(of(REMOVE_FROM_TEAM, "relay", relay), "account", account);
        }

        public String renewAccess(AccountId account) {
            return of(of(RENEW_ACCESS, "relay", relay), "account", account);
        }

        public String approveRenewal(AccountId account) {
            return of(of(APPROVE_RENEWAL, "relay", relay), "account", account);
        }

        public String stopRenewal(AccountId account) {
            return of(of(STOP_RENEWAL, "relay", relay), "account", account);
        }

        public String lockStaff(AccountId account) {
            return of(of(LOCK_STAFF, "relay", relay), "account", account);
        }

        public String manager(AccountId account) {
            return of(of(MANAGER, "relay", relay), "account", account);
        }

        public String nameManager(AccountId account) {
            return of(of(NAME_MANAGER, "relay", relay), "account", account);
        }

        public String refuseManager(AccountId account) {
            return of(of(REFUSE_MANAGER, "relay", relay), "account", account);
        }

        public OfVault person(VaultId vault) {
            return OfVault.at(relay, vault);
        }
    }

    /** The addresses of one vault, as its owner comes to it or staff do; {@code all} is where its list is. */
    public record OfVault(String all, String base) {
        /** One's own. */
        public static OfVault own() {
            return new OfVault(PAPERS, "");
        }

        /** Somebody's, seen from a relay. */
        public static OfVault at(RelayId relay, VaultId vault) {
            var person = of(of(PERSON, "relay", relay), "vault", vault);
            return new OfVault(person, person);
        }

        /** What of the list is wanted, from there on. */
        public String all(ItemListing wanted, Optional<Listing.Mark> after) {
            return all + asking(wanted.named(), wanted.paperKind().map(kind -> "paperKind=" + kind.name()),
                    after);
        }

        public String paper(ItemId item) {
            return base + of(PAPER, "item", item);
        }

        /** As {@link #paper}, from the page of the list itself, whose lines are many: as short as an address can be. */
        public String paperFromList(ItemId item) {
            return all.substring(all.lastIndexOf('/') + 1) + (base.isEmpty() ? "" : PAPERS) + "/" + item;
        }

        public String file(ItemId item) {
            return base + of(FILE, "item", item);
        }

        /** A small picture of its first page. */
        public String preview(ItemId item) {
            return base + of(PREVIEW, "item", item);
        }

        /** A large picture of one page, from 1 on. */
        public String preview(ItemId item, int page) {
            return base + of(of(PREVIEW_PAGE, "item", item), "page", page);
        }

        public String title(ItemId item) {
            return base + of(TITLE, "item", item);
        }

        /** {@code written} as in {@link #add}. */
        public String rewrite(ItemId item, String written) {
            return base + of(of(REWRITE, "item", item), "written", written);
        }

        public String visibility(ItemId item) {
            return base + of(VISIBILITY, "item", item);
        }

        public String favourite(ItemId item) {
            return base + of(FAVOURITE, "item", item);
        }

        public String delete(ItemId item) {
            return base + of(DELETE, "item", item);
        }

        public String addPaper() {
            return base + ADD_PAPER;
        }

        /** {@code written} is what one kind of what people write is called in addresses: {@code notes}. */
        public String add(String written) {
            return base + of(ADD_WRITTEN, "written", written);
        }

        /** Of somebody's, seen from a relay: where their account is locked, because they ask for it. */
        public String lock() {
            return base + "/lock";
        }

        /** Of somebody's, seen from a relay: where its affiliation ends. */
        public String end() {
            return base + "/end";
        }

        /** Of somebody's, seen from a relay: where staff help with a lost password. */
        public String startRecovery() {
            return base + "/recovery";
        }

        /** AFF-7: of somebody's, seen from a relay. */
        public String endOfSupport() {
            return base + "/end-of-support";
        }

        public String supportGoesOn() {
            return endOfSupport() + "/take-back";
        }

        public String supportDone() {
            return endOfSupport() + "/finish";
        }
    }
}
