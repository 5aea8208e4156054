package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.abri.application.Sha256;
import org.abri.bootstrap.Ledger.Acted;
import org.abri.bootstrap.Ledger.Kind;
import org.abri.bootstrap.Ledger.Place;
import org.abri.bootstrap.Ledger.Thing;

/** Reads back, through the API, what a {@link Client} wrote down: I1, I3, I4 and I5. */
final class ReadBack {
    /** Two reminders of each appointment, and no third. */
    private static final int REMINDERS = 2;
    private static final Set<String> JUDGED = Set.of("ITEM_ADDED", "ITEM_CHANGED", "ITEM_SHARED",
            "ITEM_MADE_PRIVATE", "ITEM_DELETED", "ITEM_PUT_BACK", "ITEM_ERASED_FROM_BIN");

    private final Client client;
    private final Ledger ledger;

    private ReadBack(Client client) {
        this.client = client;
        this.ledger = client.ledger();
    }

    /** What was acknowledged since the last time, and where everything is. Answers how many acts that was. */
    static int latest(Client client) {
        var back = new ReadBack(client);
        var acts = client.ledger().newActs();
        back.places();
        acts.stream().map(Acted::item).distinct().map(back.ledger::thing).forEach(back::thing);
        back.journalHas(acts);
        return acts.size();
    }

    /** All that was ever acknowledged. */
    static void everything(Client client) {
        var back = new ReadBack(client);
        back.places();
        for (var place : Place.values()) {
            back.ledger.at(place).forEach(back::thing);
        }
        back.journalIs(back.ledger.acts());
    }

    /** I1, I3, I4: each thing where it was acknowledged to be, once, and seen by nobody else. */
    private void places() {
        assertThat(shown(client.person(), "/vault/items")).as("the vault")
                .containsExactlyInAnyOrderElementsOf(said(ledger.at(Place.VAULT)));
        assertThat(ids(client.person(), "/vault/bin")).as("the bin")
                .containsExactlyInAnyOrderElementsOf(ids(ledger.at(Place.BIN)));
        assertThat(shown(client.professional(), client.shared() + "/items")).as("I3: what staff see")
                .containsExactlyInAnyOrderElementsOf(
                        said(ledger.at(Place.VAULT).stream().filter(Thing::shared).toList()));
    }

    private static List<String> ids(List<Thing> things) {
        return things.stream().map(Thing::id).toList();
    }

    private static List<String> said(List<Thing> things) {
        return things.stream().map(thing -> thing.id() + " " + thing.title() + " "
                + (thing.shared() ? "SHARED" : "PRIVATE")).toList();
    }

    private static List<String> ids(Api by, String path) {
        return listed(by, path).stream().map(line -> (String) line.get("id")).toList();
    }

    private static List<String> shown(Api by, String path) {
        return listed(by, path).stream()
                .map(line -> line.get("id") + " " + line.get("title") + " " + line.get("visibility"))
                .toList();
    }

    private static List<Map<String, Object>> listed(Api by, String path) {
        var all = new ArrayList<Map<String, Object>>();
        for (var after = ""; after != null;) {
            var page = by.get(path + "?most=200" + after).is(200);
            all.addAll(page.list("items"));
            after = page.string("next") == null ? null : "&after=" + page.string("next");
        }
        return all;
    }

    /** I1: bit-identical. */
    private void thing(Thing thing) {
        var path = "/vault/items/" + thing.id();
        switch (thing.place()) {
            case VAULT -> says(thing, path);
            case BIN, GONE -> {
                client.person().get(path).is(404);
                if (thing.kind() == Kind.DOCUMENT) {
                    client.person().get(path + "/content").is(404);
                }
            }
        }
    }

    private void says(Thing thing, String path) {
        switch (thing.kind()) {
            case DOCUMENT -> {
                var bytes = client.person().get(path + "/content").is(200).body();
                assertThat(HexFormat.of().formatHex(Sha256.of(bytes))).as("I1: " + thing)
                        .isEqualTo(thing.says());
            }
            case NOTE -> assertThat(client.person().get(path).is(200).string("text")).as("I1: " + thing)
                    .isEqualTo(thing.says());
            case APPOINTMENT -> assertThat(
                    client.person().get(path + "/reminders").is(200).list("reminders"))
                            .as("I4: " + thing).hasSize(REMINDERS)
                            .allSatisfy(each -> assertThat(each.get("state")).isEqualTo("PLANNED"));
        }
    }

    /** I5: at least these; what adds something, once. */
    private void journalHas(List<Acted> acts) {
        var missing = counted(acts);
        var items = acts.stream().map(Acted::item).collect(Collectors.toSet());
        var added = new HashSet<String>();
        for (Long before = Long.MAX_VALUE; before != null && !missing.isEmpty();) {
            var page = journal(before);
            for (var acted : page.acts()) {
                if (items.contains(acted.item())) {
                    missing.computeIfPresent(acted, (key, count) -> count == 1 ? null : count - 1);
                    assertThat(acted.act().equals("ITEM_ADDED") && !added.add(acted.item()))
                            .as("I4: added twice: " + acted).isFalse();
                }
            }
            before = page.before();
        }
        assertThat(missing).as("I5: the journal does not say").isEmpty();
    }

    /** I4, I5: exactly these. */
    private void journalIs(List<Acted> acts) {
        var found = new ArrayList<Acted>();
        for (Long before = Long.MAX_VALUE; before != null;) {
            var page = journal(before);
            found.addAll(page.acts());
            before = page.before();
        }
        var said = counted(found);
        var acknowledged = counted(acts);
        var differing = new TreeSet<String>();
        for (var each : List.of(said, acknowledged)) {
            each.keySet().stream()
                    .filter(acted -> !said.getOrDefault(acted, 0)
                            .equals(acknowledged.getOrDefault(acted, 0)))
                    .forEach(acted -> differing.add(acted + ": said " + said.getOrDefault(acted, 0)
                            + " times, acknowledged " + acknowledged.getOrDefault(acted, 0) + " times"));
        }
        assertThat(differing).as("I4, I5: the journal").isEmpty();
    }

    private static Map<Acted, Integer> counted(List<Acted> acts) {
        var counted = new HashMap<Acted, Integer>();
        acts.forEach(acted -> counted.merge(acted, 1, Integer::sum));
        return counted;
    }

    private record Page(List<Acted> acts, Long before) {}

    private Page journal(long before) {
        var page = client.person().get("/vault/journal?before=" + before).is(200);
        var next = (Number) page.json().get("before");
        return new Page(page.list("events").stream().filter(event -> JUDGED.contains(event.get("act")))
                .map(event -> new Acted((String) event.get("act"), (String) event.get("item"))).toList(),
                next == null ? null : next.longValue());
    }
}
