package org.abri.web.distant;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.opening.OpenAtADistance;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.opening.OpenBeneficiaryAccount.Person;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.TypedText;
import org.abri.web.LeftOut;
import org.abri.web.account.PersonFields;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.OnPages;

/**
 * ACC-7: who is to have a vault and is not there. A phone that gets SMS is needed.
 *
 * @param homonymReason ACC-8: why this is somebody else than whoever bears the same names and birth date
 * @param affiliate     ACC-9: whether the relay offers to accompany them
 */
@Serdeable
record DistantForm(String given, String family, String born, @LeftOut String language, String phone,
        @LeftOut String homonymReason, Boolean affiliate, @OnPages String bornDay, @OnPages String bornMonth,
        @OnPages String bornYear) implements GivenBack {

    static Optional<OpenAtADistance.Command> read(Desk desk, Form<DistantForm> form, Instant now) {
        var name = PersonFields.name(form);
        var born = PersonFields.born(form, now);
        var language = PersonFields.language(form);
        var phone = PersonFields.phone(form);
        if (TypedText.isBlank(form.text("phone"))) {
            form.wrong("phone", Flaw.MISSING);
        }
        var reason = form.readIfAny("homonymReason",
                text -> TypedText.line(text, OpenBeneficiaryAccount.LONGEST_REASON));
        var affiliate = form.yesOrNo("affiliate");
        return form.taken(() -> new OpenAtADistance.Command(desk.by(), desk.relay(), form.once(),
                new Person(name.orElseThrow(), born.orElseThrow(), language.orElseThrow(),
                        phone.orElseThrow(), reason.orElseThrow()),
                phone.orElseThrow().orElseThrow(), affiliate.orElseThrow()));
    }
}
