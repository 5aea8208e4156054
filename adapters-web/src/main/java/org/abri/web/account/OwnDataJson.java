package org.abri.web.account;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.abri.application.data.TakeOwnData;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.DeletionAsked;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.OwnPhone;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecondFactor;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.moderation.Problem;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Wish;
import org.jspecify.annotations.Nullable;

/** PRI-1: what the service keeps of who somebody is, complete. Secrets rest as hashes, which say nothing, and are left out. */
@Serdeable.Serializable
record OwnDataJson(String account, String kind, String username, NameJson name, String language,
        @Nullable String born, @Nullable String phone, @Nullable Boolean phoneProven,
        @Nullable String secretQuestion, Instant openedAt,
        List<AcceptanceJson> acceptances, List<AffiliationJson> affiliations, List<WorkplaceJson> workplaces,
        @Nullable WishedJson wished, List<LinkJson> links, @Nullable CalendarJson calendar,
        List<RemindedJson> reminders, SignInsJson signIns, AskedJson asked,
        Instant takenAt) {
    /**
     * {@code seenOn} is, of people with a vault, the last day that keeps their account; {@code last}, of staff, the last sign-in;
     * {@code factorSince} since when there is an app that counts.
     */
    @Serdeable.Serializable
    record SignInsJson(@Nullable LocalDate seenOn, @Nullable Instant last, List<SessionJson> sessions,
            @Nullable Instant factorSince, List<String> passkeys) {}

    /** LAW-4, REM-4: what a person lets the service do with their papers, and say in SMS; what nobody was asked is left out. */
    @Serdeable.Serializable
    record WishedJson(@Nullable Boolean previews, @Nullable Boolean reading, boolean scans,
            boolean placeInSms, boolean reminders) {}

    /** VLT-8: that calendar programs read their appointments: {@code readOn} is when one did last, in UTC. */
    @Serdeable.Serializable
    record CalendarJson(Instant madeAt, @Nullable LocalDate readOn) {}

    /** VLT-8: a link to a document of theirs: {@code openings} is how often it may be opened. */
    @Serdeable.Serializable
    record LinkJson(String item, Instant givenAt, Instant endsAt, String openings, int opened,
            @Nullable Instant lastOpenedAt) {}

    /** REM-1: an SMS that reminds of an item of theirs: when it leaves, or was to, and what became of it; {@code relay} if staff asked. */
    @Serdeable.Serializable
    record RemindedJson(String item, String lead, Instant due, String state, @Nullable String relay) {
        static RemindedJson of(ItemReminder one) {
            return new RemindedJson(one.item().toString(), one.reminder().lead().written(),
                    one.reminder().due(), one.reminder().state().name(),
                    one.by() instanceof Author.Staff staff ? staff.relay().toString() : null);
        }
    }

    @Serdeable.Serializable
    record SessionJson(String device, Instant startedAt, Instant usedAt) {}

    /** What they told and asked for, what was asked of them or told to them, and (SEC-6) what they used more than is usual. */
    @Serdeable.Serializable
    record AskedJson(List<ToldJson> problems, @Nullable DeletionJson deletion, @Nullable NoticeJson notice,
            List<InvitedJson> invitations, @Nullable RenewalJson renewal, List<UnusualUseJson> unusualUses) {}

    @Serdeable.Serializable
    record UnusualUseJson(String tool, @Nullable String relay, Instant at) {}

    @Serdeable.Serializable
    record ToldJson(String kind, String words, Instant at, @Nullable String reply,
            @Nullable Instant answeredAt) {}

    @Serdeable.Serializable
    record DeletionJson(boolean ofOperator, String reason, Instant at, @Nullable String refusal) {}

    @Serdeable.Serializable
    record NoticeJson(String reason, Instant givenAt, @Nullable Instant compliedAt) {}

    @Serdeable.Serializable
    record InvitedJson(String relay, String name, Instant at) {}

    @Serdeable.Serializable
    record RenewalJson(String way, String stage, Instant askedAt) {}

    @Serdeable.Serializable
    record AcceptanceJson(String version, Instant acceptedAt) {}

    /** {@code state} is {@code ACTIVE} or {@code REQUESTED}; {@code feeding} whether its staff may add papers. */
    @Serdeable.Serializable
    record AffiliationJson(String relay, String name, String state, boolean feeding) {}

    @Serdeable.Serializable
    record WorkplaceJson(String relay, String name, String role, Instant since) {}

    static OwnDataJson of(TakeOwnData.Data data) {
        var person = data.account();
        return new OwnDataJson(person.id().toString(), person.kind().name(), person.username().value(),
                NameJson.of(person.name()), person.language().tag(),
                person.born().map(BirthDate::value).orElse(null),
                person.phone().map(PhoneNumber::value).orElse(null),
                person.ownPhone().map(OwnPhone::proven).orElse(null),
                person.secretQuestion().map(SecretQuestion::question).orElse(null), person.openedAt(),
                data.acceptances().stream()
                        .map(one -> new AcceptanceJson(one.version(), one.at())).toList(),
                data.affiliations().stream()
                        .map(tie -> new AffiliationJson(tie.relay().id().toString(), tie.relay().name(),
                                tie.affiliation().active() ? "ACTIVE" : "REQUESTED",
                                tie.affiliation().feedingAllowed()))
                        .toList(),
                data.workplaces().stream()
                        .map(place -> new WorkplaceJson(place.membership().relay().toString(),
                                place.relay().name(),
                                place.membership().role().name(), place.membership().since()))
                        .toList(),
                data.wished().map(OwnDataJson::wished).orElse(null),
                data.links().stream()
                        .map(link -> new LinkJson(link.item().toString(), link.givenAt(), link.endsAt(),
                                link.wanted().name(), link.opened(), link.lastOpenedAt().orElse(null)))
                        .toList(),
                data.feed().map(feed -> new CalendarJson(feed.madeAt(), feed.readOn().orElse(null)))
                        .orElse(null),
                data.reminders().stream().map(RemindedJson::of).toList(),
                signIns(data.signIns()), asked(data.asked()), data.takenAt());
    }

    private static WishedJson wished(TakeOwnData.Wished of) {
        return new WishedJson(said(of.wishes().previews()), said(of.wishes().reading()), of.scans(),
                of.placeInSms(), of.reminders());
    }

    private static @Nullable Boolean said(Wish wish) {
        return wish == Wish.NOT_ASKED ? null : wish == Wish.WISHED;
    }

    private static SignInsJson signIns(TakeOwnData.SignIns of) {
        return new SignInsJson(of.seenOn().orElse(null), of.last().orElse(null),
                of.sessions().stream().map(
                        one -> new SessionJson(one.device().name(), one.startedAt(), one.usedAt())).toList(),
                of.factor().flatMap(SecondFactor::app).map(SecondFactor.App::since).orElse(null),
                of.factor().stream()
                        .flatMap(factor -> factor.keyring().passkeys().stream()).map(Passkey::name).toList());
    }

    private static AskedJson asked(TakeOwnData.Asked of) {
        return new AskedJson(
                of.problems().stream().map(one -> new ToldJson(one.kind().name(), one.words(), one.at(),
                        one.reply().map(Problem.Reply::words).orElse(null),
                        one.reply().map(Problem.Reply::at).orElse(null))).toList(),
                of.deletion().map(one -> new DeletionJson(one.ofOperator(), one.reason(), one.at(),
                        one.refused().map(DeletionAsked.Refused::reason).orElse(null))).orElse(null),
                of.notice().map(one -> new NoticeJson(one.reason(), one.givenAt(),
                        one.compliedAt().orElse(null))).orElse(null),
                of.invitations().stream().map(one -> new InvitedJson(one.relay().id().toString(),
                        one.relay().name(), one.at())).toList(),
                of.renewal().map(one -> new RenewalJson(one.way().name(), one.stage().name(),
                        one.askedAt())).orElse(null),
                of.unusualUses().stream().map(one -> new UnusualUseJson(one.tool().name(),
                        one.relay().map(RelayId::toString).orElse(null), one.at())).toList());
    }
}
