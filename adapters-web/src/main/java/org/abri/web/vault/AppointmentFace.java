package org.abri.web.vault;

import gg.jte.models.runtime.JteModel;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.application.access.Look;
import org.abri.application.reminder.SeeReminders;
import org.abri.domain.relay.Relay;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.text.TypedHour;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemContent;
import org.abri.web.LeftOut;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.Zones;

/** Appointments: how one is asked for, what its form says, and how it is read. */
public final class AppointmentFace implements WrittenFace {
    /** The fields of what is usual, and of what else is offered. */
    public static List<String> offered(boolean usual) {
        return Leads.OF_APPOINTMENTS.byField().entrySet().stream()
                .filter(each -> LeadTime.usual().contains(each.getValue()) == usual)
                .map(Map.Entry::getKey).toList();
    }

    @Override
    public String path() {
        return "appointments";
    }

    @Override
    public Class<?> form() {
        return AppointmentForm.class;
    }

    @Override
    public Class<?> newForm() {
        return AppointmentForm.New.class;
    }

    @Override
    public Optional<? extends Written> read(Form<?> form) {
        return AppointmentForm.read(form);
    }

    @Override
    public Optional<Map<String, String>> fields(ItemContent content) {
        return content instanceof Appointment appointment ? Optional.of(fields(appointment))
                : Optional.empty();
    }

    private static Map<String, String> fields(Appointment appointment) {
        var time = appointment.time();
        var fields = new HashMap<String, String>();
        fields.put("title", appointment.title());
        fields.put("day", time.local().toLocalDate().toString());
        fields.put("hour", time.local().toLocalTime().toString());
        fields.put("zone", time.zone().getId());
        fields.put("place", appointment.place().orElse(""));
        fields.put("with", appointment.with().orElse(""));
        fields.put("text", appointment.text().orElse(""));
        return fields;
    }

    /** The time of the relay: that is where most appointments are. */
    @Override
    public Map<String, String> suggested(Look look, List<Relay> sharedWith) {
        var suggested = new HashMap<>(Leads.OF_APPOINTMENTS.ticked(LeadTime.usual().stream()));
        suggested.put("zone", Leads.zone(sharedWith).getId());
        return suggested;
    }

    @Override
    public Set<LeadTime> reminders(Form<?> form) {
        return Leads.OF_APPOINTMENTS.ticked(form);
    }

    @Override
    public Map<String, String> ticked(SeeReminders.Seen reminders) {
        return Leads.OF_APPOINTMENTS.ticked(reminders);
    }

    @Override
    public JteModel draw(Page page, Typed typed) {
        return Face.DRAW.vaultAppointmentFields(page, typed);
    }

    /**
     * What an appointment says; only what it is, its day and its hour must be known.
     *
     * @param day  as people write it, or ISO 8601, there
     * @param hour as people write it, or ISO 8601, there
     * @param zone by its name in the database of the IANA; Europe/Paris when it is left out
     * @param with who is expecting the person
     * @param text what else helps
     * @param weekBefore     REM-1: whether an SMS reminds of it a week before, at 18:00 there; no when it is left out, as the others
     * @param eveningBefore  the day before, at 18:00
     * @param sameMorning    on the day, at 08:00
     * @param twoHoursBefore two hours before
     * @param halfHourBefore half an hour before
     */
    @Serdeable
    record AppointmentForm(String title, String day, String hour, @LeftOut String zone,
            @LeftOut String place, @LeftOut String with, @LeftOut String text,
            @LeftOut Boolean weekBefore, @LeftOut Boolean eveningBefore, @LeftOut Boolean sameMorning,
            @LeftOut Boolean twoHoursBefore, @LeftOut Boolean halfHourBefore) implements GivenBack {
        static Optional<Appointment> read(Form<?> form) {
            var title = form.line("title", ItemContent.LONGEST_TITLE);
            var day = form.day("day");
            var hour = form.read("hour", TypedHour::read);
            var zone = form.readIfAny("zone", Zones::read);
            var time = day.isPresent() && hour.isPresent() && zone.isPresent()
                    ? form.read("day", unused -> new AppointmentTime(
                            LocalDateTime.of(day.get(), hour.get()),
                            zone.get().orElseGet(() -> Zones.read(Zones.usual()))))
                    : Optional.<AppointmentTime> empty();
            var place = form.lineIfAny("place", Appointment.LONGEST_PLACE);
            var with = form.lineIfAny("with", Appointment.LONGEST_WITH);
            var text = form.linesIfAny("text", Appointment.LONGEST_TEXT);
            return form.taken(() -> new Appointment(title.orElseThrow(), time.orElseThrow(),
                    place.orElseThrow(), with.orElseThrow(), text.orElseThrow()));
        }

        /** A new one, and who is to see it. */
        @Serdeable
        record New(String title, String day, String hour, @LeftOut String zone, @LeftOut String place,
                @LeftOut String with, @LeftOut String text, @LeftOut Boolean weekBefore,
                @LeftOut Boolean eveningBefore, @LeftOut Boolean sameMorning,
                @LeftOut Boolean twoHoursBefore, @LeftOut Boolean halfHourBefore,
                @LeftOut String visibility) implements GivenBack {}
    }
}
