package org.abri.web.watch;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import org.abri.application.Abri;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.visit.Visitor;

/** CRY-7, OPS-1, VLT-13: how the service does, for operators: numbers, times and ids. */
@Pages
final class ConditionPages {
    private final Abri abri;
    private final Face face;
    private final String version;

    ConditionPages(Abri abri, Face face, @Value("${abri.version:?}") String version) {
        this.abri = abri;
        this.face = face;
        this.version = version;
    }

    @Get(At.OPERATOR_CONDITION)
    HttpResponse<byte[]> show(Visitor visitor) {
        var closed = abri.maintenance().seeMaintenance().closed();
        return face.show(visitor, abri.watch().seeCondition().see(visitor.viewpoint()),
                (page, seen) -> Face.DRAW.watchCondition(page, seen, closed, version));
    }
}
