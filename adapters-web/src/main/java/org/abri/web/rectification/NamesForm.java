package org.abri.web.rectification;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.rectification.RectifyPerson;
import org.abri.application.rectification.RectifyWhenAsked;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.PersonName;
import org.abri.domain.rectification.Rectification;
import org.abri.domain.text.TypedText;
import org.abri.web.LeftOut;
import org.abri.web.account.PersonFields;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.OnPages;
import org.abri.web.visit.Shelf;

/**
 * PRI-2: what somebody is to be called from now on, and when they were born where that was wrong too.
 *
 * @param born          in one text, as programs say it; left out, it stays as it is
 * @param homonymReason ACC-8: why this is somebody else than whoever bears the same names and birth date
 * @param bySms         whether a code is to be sent to the person's phone
 */
@Serdeable
record NamesForm(String given, String family, @LeftOut String born, @LeftOut String homonymReason,
        Boolean bySms, @OnPages String bornDay, @OnPages String bornMonth,
        @OnPages String bornYear) implements GivenBack {

    static Optional<RectifyPerson.Command> read(Shelf shelf, Form<NamesForm> form, Instant now) {
        var name = PersonFields.name(form);
        var born = PersonFields.bornIfAny(form, now);
        var other = whyAnother(form);
        var bySms = form.yesOrNo("bySms");
        return form.taken(() -> new RectifyPerson.Command(shelf.by(), shelf.vault(), name.orElseThrow(),
                born.orElseThrow(), other.orElseThrow(), bySms.orElseThrow()));
    }

    private static Optional<Optional<String>> whyAnother(Form<?> form) {
        return form.readIfAny("homonymReason",
                text -> TypedText.line(text, Rectification.LONGEST_REASON));
    }

    /** As operators type it; {@code reason}: why, as the person reads it. */
    @Serdeable
    record WithReason(String given, String family, @LeftOut String born, String reason,
            @LeftOut String homonymReason, @OnPages String bornDay, @OnPages String bornMonth,
            @OnPages String bornYear) implements GivenBack {
        static Optional<RectifyWhenAsked.Command> read(Form<WithReason> form, AccountId account,
                Instant now) {
            var name = PersonFields.name(form);
            var born = PersonFields.bornIfAny(form, now);
            var reason = form.line("reason", Rectification.LONGEST_REASON);
            var other = whyAnother(form);
            return form.taken(() -> new RectifyWhenAsked.Command(form.visitor().viewpoint(), account,
                    name.orElseThrow(), born.orElseThrow(), reason.orElseThrow(), other.orElseThrow()));
        }
    }

    /** Of a colleague. */
    @Serdeable
    record OfColleague(String given, String family) implements GivenBack {
        static Optional<PersonName> read(Form<OfColleague> form) {
            var name = PersonFields.name(form);
            return form.taken(name::orElseThrow);
        }
    }
}
