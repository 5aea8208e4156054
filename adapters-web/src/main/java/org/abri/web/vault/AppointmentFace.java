package org.abri.web.vault;

import gg.jte.models.runtime.JteModel;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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
import org.abri.domain.reminder.Recurrence;
import org.abri.domain.reminder.Rhythm;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedDate;
import org.abri.domain.text.TypedHour;
import org.abri.domain.text.TypedText;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemContent;
import org.abri.web.LeftOut;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.face.Typed;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;
import org.abri.web.visit.OnPages;
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
        fields.put("comesBack", Boolean.toString(appointment.series().isPresent()));
        return fields;
    }

    @Override
    public Optional<Optional<Recurrence>> recurrence(Form<?> form) {
        var rhythm = form.readIfAny("rhythm", AppointmentFace::rhythm);
        var until = form.readIfAny("comesBackUntil", TypedDate::day);
        var times = form.readIfAny("times", AppointmentFace::number);
        if (rhythm.isEmpty() || until.isEmpty() || times.isEmpty()) { return Optional.empty(); }
        if (rhythm.get().isEmpty()) {
            if (until.get().isPresent() || times.get().isPresent()) {
                form.wrong("rhythm", Flaw.MISSING);
            }
            return Optional.of(Optional.empty());
        }
        if (until.get().isPresent() == times.get().isPresent()) {
            form.wrong("comesBackUntil", times.get().isPresent() ? Flaw.NOT_A_CHOICE : Flaw.MISSING);
            return Optional.empty();
        }
        return firstDay(form).flatMap(first -> form.read(times.get().isPresent() ? "times" : "comesBackUntil",
                unused -> Optional.of(within(first, until.get()
                        .map(last -> Recurrence.until(rhythm.get().get(), first, last))
                        .orElseGet(() -> new Recurrence(rhythm.get().get(), times.get().orElseThrow()))))));
    }

    private static Rhythm rhythm(String typed) {
        return Arrays.stream(Rhythm.values()).filter(each -> each.name().equals(typed)).findFirst()
                .orElseThrow(() -> new InvalidValue(Flaw.NOT_A_CHOICE));
    }

    /** What is wrong with it is told by the field that it stands in. */
    private static Optional<LocalDate> firstDay(Form<?> form) {
        try {
            return Optional.of(TypedDate.day(form.text("day")));
        } catch (InvalidValue wrong) {
            return Optional.empty();
        }
    }

    /** The same. Throws {@link InvalidValue} when it goes on beyond all appointments. */
    private static Recurrence within(LocalDate first, Recurrence recurrence) {
        var unused = recurrence.times(new AppointmentTime(first.atStartOfDay(), ZoneOffset.UTC));
        return recurrence;
    }

    /** As often as there is a rhythm for. */
    private static int number(String typed) {
        try {
            return new Recurrence(Rhythm.WEEKLY, Integer.parseInt(typed.strip())).times();
        } catch (NumberFormatException none) {
            throw new InvalidValue(Flaw.NOT_SO_MANY_TIMES);
        }
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
     * @param following whether those that follow it in its series change too: in them, only what is changed in it; no when it is left out
     * @param comesBack whether it is one of a series
     */
    @Serdeable
    record AppointmentForm(String title, String day, String hour, @LeftOut String zone,
            @LeftOut String place, @LeftOut String with, @LeftOut String text,
            @LeftOut Boolean weekBefore, @LeftOut Boolean eveningBefore, @LeftOut Boolean sameMorning,
            @LeftOut Boolean twoHoursBefore, @LeftOut Boolean halfHourBefore, @LeftOut Boolean following,
            @OnPages String comesBack) implements GivenBack {
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

        /**
         * A new one, whether it comes back, and who is to see it.
         *
         * @param rhythm  {@code WEEKLY}, {@code EVERY_TWO_WEEKS} or {@code MONTHLY}, where a month that is too short has its last day
         *                instead; left out, it is once
         * @param comesBackUntil until which day it comes back, as people write it, or ISO 8601; a year at most
         * @param times   instead of {@code comesBackUntil}: how often it is, with the first
         */
        @Serdeable
        record New(String title, String day, String hour, @LeftOut String zone, @LeftOut String place,
                @LeftOut String with, @LeftOut String text, @LeftOut Boolean weekBefore,
                @LeftOut Boolean eveningBefore, @LeftOut Boolean sameMorning,
                @LeftOut Boolean twoHoursBefore, @LeftOut Boolean halfHourBefore, @LeftOut String rhythm,
                @LeftOut String comesBackUntil, @LeftOut String times, @LeftOut String visibility)
                implements GivenBack {}
    }
}
