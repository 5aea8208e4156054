package org.abri.application.opening;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.account.AccountPorts;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Passwords;
import org.abri.application.inside.Presence;
import org.abri.application.inside.Recorder;
import org.abri.application.inside.Secrets;
import org.abri.application.inside.Tally;
import org.abri.application.inside.Tokens;
import org.abri.application.relay.Relays;
import org.abri.application.vault.Vaults;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.KnownOfPerson;
import org.abri.domain.account.Language;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.OwnPhone;
import org.abri.domain.account.Password;
import org.abri.domain.account.SecretHash;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.opening.DistantOpening;
import org.abri.domain.opening.DistantOpening.Stage;
import org.abri.domain.relay.MonthOfWork.Deed;
import org.abri.domain.relay.Relay;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.vault.VaultId;

/**
 * ACC-7: a person validates the account that was opened for them at a distance: they follow the link of the last SMS, type its
 * code, and choose password and secret question; only then do they have a username, and anybody may be let in by them. AUT-5:
 * an unknown link, a wrong code and an opening that lapsed or was validated are answered alike, in words and in work. Nobody is
 * signed in by it.
 */
public final class ValidateOpening {
    /**
     * What the person types: {@code link} is what the SMS's address ended with, and alone opens nothing.
     *
     * @param affiliate ACC-9: whether they wish to be accompanied by the relay that opened it
     */
    public record Command(String link, String code, String password, String question, String answer,
            boolean affiliate) {
        @Override
        public String toString() {
            return "ValidateOpening.Command[…]";
        }
    }

    public sealed interface Outcome {
        /**
         * From now on the person signs in with that username. SEC-4: the code of the rescue card is shown this once; empty for
         * whoever sends the same again, since the first answer may have been lost on its way (I4).
         *
         * @param relay ACC-9: who accompanies them: the relay that opened it, which offered to and which they wish for
         */
        record Validated(Username username, Language language, Optional<String> rescueCode,
                Optional<String> relay) implements Outcome {
            @Override
            public String toString() {
                return "Validated[…]";
            }
        }

        record NotRecognised() implements Outcome {}

        /** As with the next two: the code is right, and still good for another choice. */
        record PasswordRefused(Flaw flaw) implements Outcome {}

        record QuestionRefused(Flaw flaw) implements Outcome {}

        record AnswerRefused(Flaw flaw) implements Outcome {}

        /** AUT-4: too many wrong tries: none is looked at before then. */
        record Paused(Instant until) implements Outcome {}
    }

    /** What a code was compared with, if it may lead anywhere. */
    private record Tried(Optional<DistantOpening> opening, Optional<SecretHash> hash) {
        AccountId account() {
            return opening.flatMap(DistantOpening::account).orElse(AccountId.NOBODY);
        }

        boolean again() {
            return opening.filter(found -> found.stage() == Stage.VALIDATED).isPresent();
        }
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final AccountPorts account;
    private final Vaults vaults;
    private final Relays relays;
    private final DistantOpenings openings;
    private final Limiter limiter;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Recorder recorder;
    private final Tally tally;
    private final Newcomers newcomers;
    private final Presence presence;

    ValidateOpening(Ports ports, Inside inside, Newcomers newcomers) {
        clock = ports.clock();
        work = ports.work();
        account = ports.account();
        vaults = ports.vault().vaults();
        relays = ports.relay().relays();
        openings = ports.opening().distant();
        limiter = inside.limiter();
        passwords = inside.passwords();
        secrets = inside.secrets();
        recorder = inside.recorder();
        tally = inside.tally();
        this.newcomers = newcomers;
        presence = inside.presence();
    }

    public Outcome validate(Command command) {
        var now = clock.instant();
        var limit = "opening-validation/" + Tokens.hash(command.link());
        var pausedUntil = limiter.pauseBeforeTry(limit, now);
        if (pausedUntil.isPresent()) { return new Outcome.Paused(pausedUntil.get()); }
        try {
            return compared(command, limit, now);
        } catch (Busy notLookedAt) {
            limiter.notLookedAt(limit);
            throw notLookedAt;
        }
    }

    /** One hash on every path (AUT-5), until the code is right. */
    private Outcome compared(Command command, String limit, Instant now) {
        var tried = work.inOne(() -> tried(openings.ofLink(Tokens.hash(command.link())), now));
        var typed = InvalidValue.in(() -> OneTimeCode.typed(command.code())).isEmpty()
                ? Optional.of(OneTimeCode.typed(command.code()))
                : Optional.<String> empty();
        var right = secrets.matches(tried.opening().flatMap(DistantOpening::account).map(Secrets.Of::opening),
                typed.orElse(""), typed.flatMap(code -> tried.hash()));
        if (!right) {
            typed.ifPresent(code -> work.inOne(() -> failed(tried)));
            return new Outcome.NotRecognised();
        }
        if (tried.again()) { return toldAgain(command, tried, limit); }
        return work.inOne(() -> flawIn(command, tried)).map(flaw -> refused(flaw, limit))
                .orElseGet(() -> chosen(command, tried, limit));
    }

