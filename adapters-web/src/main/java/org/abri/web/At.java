package org.abri.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.session.SessionId;
import org.abri.application.vault.ItemListing;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PasskeyId;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.opening.OpeningId;
import org.abri.domain.rectification.RectificationId;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.Processing;
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
    public static final String READING = ACCOUNT + "/reading";
    public static final String SCANS = ACCOUNT + "/scans";
    public static final String SMS_REMINDERS = ACCOUNT + "/sms-reminders";
    public static final String PLACE_IN_SMS = ACCOUNT + "/place-in-sms";
    public static final String FACTOR = ACCOUNT + "/factor";
    public static final String SET_UP_FACTOR = FACTOR + "/set-up";
    public static final String CONFIRM_FACTOR = FACTOR + "/confirm";
    public static final String FACTOR_CODES = FACTOR + "/codes";
    public static final String TURN_OFF_FACTOR = FACTOR + "/off";
    public static final String FOUND_FACTOR = FACTOR + "/found";
    public static final String ADD_PASSKEY = FACTOR + "/passkeys/add";
    public static final String CREATE_PASSKEY = FACTOR + "/passkeys/create";
    public static final String REMOVE_PASSKEY = FACTOR + "/passkeys/{passkey}/remove";
    public static final String SESSIONS = ACCOUNT + "/sessions";
    public static final String END_SESSION = SESSIONS + "/{session}/end";
    public static final String END_OTHER_SESSIONS = SESSIONS + "/end-others";
    public static final String OWN_BROWSER = ACCOUNT + "/device";
    public static final String QUESTION = ACCOUNT + "/question";
    public static final String PHONE = ACCOUNT + "/phone";
    public static final String PHONE_CODE = PHONE + "/code";
    public static final String PHONE_PROOF = PHONE + "/proof";
    public static final String USERNAME_CARD = ACCOUNT + "/username";
    public static final String RESCUE_CARD = ACCOUNT + "/card";
    public static final String OWN_LANGUAGE = ACCOUNT + "/language";
    public static final String OWN_DATA = ACCOUNT + "/data";
    public static final String CLOSING = ACCOUNT + "/closing";
    public static final String RESTRICTION = ACCOUNT + "/restriction";
    public static final String PROBLEM = "/problem";
    public static final String ASK_DELETION = ACCOUNT + "/deletion";
    public static final String TAKE_BACK_DELETION = ASK_DELETION + "/take-back";
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
    /** ACC-7: as short as it can be, for it is in an SMS. */
    public static final String VALIDATE = "/o/{link}";
    /** VLT-8: where a link leads whoever holds it: short, since its address is read from a picture. */
    public static final String LINK = "/l/{token}";
    public static final String OPENED_LINK = LINK + "/{pass}";
    public static final String LINK_PREVIEW = OPENED_LINK + "/preview";
    public static final String LINK_FILE = OPENED_LINK + "/file";
    /** VLT-8: what calendar programs read. */
    public static final String FEED = "/c/{token}";
    public static final String CALENDAR = ACCOUNT + "/calendar";
    public static final String STOP_CALENDAR = CALENDAR + "/stop";
    /** LAW-1: where anybody asks whether a receipt is this service's. */
    public static final String VERIFY_RECEIPT = "/receipts/verify";
    public static final String LINKS = "/links";
    public static final String STOP_LINK = LINKS + "/{link}/stop";
    public static final String TERMS = "/terms";
    public static final String TERMS_VERSION = TERMS + "/{version}";
    public static final String ACCEPT_TERMS = "/accept-terms";
    public static final String NEW_TERMS = "/new-terms";
    public static final String ASSETS = "/assets/";
    public static final String API_DESCRIPTION = "/openapi.yaml";
    public static final String DEMO_SMS = "/demo/sms";

    public static final String MY_RELAYS = "/my-relays";
    public static final String MY_CODE = MY_RELAYS + "/code";
    public static final String FEEDING = MY_RELAYS + "/{relay}/feeding";
    /** AFF-7: what that relay added, as one file. */
    public static final String ADDED_PAPERS = MY_RELAYS + "/{relay}/papers";
    public static final String KEEP = MY_RELAYS + "/{relay}/keep";
    public static final String LEAVE = MY_RELAYS + "/{relay}/end";
    public static final String REFUSE = MY_RELAYS + "/{relay}/refuse";
    public static final String LIFT_REFUSAL = MY_RELAYS + "/{relay}/ask-again";
    public static final String APPROVE = MY_RELAYS + "/requests/{affiliation}/approve";
    public static final String WHO_SAW = "/who-saw";

    public static final String OPERATOR_RELAYS = "/operator/relays";
    public static final String OPERATOR_ACCOUNTS = "/operator/accounts";
    public static final String OPERATOR_ACCOUNT = OPERATOR_ACCOUNTS + "/{account}";
    public static final String OPERATOR_QUOTA = OPERATOR_ACCOUNT + "/quota";
    /** PRI-2. */
    public static final String RECTIFY_ACCOUNT = OPERATOR_ACCOUNT + "/names";
    public static final String APPROVE_NAMES = "/account/names/{rectification}/approve";
    public static final String REFUSE_NAMES = "/account/names/{rectification}/refuse";
    public static final String OPERATOR_REPORTS = "/operator/reports";
    public static final String OPERATOR_REPORT = OPERATOR_REPORTS + "/{report}";
    public static final String REPORTED_FILE = OPERATOR_REPORT + "/file";
    public static final String OPERATOR_DELETIONS = "/operator/deletions";
    public static final String OPERATOR_DELETION = OPERATOR_DELETIONS + "/{account}";
    public static final String OPERATOR_TERMS = "/operator/terms";
    public static final String OPERATOR_PROBLEMS = "/operator/problems";
    public static final String OPERATOR_PROBLEM = OPERATOR_PROBLEMS + "/{problem}";
    public static final String OPERATOR_CONDITION = "/operator/condition";
    public static final String OPERATOR_UNUSUAL_USES = "/operator/unusual-uses";
    public static final String ADD_RELAY = OPERATOR_RELAYS + "/add";
    public static final String ENDING_RELAYS = OPERATOR_RELAYS + "/ending";

    /** REL-1: from no account. */
    public static final String REGISTER = "/register";
    public static final String REGISTERED = REGISTER + "/state";
    public static final String REGISTRATION_PAPERS = REGISTER + "/papers";
    public static final String REGISTRATIONS = "/operator/registrations";
    public static final String REGISTRATION = REGISTRATIONS + "/{registration}";
    public static final String REGISTRATION_PAPER = REGISTRATION + "/papers/{paper}";

    public static final String WORKPLACES = "/relays";
    /** ACC-12: answered by whoever was asked. */
    public static final String JOIN = "/invitations/{relay}/accept";
    public static final String NOT_JOIN = "/invitations/{relay}/refuse";
    private static final String RELAY = WORKPLACES + "/{relay}";
    public static final String PEOPLE = RELAY + "/people";
    public static final String NEW_PERSON = PEOPLE + "/new";
    public static final String NEW_PERSON_DONE = NEW_PERSON + "/done";
    /** ACC-5: by an operator. */
    public static final String ON_SITE = PEOPLE + "/on-site";
    public static final String ON_SITE_DONE = ON_SITE + "/done";
    public static final String OPENINGS = PEOPLE + "/openings";
    public static final String OPEN_AT_A_DISTANCE = OPENINGS + "/new";
    public static final String SEND_OPENING = OPENINGS + "/{opened}/sms";
    public static final String AFFILIATE = PEOPLE + "/affiliate";
    public static final String CONFIRM = AFFILIATE + "/confirm";
    public static final String FIND = PEOPLE + "/find";
    public static final String ASK_FOUND = FIND + "/ask";
    public static final String CONFIRM_ASKED = AFFILIATE + "/{affiliation}/confirm";
    public static final String ANSWER = AFFILIATE + "/{affiliation}/answer";
    public static final String TEAM = RELAY + "/team";
    public static final String ADD_TO_TEAM = TEAM + "/add";
    /** ACC-4: of a list that is pasted. */
    public static final String ADD_TEAM = TEAM + "/add-list";
    /** ACC-12. */
    public static final String INVITE = TEAM + "/invite";
    public static final String WITHDRAW_INVITATION = INVITE + "/withdraw";
    public static final String REMOVE_FROM_TEAM = TEAM + "/{account}/remove";
    public static final String RENEW_ACCESS = TEAM + "/{account}/renewal";
    public static final String APPROVE_RENEWAL = RENEW_ACCESS + "/approve";
    public static final String STOP_RENEWAL = RENEW_ACCESS + "/stop";
    public static final String LOCK_STAFF = TEAM + "/{account}/lock";
    /** PRI-2. */
    public static final String RECTIFY_STAFF = TEAM + "/{account}/name";
    public static final String LOSE_STAFF_FACTOR = TEAM + "/{account}/lost-factor";
    public static final String MANAGER = TEAM + "/{account}/manager";
    public static final String NAME_MANAGER = MANAGER + "/name";
    public static final String REFUSE_MANAGER = MANAGER + "/refuse";
    public static final String REPLACE_MANAGER = MANAGER + "/replace";
    public static final String TEAM_FACTOR = RELAY + "/factor";
    /** REL-2: for operators. */
    public static final String AGREEMENT = RELAY + "/agreement";
    public static final String RENEW_AGREEMENT = AGREEMENT + "/renew";
    public static final String SUSPEND_AGREEMENT = AGREEMENT + "/suspend";
    public static final String RESUME_AGREEMENT = AGREEMENT + "/resume";
    public static final String END_AGREEMENT = AGREEMENT + "/end";
    public static final String DELETIONS = RELAY + "/deletions";
    public static final String DELETION = DELETIONS + "/{account}";
    public static final String FIGURES = RELAY + "/figures";
    public static final String FIGURES_CSV = FIGURES + "/csv";
    public static final String UNUSUAL_USES = RELAY + "/unusual-uses";
    public static final String PERSON = PEOPLE + "/{vault}";
    public static final String END = PERSON + "/end";
    public static final String START_RECOVERY = PERSON + "/recovery";
    public static final String END_OF_SUPPORT = PERSON + "/end-of-support";
    public static final String SUPPORT_GOES_ON = END_OF_SUPPORT + "/take-back";
    public static final String HAND_OVER = END_OF_SUPPORT + "/hand-over";
    public static final String UNDO_HAND_OVER = HAND_OVER + "/undo";
    public static final String SUPPORT_PAPERS = END_OF_SUPPORT + "/papers";
    public static final String SUPPORT_DONE = END_OF_SUPPORT + "/finish";
    /** PRI-2. */
    public static final String RECTIFY_PERSON = PERSON + "/names";
    public static final String CONFIRM_NAMES = RECTIFY_PERSON + "/{rectification}/confirm";
    public static final String ANSWER_NAMES = RECTIFY_PERSON + "/{rectification}/answer";
    public static final String WITHDRAW_NAMES = RECTIFY_PERSON + "/{rectification}/withdraw";
    public static final String LOCK_PERSON = PERSON + "/lock";
    public static final String LOSE_PERSON_FACTOR = PERSON + "/lost-factor";

    /** What follows is of a vault: as it stands for its owner, behind {@link #PERSON} for staff. */
    public static final String PAPERS = "/papers";
    public static final String PAPER = PAPERS + "/{item}";
    public static final String FILE = PAPER + "/file";
    public static final String PREVIEW = PAPER + "/preview";
    public static final String PREVIEW_PAGE = PREVIEW + "/{page}";
    public static final String CARD = PAPER + "/card";
    public static final String EVENT = PAPER + "/event";
    public static final String TITLE = PAPER + "/title";
    public static final String REWRITE = PAPER + "/{written}";
    public static final String VISIBILITY = PAPER + "/visibility";
    public static final String FAVOURITE = PAPER + "/favourite";
    /** How a document is turned before it is shown. */
    public static final String TURN = PAPER + "/turn";
    /** LAW-1: what the service signed when it was given a document. */
    public static final String RECEIPT = PAPER + "/receipt";
    public static final String RECEIPT_FILE = RECEIPT + "/file";
    public static final String RECEIPT_QR = RECEIPT + "/qr";
    /** LAW-1: where a document is read again, and held against its receipt. */
    public static final String CHECK = PAPER + "/check";
    public static final String DELETE = PAPER + "/delete";
    public static final String REPORT = PAPER + "/report";
    public static final String GIVE_LINK = PAPER + "/links";
    public static final String ADD_PAPER = PAPERS + "/add";
    public static final String ADD_WRITTEN = "/{written}/add";
    /** Several photos that become one paper. */
    public static final String ADD_PAGES = "/pages/add";

    public static final String FOLDERS = "/folders";
    public static final String ADD_FOLDER = FOLDERS + "/add";
    public static final String FOLDER = FOLDERS + "/{folder}";
    public static final String CHANGE_FOLDER = FOLDER + "/change";
    public static final String DELETE_FOLDER = FOLDER + "/delete";
    /** LAW-5: all that is in a vault, and all that is in a folder, as one file. */
    public static final String TAKE_ALL = PAPERS + "/take";
    public static final String TAKE_FOLDER = FOLDER + "/take";
    /** In which folder a document lies. */
    public static final String PLACE = PAPER + "/folder";

    /** VLT-8: what was thrown away. */
    public static final String BIN = "/bin";
    public static final String EMPTY_BIN = BIN + "/empty";
    public static final String BINNED = BIN + "/{item}";
    public static final String PUT_BACK = BINNED + "/back";
    public static final String ERASE = BINNED + "/erase";

    private static final Pattern OWN_PATH = Pattern.compile("/(?:[A-Za-z0-9.-]+(?:/[A-Za-z0-9.-]+)*)?");

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

    /** TOS-3: that the terms have changed, on the way to {@code back}. */
    public static String newTerms(String back) {
        return NEW_TERMS + "?back=" + back;
    }

    /** What was thrown away, from there on. */
    public static String bin(Listing.Mark after) {
        return BIN + asking(Sought.NOTHING, Optional.of(after));
    }

    public static String binned(ItemId item) {
        return of(BINNED, "item", item);
    }

    public static String putBack(ItemId item) {
        return of(PUT_BACK, "item", item);
    }

    /** Where something of the bin is erased for good. */
    public static String erase(ItemId item) {
        return of(ERASE, "item", item);
    }

    /** What somebody says is one of our addresses, when it looks like one. */
    public static String ownOr(String said, String other) {
        return OWN_PATH.matcher(said).matches() ? said : other;
    }

    public static String terms(String version) {
        return TERMS + "/" + version;
    }

    /** Where whoever owns a vault says whether the service does that with their papers. */
    public static String processing(Processing processing) {
        return switch (processing) {
            case PREVIEWS -> PREVIEWS;
            case READING -> READING;
        };
    }

    /** The relays that an operator sees, those whom that name finds, from there on. */
    public static String operatorRelays(Sought name, Optional<Listing.Mark> after) {
        return OPERATOR_RELAYS + asking(name, after);
    }

    /** Those whose agreement ends soon, from there on. */
    public static String endingRelays(Optional<Listing.Mark> after) {
        return ENDING_RELAYS + asking(Sought.NOTHING, after);
    }

    /** VLT-8: what somebody is given; {@code token} is the secret. */
    public static String link(String token) {
        return of(LINK, "token", URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    /** VLT-8: as it is once it was opened. */
    public static String link(String token, String pass) {
        return link(token) + "/" + URLEncoder.encode(pass, StandardCharsets.UTF_8);
    }

    /** VLT-8: what a calendar program is given; {@code token} is the secret. */
    public static String feed(String token) {
        return of(FEED, "token", URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    public static String stopLink(LinkId link) {
        return of(STOP_LINK, "link", link);
    }

    /** Where an opening at a distance is validated. */
    public static String validate(String link) {
        return of(VALIDATE, "link", URLEncoder.encode(link, StandardCharsets.UTF_8));
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
    public static String rectifyAccount(AccountId account) {
        return of(RECTIFY_ACCOUNT, "account", account);
    }

    public static String approveNames(RectificationId rectification) {
        return of(APPROVE_NAMES, "rectification", rectification);
    }

    public static String refuseNames(RectificationId rectification) {
        return of(REFUSE_NAMES, "rectification", rectification);
    }

    public static String operatorAccount(AccountId account) {
        return of(OPERATOR_ACCOUNT, "account", account);
    }

    /** How much that person's vault may hold. */
    public static String operatorQuota(AccountId account) {
        return of(OPERATOR_QUOTA, "account", account);
    }

    /** REL-1: those that were answered, or that wait, from there on. */
    public static String registrations(boolean answered, Optional<Listing.Mark> after) {
        return REGISTRATIONS
                + asking(Sought.NOTHING, answered ? Optional.of("answered=true") : Optional.empty(), after);
    }

    public static String registration(RegistrationId registration) {
        return of(REGISTRATION, "registration", registration);
    }

    public static String registrationPaper(RegistrationId registration, PaperId paper) {
        return of(of(REGISTRATION_PAPER, "registration", registration), "paper", paper);
    }

    /** Where a relay is recorded, filled in with what it sent. */
    public static String addRelay(RegistrationId registration) {
        return ADD_RELAY + "?registration=" + registration;
    }

    public static String join(RelayId relay) {
        return of(JOIN, "relay", relay);
    }

    public static String notJoin(RelayId relay) {
        return of(NOT_JOIN, "relay", relay);
    }

    /** The reports that an operator looks after, from there on. */
    public static String operatorReports(Optional<Listing.Mark> after) {
        return OPERATOR_REPORTS + asking(Sought.NOTHING, after);
    }

    /** One of them, with what was reported. */
    public static String operatorReport(ReportId report) {
        return of(OPERATOR_REPORT, "report", report);
    }

    /** The bytes of what was reported. */
    public static String reportedFile(ReportId report) {
        return of(REPORTED_FILE, "report", report);
    }

    /** Accounts, with the formal notices from there on. */
    public static String operatorAccounts(Optional<Listing.Mark> after) {
        return OPERATOR_ACCOUNTS + asking(Sought.NOTHING, after);
    }

    /** Staff who ask that their account be deleted, from there on. */
    public static String operatorDeletions(Optional<Listing.Mark> after) {
        return OPERATOR_DELETIONS + asking(Sought.NOTHING, after);
    }

    /** What people told of, from there on. */
    public static String operatorProblems(Optional<Listing.Mark> after) {
        return OPERATOR_PROBLEMS + asking(Sought.NOTHING, after);
    }

    /** Where anybody tells of one, and what they told of, from there on. */
    public static String problem(Listing.Mark after) {
        return PROBLEM + asking(Sought.NOTHING, Optional.of(after));
    }

    /** Where one is signed in, from there on. */
    public static String sessions(Listing.Mark after) {
        return SESSIONS + asking(Sought.NOTHING, Optional.of(after));
    }

    /** One of that. */
    public static String operatorProblem(ProblemId problem) {
        return of(OPERATOR_PROBLEM, "problem", problem);
    }

    /** SEC-6: what anybody used more than is usual, from there on. */
    public static String operatorUnusualUses(Optional<Listing.Mark> after) {
        return OPERATOR_UNUSUAL_USES + asking(Sought.NOTHING, after);
    }

    /** That somebody's account be deleted, who asks an operator. */
    public static String operatorDeletion(AccountId account) {
        return of(OPERATOR_DELETION, "account", account);
    }

    public static String feeding(RelayId relay) {
        return of(FEEDING, "relay", relay);
    }

    public static String addedPapers(RelayId relay) {
        return of(ADDED_PAPERS, "relay", relay);
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

    public static String removePasskey(PasskeyId passkey) {
        return REMOVE_PASSKEY.replace("{passkey}", passkey.toString());
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

        public String onSite() {
            return of(ON_SITE, "relay", relay);
        }

        public String onSiteDone() {
            return of(ON_SITE_DONE, "relay", relay);
        }

        public String openings() {
            return of(OPENINGS, "relay", relay);
        }

        public String openings(Listing.Mark after) {
            return openings() + asking(Sought.NOTHING, Optional.of(after));
        }

        public String openAtADistance() {
            return of(OPEN_AT_A_DISTANCE, "relay", relay);
        }

        public String sendOpening(OpeningId opened) {
            return of(of(SEND_OPENING, "relay", relay), "opened", opened);
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

        /** SEC-6: what its staff used more than is usual, from there on. */
        public String unusualUses(Optional<Listing.Mark> after) {
            return of(UNUSUAL_USES, "relay", relay) + asking(Sought.NOTHING, after);
        }

        /** END-3: of colleagues who ask to be deleted. */
        public String deletions() {
            return of(DELETIONS, "relay", relay);
        }

        public String deletion(AccountId account) {
            return of(of(DELETION, "relay", relay), "account", account);
        }

        public String team() {
            return of(TEAM, "relay", relay);
        }

        public String teamFactor() {
            return of(TEAM_FACTOR, "relay", relay);
        }

        public String agreement() {
            return of(AGREEMENT, "relay", relay);
        }

        public String renewAgreement() {
            return of(RENEW_AGREEMENT, "relay", relay);
        }

        public String suspendAgreement() {
            return of(SUSPEND_AGREEMENT, "relay", relay);
        }

        public String resumeAgreement() {
            return of(RESUME_AGREEMENT, "relay", relay);
        }

        public String endAgreement() {
            return of(END_AGREEMENT, "relay", relay);
        }

        public String addToTeam() {
            return of(ADD_TO_TEAM, "relay", relay);
        }

        public String addTeam() {
            return of(ADD_TEAM, "relay", relay);
        }

        public String invite() {
            return of(INVITE, "relay", relay);
        }

        public String withdrawInvitation() {
            return of(WITHDRAW_INVITATION, "relay", relay);
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

        public String rectify(AccountId account) {
            return of(of(RECTIFY_STAFF, "relay", relay), "account", account);
        }

        public String loseFactor(AccountId account) {
            return of(of(LOSE_STAFF_FACTOR, "relay", relay), "account", account);
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

        public String replaceManager(AccountId account) {
            return of(of(REPLACE_MANAGER, "relay", relay), "account", account);
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
            return all + asking(wanted.named(), Stream.concat(
                    wanted.kind().stream().map(kind -> "kind=" + kind.name()),
                    wanted.paperKind().stream().map(kind -> "paperKind=" + kind.name()))
                    .reduce((one, other) -> one + "&" + other), after);
        }

        /** Of the items of one kind. */
        public String all(ItemContent.Kind kind) {
            return all + "?kind=" + kind.name();
        }

        public String paper(ItemId item) {
            return base + of(PAPER, "item", item);
        }

        /** As {@link #paper}, from the page of the list itself, whose lines are many: as short as an address can be. */
        public String paperFromList(ItemId item) {
            return all.substring(all.lastIndexOf('/') + 1) + (base.isEmpty() ? "" : PAPERS) + "/" + item;
        }

        /** As {@link #add}, from the page of the list of somebody's vault: as {@link #paperFromList}. */
        public String addFromList(String written) {
            return all.substring(all.lastIndexOf('/') + 1) + "/" + written + "/add";
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

        /** MOD-1: where it is said to be abusive or illicit. */
        public String report(ItemId item) {
            return base + of(REPORT, "item", item);
        }

        /** VLT-8: where a link to that document is made. */
        public String giveLink(ItemId item) {
            return base + of(GIVE_LINK, "item", item);
        }

        /** Of a contact: as telephones take it. */
        public String card(ItemId item) {
            return base + of(CARD, "item", item);
        }

        /** Of an appointment: as calendars take it. */
        public String event(ItemId item) {
            return base + of(EVENT, "item", item);
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

        public String turn(ItemId item) {
            return base + of(TURN, "item", item);
        }

        /** Of a document: what the service signed of it. */
        public String receipt(ItemId item) {
            return base + of(RECEIPT, "item", item);
        }

        public String receiptFile(ItemId item) {
            return base + of(RECEIPT_FILE, "item", item);
        }

        public String receiptQr(ItemId item) {
            return base + of(RECEIPT_QR, "item", item);
        }

        /** Where a document is read again. */
        public String check(ItemId item) {
            return base + of(CHECK, "item", item);
        }

        public String delete(ItemId item) {
            return base + of(DELETE, "item", item);
        }

        /** Where its folders are, and what lies in none. */
        public String folders() {
            return base + FOLDERS;
        }

        public String folder(FolderId folder) {
            return base + of(FOLDER, "folder", folder);
        }

        /** Where that folder is, or the top. */
        public String folder(Optional<FolderId> place) {
            return place.map(this::folder).orElseGet(this::folders);
        }

        /** What lies in that folder, or in none, from there on. */
        public String folder(Optional<FolderId> place, Listing.Mark after) {
            return folder(place) + asking(Sought.NOTHING, Optional.of(after));
        }

        public String addFolder(Optional<FolderId> in) {
            return base + ADD_FOLDER + in.map(folder -> "?parent=" + folder).orElse("");
        }

        public String changeFolder(FolderId folder) {
            return base + of(CHANGE_FOLDER, "folder", folder);
        }

        public String deleteFolder(FolderId folder) {
            return base + of(DELETE_FOLDER, "folder", folder);
        }

        /** All that is in that folder, as one file. */
        public String takeFolder(FolderId folder) {
            return base + of(TAKE_FOLDER, "folder", folder);
        }

        /** Where it is said in which folder a document lies. */
        public String place(ItemId item) {
            return base + of(PLACE, "item", item);
        }

        public String addPaper() {
            return base + ADD_PAPER;
        }

        /** Where several photos become one paper. */
        public String addPages() {
            return base + ADD_PAGES;
        }

        /** Straight into that folder. */
        public String addPaper(FolderId into) {
            return addPaper() + "?folder=" + into;
        }

        /** {@code written} is what one kind of what people write is called in addresses: {@code notes}. */
        public String add(String written) {
            return base + of(ADD_WRITTEN, "written", written);
        }

        /** Of somebody's, seen from a relay: where it is said that they lost their second factor. */
        public String loseFactor() {
            return base + "/lost-factor";
        }

        /** PRI-2: of somebody's, seen from a relay: where their names are put right. */
        public String names() {
            return base + "/names";
        }

        public String confirmNames(RectificationId rectification) {
            return names() + "/" + rectification + "/confirm";
        }

        public String answerNames(RectificationId rectification) {
            return names() + "/" + rectification + "/answer";
        }

        public String withdrawNames(RectificationId rectification) {
            return names() + "/" + rectification + "/withdraw";
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

        public String handOver() {
            return endOfSupport() + "/hand-over";
        }

        public String undoHandOver() {
            return handOver() + "/undo";
        }

        /** What the relay added, as one file. */
        public String supportPapers() {
            return endOfSupport() + "/papers";
        }

        public String supportDone() {
            return endOfSupport() + "/finish";
        }
    }
}
