package org.abri.web.terms;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.abri.application.terms.PublishTerms;
import org.abri.domain.account.Language;
import org.abri.domain.terms.TermsText;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** TOS-2, TOS-3: a version of the terms, in French and in English. */
@Serdeable
record PublishForm(String day, Boolean important, String summaryFr, String textFr, String summaryEn,
        String textEn) implements GivenBack {
    static Optional<PublishTerms.Command> read(Form<PublishForm> form) {
        var day = form.day("day");
        var french = text(form, Language.FRENCH, "Fr");
        var english = text(form, Language.ENGLISH, "En");
        return form.taken(() -> new PublishTerms.Command(form.visitor().viewpoint(), day.orElseThrow(),
                form.ticked("important"), List.of(french.orElseThrow(), english.orElseThrow())));
    }

    private static Optional<TermsText> text(Form<PublishForm> form, Language language, String suffix) {
        var summary = form.lines("summary" + suffix, TermsText.LONGEST_SUMMARY);
        var text = form.lines("text" + suffix, TermsText.LONGEST_TEXT);
        return summary.flatMap(said -> text.map(all -> new TermsText(language, said, all)));
    }
}
