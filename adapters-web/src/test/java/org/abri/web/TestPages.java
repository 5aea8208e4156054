package org.abri.web;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.abri.application.Outage;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;

/** Pages as page handlers write them, to test what the core does for them. */
@Controller("/test")
@SuppressWarnings("DoNotCallSuggester")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TestPages {
    @Introspected
    record Fields(String title, Boolean agree) {}

    @Get("/person")
    @Produces(MediaType.TEXT_PLAIN)
    String person(Visitor visitor) {
        return visitor.person().account() + " " + visitor.formToken();
    }

    @Get("/language")
    @Produces(MediaType.TEXT_PLAIN)
    String language(Visitor visitor) {
        return visitor.language().tag();
    }

    @Post("/form")
    @Consumes(MediaType.ALL)
    @Produces(MediaType.TEXT_PLAIN)
    String form(Form<Fields> form) {
        return form.text("title") + "|" + form.ticked("agree") + "|" + form.once().key();
    }

    @Get("/bug")
    HttpResponse<?> bug() {
        throw new IllegalStateException("canary-in-a-message");
    }

    @Get("/outage")
    HttpResponse<?> outage() {
        throw new Outage("canary-in-an-outage", null);
    }
}
