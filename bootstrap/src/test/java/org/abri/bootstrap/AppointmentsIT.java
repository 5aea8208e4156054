package org.abri.bootstrap;

import static org.abri.bootstrap.Somebody.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.bootstrap.Chromium.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Appointments and their reminders in a browser, on a service whose clock is turned, with what its SMS say. */
class AppointmentsIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @TempDir static Path folder;
    private static Chromium chromium;
    private static InProcess service;
    private static World world;

    @BeforeAll
    static void open() {
        chromium = Chromium.opened();
        service = InProcess.in(folder, Map.of("abri.test.clock", true));
        world = World.on(service, service.operator());
    }

    @AfterAll
    static void close() {
        if (service != null) {
            service.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    static List<Screen> screens() {
        return Screen.all();
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("REM-1, REM-3, REM-4, FACE: an appointment is made in three fields with its two reminders ticked; both leave at their time, and their page says so")
    void withReminders(Screen screen) {
        var title = "Préfecture " + screen.width() + screen.scripts();
        var day = LocalDate.ofInstant(now(), PARIS).plusDays(3);
        String page;
        try (var amina = chromium.somebody(service, screen)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens("/home").follows("home.appointments")
                    .follows("add.appointments.do").types("appointment.title", title)
                    .types("appointment.day", day.toString()).types("appointment.hour", "11:00")
                    .presses("add.appointments.keep").sees("done.appointment-added");
            page = amina.path();
            assertThat(amina.reads()).contains(title, words("lead.eveningBefore"),
                    words("lead.twoHoursBefore"), words("reminder.PLANNED"), "11:00")
                    .doesNotContain(words("reminder.LEFT"));
            assertThat(amina.opens("/home").reads()).contains(title);
        }
        turnTo(day.minusDays(1).atTime(18, 0).atZone(PARIS).toInstant());
        turnTo(day.atTime(9, 0).atZone(PARIS).toInstant());
        assertThat(service.left().limit(2).toList()).allSatisfy(text -> assertThat(text)
                .contains("11:00", String.valueOf(day.getDayOfMonth())).doesNotContain("Préfecture"));
        try (var amina = chromium.somebody(service, screen)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens(page);
            assertThat(amina.reads()).contains(words("reminder.LEFT"))
                    .doesNotContain(words("reminder.PLANNED"));
        }
    }

    private static Instant now() {
        return service.bean(MovableClock.class).instant();
    }

    /** What comes back by itself does, and what waits leaves. */
    private static void turnTo(Instant when) {
        service.bean(MovableClock.class).pass(Duration.between(now(), when).plus(1, ChronoUnit.SECONDS));
        var abri = service.bean(Abri.class);
        abri.later().chores().stream().filter(chore -> chore.name().equals("send-reminders"))
                .forEach(chore -> chore.work().run());
        service.letSmsLeave();
    }
}
