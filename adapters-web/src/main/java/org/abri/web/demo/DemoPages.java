package org.abri.web.demo;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.context.annotation.Requires;
import org.abri.web.face.Face;

/** The SMS that would have left: there is no such page but in a demo. */
@Controller
@Requires(beans = DemoGuide.class)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DemoPages {
    private final DemoGuide guide;
    private final Face face;

    DemoPages(DemoGuide guide, Face face) {
        this.guide = guide;
        this.face = face;
    }

    @Get("/demo/sms")
    HttpResponse<?> sms(HttpRequest<?> request) {
        return face.show(face.templates().demoSms(face.page(request), guide.sms()));
    }
}
