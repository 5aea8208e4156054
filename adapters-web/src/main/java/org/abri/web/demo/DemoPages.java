package org.abri.web.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.DemoGuide;
import org.abri.web.face.Face;
import org.abri.web.visit.Visitor;

/** The SMS that would have left: there is no such page but in a demo. */
@Pages
@Requires(beans = DemoGuide.class)
final class DemoPages {
    private final DemoGuide guide;
    private final Face face;

    DemoPages(DemoGuide guide, Face face) {
        this.guide = guide;
        this.face = face;
    }

    @Get(At.DEMO_SMS)
    HttpResponse<byte[]> sms(Visitor visitor) {
        return face.show(visitor, page -> Face.DRAW.demoSms(page, guide.sms()));
    }
}
