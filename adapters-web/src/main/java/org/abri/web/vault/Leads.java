package org.abri.web.vault;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.reminder.SeeReminders;
import org.abri.domain.relay.Relay;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.Reminder;
import org.abri.domain.vault.PaperKind;
import org.abri.web.visit.Form;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Zones;

/** REM-1: how long before somebody may be reminded, by the fields in which it is ticked. */
public record Leads(Map<String, LeadTime> byField) {
    /** Of appointments. */
    public static final Leads OF_APPOINTMENTS = of(LeadTime.offered(), "weekBefore", "eveningBefore",
            "sameMorning", "twoHoursBefore", "halfHourBefore");
    /** Of the last day of a paper. */
    public static final Leads OF_PAPERS =
            of(LeadTime.offeredOfPapers(), "fourMonths", "twoMonths", "oneMonth", "oneWeek");

    private static Leads of(List<LeadTime> offered, String... names) {
        var fields = new LinkedHashMap<String, LeadTime>();
        for (var lead : offered) {
            fields.put(names[fields.size()], lead);
        }
        return new Leads(fields);
    }

    /** In their order. */
    public List<String> fields() {
        return List.copyOf(byField.keySet());
    }

    Set<LeadTime> ticked(Form<?> form) {
        return byField.entrySet().stream().filter(each -> form.ticked(each.getKey()))
                .map(Map.Entry::getValue).collect(Collectors.toUnmodifiableSet());
    }

    Map<String, String> ticked(SeeReminders.Seen reminders) {
        return ticked(reminders.reminders().stream().map(one -> one.reminder().lead()));
    }

    Map<String, String> ticked(Stream<LeadTime> leads) {
        var wanted = leads.collect(Collectors.toSet());
        return byField.entrySet().stream().filter(each -> wanted.contains(each.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, each -> "true"));
    }

    /** How that reminder is called in forms and in words. */
    public static String name(LeadTime lead) {
        return Stream.of(OF_APPOINTMENTS, OF_PAPERS).flatMap(each -> each.byField().entrySet().stream())
                .filter(each -> each.getValue().equals(lead)).map(Map.Entry::getKey).findFirst()
                .orElse("other");
    }

    /** The field of what is proposed for such a paper; of none for what is no kind of paper. */
    public static String proposed(String paperKind) {
        return Stream.of(PaperKind.values()).filter(kind -> kind.name().equals(paperKind)).findFirst()
                .map(kind -> name(kind.proposed())).orElse("");
    }

    /** Of days that say none: that of the relay that the vault is shared with, else what is usual. */
    static ZoneId zone(Abri abri, Shelf shelf) {
        return abri.vault().seeItems().sharedWith(shelf.by(),
                shelf.vault()) instanceof Answer.Given<List<Relay>>(var relays, var look)
                        ? zone(relays)
                        : Zones.read(Zones.usual());
    }

    /** As {@link #zone(Abri, Shelf)}. */
    static ZoneId zone(List<Relay> sharedWith) {
        return sharedWith.stream().findFirst().map(Relay::zone).orElseGet(() -> Zones.read(Zones.usual()));
    }

    /** What stands beside the word of what became of a reminder. */
    public static String icon(Reminder.State state) {
        return switch (state) {
            case PLANNED, LEAVING -> "clock";
            case LEFT -> "sms";
            case DELIVERED -> "check";
            case FAILED, NUMBER_CANNOT_RECEIVE, LAPSED, CANCELLED -> "warn";
        };
    }
}
