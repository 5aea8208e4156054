package org.abri.web.session;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives controllers their {@link Visitor}. */
@Singleton
final class VisitorBinder
        implements TypedRequestArgumentBinder<Visitor>, PostponedRequestArgumentBinder<Visitor> {
    @Override
    public Argument<Visitor> argumentType() {
        return Argument.of(Visitor.class);
    }

    @Override
    public BindingResult<Visitor> bind(ArgumentConversionContext<Visitor> context, HttpRequest<?> request) {
        var visitor = Visitor.of(request);
        return () -> Optional.of(visitor);
    }
}
