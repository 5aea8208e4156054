package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the sign-in page, which says what became of the form. */
@Singleton
final class OnFormWithoutSession implements ExceptionHandler<FormWithoutSession, HttpResponse<?>> {
    private final SignInPages signIn;
    private final KeptForms kept;

    OnFormWithoutSession(SignInPages signIn, KeptForms kept) {
        this.signIn = signIn;
        this.kept = kept;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, FormWithoutSession form) {
        return answer(request, form);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, FormWithoutSession form) {
        var keptForm = kept.of(request.getPath(), form.typed());
        return signIn.instead(request, keptForm.isEmpty() ? "sign-in.not-done" : "sign-in.kept", keptForm);
    }
}