    private Tried tried(Optional<DistantOpening> opening, Instant now) {
        var person = opening.flatMap(DistantOpening::account);
        var looked = limiter.mayTryCodes(person.orElse(AccountId.NOBODY), now);
        return new Tried(opening, person.flatMap(known -> opening).filter(found -> looked)
                .filter(found -> found.stage() == Stage.VALIDATED || found.waitsAt(now))
                .flatMap(found -> found.codeAt(now)));
    }

    /** REC-1: a code is dead after five wrong ones, and none are looked at after ten in a day. */
    private boolean failed(Tried tried) {
        return tried.opening().filter(found -> tried.hash().isPresent())
                .flatMap(found -> openings.lock(found.id()))
                .filter(found -> found.sent().equals(tried.opening().flatMap(DistantOpening::sent)))
                .map(found -> {
                    limiter.wrongCode(tried.account(), clock.instant());
                    openings.save(found.withWrongCode());
                    return true;
                }).orElse(false);
    }

    /** AUT-2: names, birth date, phone and relay are known to others. */
    private Optional<Outcome> flawIn(Command command, Tried tried) {
        var person = account.accounts().find(tried.account()).orElseThrow();
        var known = KnownOfPerson.of(person,
                relay(tried.opening().orElseThrow()).map(Relay::name).map(List::of).orElse(List.of()));
        return passwords.flawIn(command.password(), known).<Outcome> map(Outcome.PasswordRefused::new)
                .or(() -> InvalidValue.in(() -> new SecretQuestion(command.question()))
                        .map(Outcome.QuestionRefused::new))
                .or(() -> SecretQuestion.flawInTyped(command.question(), command.answer(), known)
                        .map(Outcome.AnswerRefused::new));
    }

    private Optional<Relay> relay(DistantOpening opening) {
        return relays.find(opening.relay());
    }

    private Outcome refused(Outcome flaw, String limit) {
        return work.inOne(() -> {
            limiter.forget(limit);
            return flaw;
        });
    }

    /** What was compared must still be good: it may have been used, sent again or lapsed meanwhile. */
    private Outcome chosen(Command command, Tried tried, String limit) {
        var person = tried.account();
        var card = passwords.drawRescueCode(person);
        var credentials = Credentials.ofBeneficiary(person,
                new Password.Chosen(passwords.hash(person, command.password())),
                secrets.hash(Secrets.Of.answer(person), SecretQuestion.comparable(command.answer())),
                card.hash());
        return work.inOne(() -> {
            var now = clock.instant();
            var current = tried(tried.opening().flatMap(found -> openings.lock(found.id())), now);
            if (current.again() || !current.hash().equals(tried.hash())) {
                return new Outcome.NotRecognised();
            }
            limiter.forget(limit);
            return validated(command, current.opening().orElseThrow(), credentials, card, now);
        });
    }

    private Outcome validated(Command command, DistantOpening opening, Credentials credentials,
            Passwords.Code card, Instant now) {
        var person = account.accounts().find(credentials.account()).orElseThrow();
        // SEC-4: the code that came back was sent there, and whoever gave it chose the password
        var proven = person.ownPhone().map(OwnPhone::nowProven).map(person::with).orElse(person);
        account.accounts().save(proven.withQuestion(new SecretQuestion(command.question())));
        account.credentials().add(credentials);
        var vault = VaultId.of(person.id());
        vaults.lock(vault).ifPresent(pending -> vaults.save(pending.validated()));
        openings.save(opening.validated(now));
        presence.signedIn(person.id(), person.kind(), now);
        recorder.byOwner(vault, Act.VAULT_VALIDATED, "", now);
        var relay = relay(opening);
        relay.ifPresent(here -> tally.count(here, Deed.OPENED, now));
        var here =
                relay.filter(working -> command.affiliate() && opening.affiliate() && working.worksAt(now));
        here.ifPresent(wished -> newcomers.affiliate(vault, wished, false, now));
        return new Outcome.Validated(person.username(), person.language(), Optional.of(card.shownOnce()),
                here.map(Relay::name));
    }

    /** I4: whoever has link, code and the password chosen with them is told again how they sign in. */
    private Outcome toldAgain(Command command, Tried tried, String limit) {
        var credentials = work.inOne(() -> account.credentials().find(tried.account()));
        if (!passwords.matches(command.password(), credentials)) { return new Outcome.NotRecognised(); }
        return work.inOne(() -> {
            limiter.forget(limit);
            return account.accounts().find(tried.account()).<Outcome> map(this::toldAgain)
                    .orElseGet(Outcome.NotRecognised::new);
        });
    }

    private Outcome toldAgain(Account person) {
        return new Outcome.Validated(person.username(), person.language(), Optional.empty(),
                Optional.empty());
    }
}
