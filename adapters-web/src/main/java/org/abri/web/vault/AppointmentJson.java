package org.abri.web.vault;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.Series;
import org.abri.domain.vault.ItemContent.Appointment;
import org.jspecify.annotations.Nullable;

/** What an appointment says, for programs; what is not known is left out. {@code series}: of one that comes back. */
@Serdeable.Serializable
public record AppointmentJson(TimeJson time,
        @Nullable String place,
        @Nullable String with,
        @Nullable String text,
        @Nullable SeriesJson series) {
    /** The series that it is one of. {@code number}: which of them, from 1 on. */
    @Serdeable.Serializable
    public record SeriesJson(String id, String rhythm, int number) {
        static SeriesJson of(Series series) {
            return new SeriesJson(series.id().toString(), series.rhythm().name(), series.number());
        }
    }

    /**
     * When it is.
     *
     * @param local day and hour as they were said, there: {@code 2026-12-01T14:30}
     * @param at    the moment that it is; of an hour that the clocks leave out, the one that they show instead; of one that comes
     *              twice, the first
     */
    @Serdeable.Serializable
    public record TimeJson(String local, String zone, Instant at) {
        static TimeJson of(AppointmentTime time) {
            return new TimeJson(time.local().toString(), time.zone().getId(), time.instant());
        }
    }

    static AppointmentJson of(Appointment appointment) {
        return new AppointmentJson(TimeJson.of(appointment.time()), appointment.place().orElse(null),
                appointment.with().orElse(null), appointment.text().orElse(null),
                appointment.series().map(SeriesJson::of).orElse(null));
    }
}
