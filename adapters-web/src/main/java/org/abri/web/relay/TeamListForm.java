package org.abri.web.relay;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.application.relay.OpenTeam;
import org.abri.domain.relay.PastedNames;
import org.abri.domain.text.InvalidValue;
import org.abri.web.LeftOut;
import org.abri.web.account.PersonFields;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;
import org.abri.web.visit.OnPages;

/**
 * ACC-4: the names of a team, one person a line; {@code familyFirst} in which order. On pages, a list is checked before a second
 * {@code step} opens it.
 */
@Serdeable
record TeamListForm(String names, @LeftOut Boolean familyFirst, @LeftOut String language,
        @OnPages String step) {
    static Optional<OpenTeam.Command> read(Desk desk, Form<TeamListForm> form) {
        var names = names(form);
        var language = PersonFields.language(form);
        return form.taken(() -> new OpenTeam.Command(desk.by(), desk.relay(), form.once(),
                names.orElseThrow(), language.orElseThrow()));
    }

    private static Optional<PastedNames> names(Form<TeamListForm> form) {
        try {
            return Optional.of(PastedNames.read(form.text("names"), form.ticked("familyFirst")));
        } catch (InvalidValue invalid) {
            form.wrong("names", invalid.flaw());
            return Optional.empty();
        }
    }

    /** What is wrong, line by line. */
    static Form<TeamListForm> told(Form<TeamListForm> form, PastedNames names) {
        names.lines().forEach(line -> line.problem().ifPresent(
                problem -> form.wrong("names", "line-" + Answers.code(problem), line.number())));
        return form;
    }
}
