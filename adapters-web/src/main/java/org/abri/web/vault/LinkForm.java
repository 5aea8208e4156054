package org.abri.web.vault;

import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.abri.domain.vault.GivenLink.Life;
import org.abri.domain.vault.GivenLink.Openings;
import org.abri.web.visit.Form;

/** VLT-8: how long a link lives and how often it may be opened, each by the name of {@link Life} and {@link Openings}. */
@Introspected
record LinkForm(String life, String openings) {
    /** What was said. */
    record Said(Life life, Openings openings) {}

    static Optional<Said> read(Form<LinkForm> form) {
        var life = form.choice("life", Life.class);
        var openings = form.choice("openings", Openings.class);
        return form.taken(() -> new Said(life.orElseThrow(), openings.orElseThrow()));
    }
}
