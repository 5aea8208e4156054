package org.abri.web.vault;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.ProductId;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.SeeItems.Seen;
import org.abri.application.vault.TextFile;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.web.problem.ProblemException;

/**
 * VLT-8: an appointment as calendars take it: iCalendar (RFC 5545). Its time is written as the moment that it is, which every
 * calendar shows as its own clock does; rules of time zones would have to come along, and grow old.
 */
final class AppointmentEvent {
    static final String TYPE = "text/calendar; charset=utf-8";
    private static final String EXTENSION = ".ics";

    private AppointmentEvent() {}

    /** Throws {@link ProblemException} when it is no appointment. */
    static HttpResponse<byte[]> of(Seen seen) {
        if (!(seen.item().content() instanceof Appointment appointment)) {
            throw ProblemException.notFound();
        }
        return FileAnswer.written(TYPE, file(ItemLine.of(seen.item()), appointment));
    }

    /** As a file among others. */
    static TextFile file(ItemLine line, Appointment appointment) {
        return new TextFile(FileName.titled(appointment.title() + EXTENSION), text(line, appointment));
    }

    /** VLT-8: of these, those that are appointments, as one calendar, which a calendar program may read again each {@code refresh}. */
    static String all(List<Item> items, String name, Duration refresh) {
        var calendar = calendar();
        calendar.setName(name);
        calendar.setRefreshInterval(new biweekly.util.Duration.Builder()
                .hours(Math.toIntExact(refresh.toHours())).build());
        items.forEach(item -> {
            if (item.content() instanceof Appointment appointment) {
                calendar.addEvent(event(ItemLine.of(item), appointment));
            }
        });
        return Biweekly.write(calendar).go();
    }

    private static String text(ItemLine line, Appointment appointment) {
        var calendar = calendar();
        calendar.addEvent(event(line, appointment));
        return Biweekly.write(calendar).go();
    }

    private static ICalendar calendar() {
        var calendar = new ICalendar();
        calendar.setProductId(new ProductId("-//Abri//Abri//FR"));
        return calendar;
    }

    /** Taken again after it was changed, it takes the place of what the calendar has. */
    private static VEvent event(ItemLine line, Appointment appointment) {
        var event = new VEvent();
        event.setUid(line.id().toString());
        event.setSequence(Math.toIntExact(line.version().number()));
        event.setDateTimeStamp(Date.from(line.addedAt()));
        event.setDateStart(Date.from(appointment.time().instant()), true);
        event.setSummary(appointment.title());
        appointment.place().ifPresent(event::setLocation);
        said(appointment).ifPresent(event::setDescription);
        return event;
    }

    private static Optional<String> said(Appointment appointment) {
        return Optional.of(Stream.concat(appointment.with().stream(), appointment.text().stream())
                .collect(Collectors.joining("\n"))).filter(said -> !said.isEmpty());
    }
}
