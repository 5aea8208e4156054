package org.abri.web.vault;

import gg.jte.models.runtime.JteModel;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.util.Map;
import java.util.Optional;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemContent.Written;
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
