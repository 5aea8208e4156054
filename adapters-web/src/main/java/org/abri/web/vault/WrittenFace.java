package org.abri.web.vault;

import gg.jte.models.runtime.JteModel;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.application.access.Look;
import org.abri.application.reminder.SeeReminders;
import org.abri.domain.relay.Relay;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Recurrence;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemContent;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;

/** How one kind of what people write is asked for and read. */
public interface WrittenFace {
    /** What it is called in addresses: {@code notes}. */
    String path();

    /** The record of its fields. */
    Class<?> form();

    /** That of a new one, which says who is to see it as well. */
    Class<?> newForm();

    /** Empty when anything is wrong, or when the form is only to be shown. */
    Optional<? extends Written> read(Form<?> form);

    /** What is in the fields of one that is there; empty when it is of another kind. */
    Optional<Map<String, String>> fields(ItemContent content);

    /** What its fields say before anything is typed, to whoever looked so; {@code sharedWith} see what is shared there. */
    default Map<String, String> suggested(Look look, List<Relay> sharedWith) {
        return Map.of();
    }

    /** REM-1: which reminders are ticked. */
    default Set<LeadTime> reminders(Form<?> form) {
        return Set.of();
    }

    /** REM-1: that it comes back, of a new one; empty when anything is wrong with that. */
    default Optional<Optional<Recurrence>> recurrence(Form<?> form) {
        return Optional.of(Optional.empty());
    }

    /** The fields in which reminders are ticked. */
    default Map<String, String> ticked(SeeReminders.Seen reminders) {
        return Map.of();
    }

    /** Its fields, drawn. */
    JteModel draw(Page page, Typed typed);

    /** Gives handlers the kind that their address names; what is none is not there. */
    @Prototype
    final class InAddresses implements TypeConverterRegistrar {
        @Override
        public void register(MutableConversionService conversions) {
            conversions.addConverter(CharSequence.class, WrittenFace.class,
                    name -> KindFace.whatPeopleWrite().stream()
                            .flatMap(kind -> kind.written().stream())
                            .filter(written -> written.path().contentEquals(name)).findFirst()
                            .orElseThrow(ProblemException::notFound));
        }
    }
}
