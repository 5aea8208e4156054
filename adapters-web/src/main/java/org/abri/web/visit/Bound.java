package org.abri.web.visit;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import java.util.Optional;
import java.util.function.BiFunction;

/** Gives handlers an argument of one type, made from the request on the handler's own thread, which may block. */
public final class Bound<T> implements TypedRequestArgumentBinder<T>, PostponedRequestArgumentBinder<T> {
    private final Class<T> type;
    private final BiFunction<HttpRequest<?>, Argument<T>, T> made;

    public Bound(Class<T> type, BiFunction<HttpRequest<?>, Argument<T>, T> made) {
        this.type = type;
        this.made = made;
    }

    @Override
    public Argument<T> argumentType() {
        return Argument.of(type);
    }

    @Override
    public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
        var argument = made.apply(request, context.getArgument());
        return () -> Optional.of(argument);
    }
}
