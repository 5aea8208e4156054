package org.abri.contracts;

import static org.abri.contracts.Fault.in;
import static org.abri.contracts.Faults.orElse;

import java.time.Instant;
import org.abri.application.affiliation.Asks;
import org.abri.domain.relay.MonthOfWork;
import org.abri.application.relay.Figures;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.access.Granted;
import org.abri.application.relay.LastLooks;
import org.abri.application.Listed;
import java.util.function.BiFunction;
import java.util.Map;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.AtHand;
import org.abri.application.access.FactsAtHand;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.affiliation.People;
import org.abri.application.affiliation.Pointers;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.Relays;
import org.abri.contracts.Fault.Call;
import org.abri.contracts.Fault.Spoiling;
import org.abri.domain.access.Facts;
import org.abri.domain.access.Resource;
import org.abri.domain.account.Standing;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.vault.ItemId;

/** Faults of who keeps relays, ties and facts. */
final class FaultsOfTies {
    private FaultsOfTies() {}

    static Stream<Fault> table() {
        return Stream.of(UsualFaults.ofWords(Relays.class, "find", "all", "findAll"),
                UsualFaults.ofWords(People.class, "list", "find", "ofUsername"), Stream.of(
                        in(Affiliations.class, "save", "a second living tie", call -> orElse(call, null)),
                        in(Affiliations.class, "find", "nothing is handed over",
                                call -> ((Optional<?>) call.answer())
                                        .map(tie -> withoutSteps((Affiliation) tie))),
                        in(Affiliations.class, "latest", "living ones alone",
                                call -> ((Optional<?>) call.answer())
                                        .filter(tie -> !((Affiliation) tie).over())),
                        in(Affiliations.class, "supportOver", "always from the beginning",
                                call -> call.answerWith(1, Optional.empty())),
                        in(Affiliations.class, "supportOver", "all of them",
                                call -> call.answerWith(2, 99)),
                        in(People.class, "leaving", "for any key", call -> orElse(call, List.of())),
                        in(People.class, "leaving", "all of them", call -> call.answerWith(2, 99)),
                        in(People.class, "list", "for any key", call -> orElse(call, List.of())),
                        in(People.class, "list", "not one more than wanted", FaultsOfTies::asManyAsWanted),
                        in(People.class, "find", "for any key",
                                call -> orElse(call, new Listed<>(List.of(), Optional.empty()))),
                        in(People.class, "find", "everybody", call -> Listed.of(
                                ((People) call.right()).list(call.argument(0), call.argument(1),
                                        call.argument(3)),
                                call.argument(3), People.PersonLine::mark)),
                        in(People.class, "find", "always from the beginning", call -> call.answerWith(3,
                                Listing.first(call.<Listing> argument(3).most()))),
                        in(People.class, "ofUsername", "for any key", call -> orElse(call, Optional.empty())),
                        in(People.class, "ofUsername", "anybody", call -> ((People) call.right())
                                .list(call.argument(0), call.argument(1), Listing.first(1)).stream()
                                .findFirst()),
                        in(People.class, "list", "all that is shared is new",
                                counting((papers, fresh) -> List.of(papers, papers))),
                        in(People.class, "list", "nothing is new",
                                counting((papers, fresh) -> List.of(papers, 0))),
                        in(People.class, "list", "one paper too many",
                                counting((papers, fresh) -> List.of(papers + 1, fresh))),
                        in(Pointers.class, "removeBefore", "everything",
                                call -> call.answerWith(0, Instant.parse("9999-01-01T00:00:00Z"))),
                        in(Asks.class, "waiting", "of all time",
                                call -> call.answerWith(2, Instant.EPOCH)),
                        in(Asks.class, "waiting", "all of them", call -> call.answerWith(3, 99)),
                        in(Asks.class, "removeBefore", "everything",
                                call -> call.answerWith(0, Instant.parse("9999-01-01T00:00:00Z"))),
                        in(Figures.class, "count", "twice", call -> {
                            call.answer();
                            return call.answer();
                        }),
                        in(Figures.class, "count", "always people who came",
                                call -> call.answerWith(2, MonthOfWork.Deed.CAME)),
                        in(Figures.class, "find", "nothing is missing", call -> {
                            var found = new HashMap<Object, Object>((Map<?, ?>) call.answer());
                            found.values().removeIf(MonthOfWork.NOTHING::equals);
                            return found;
                        }),
                        in(LastLooks.class, "keep", "for any key", call -> orElse(call, null)),
                        in(LastLooks.class, "keep", "the first look stays", theFirstStays()),
                        in(LastLooks.class, "find", "of everybody there", ofEverybody()),
                        everywhere("forgetVault"),
                        everywhere("forgetStaff"),
                        in(People.class, "list", "always from the beginning", call -> call.answerWith(2,
                                Listing.first(call.<Listing> argument(2).most()))),
                        in(Memberships.class, "remove", "from every relay", leavingEverywhere()),
                        in(FactsAtHand.class, "read", "no role", facts(known -> new Facts(known.standing(),
                                known.vault(), known.affiliation(), known.relay(), Optional.empty(),
                                known.reportedUntil()))),
                        in(FactsAtHand.class, "read", "no tie", facts(known -> new Facts(known.standing(),
                                known.vault(), Optional.empty(), known.relay(), known.role(),
                                known.reportedUntil()))),
                        in(FactsAtHand.class, "read", "no agreement",
                                facts(known -> new Facts(known.standing(),
                                        known.vault(), known.affiliation(), Optional.empty(), known.role(),
                                        known.reportedUntil()))),
                        in(FactsAtHand.class, "read", "everybody is ready", facts(known -> new Facts(
                                Standing.READY, known.vault(), known.affiliation(), known.relay(),
                                known.role(),
                                known.reportedUntil()))),
                        in(FactsAtHand.class, "read", "nothing was ever reported",
                                facts(known -> new Facts(known.standing(), known.vault(),
                                        known.affiliation(), known.relay(), known.role(),
                                        Optional.empty()))),
                        in(FactsAtHand.class, "read", "no factor was ever lost", atHand(known -> new AtHand(
                                known.facts(), known.item(), known.workplaces(), known.wishes(),
                                Optional.empty(), known.asker(), known.relay(), known.owner()))),
                        in(FactsAtHand.class, "read", "an item of any vault", itemOfAnyVault()),
                        in(FactsAtHand.class, "read", "one workplace too many", atHand(known -> new AtHand(
                                known.facts(), known.item(), known.workplaces() + 1, known.wishes(),
                                known.factorLostAt(), known.asker(),
                                known.relay(),
                                known.owner()))),
                        in(FactsAtHand.class, "read", "whoever asks taken for the owner", atHand(
                                known -> new AtHand(known.facts(), known.item(), known.workplaces(),
                                        known.wishes(), known.factorLostAt(), known.owner(), known.relay(),
                                        known.owner()))),
                        in(FactsAtHand.class, "read", "the owner taken for whoever asks", atHand(
                                known -> new AtHand(known.facts(), known.item(), known.workplaces(),
                                        known.wishes(), known.factorLostAt(), known.asker(), known.relay(),
                                        known.asker())))))
                .flatMap(one -> one);
    }

    /** What a line says of how many are shared, and how many new. */
    private static Affiliation withoutSteps(Affiliation tie) {
        var bare = tie;
        for (var step : tie.endOfSupport().map(end -> end.handedOver().keySet()).orElse(Set.of())) {
            bare = bare.handedOver(step, false, tie.endOfSupport().orElseThrow().declaredBy(),
                    tie.endOfSupport().orElseThrow().declaredAt());
        }
        return bare;
    }

    private static Spoiling counting(BiFunction<Integer, Integer, List<Integer>> change) {
        return call -> ((List<?>) call.answer()).stream().map(each -> (People.PersonLine) each).map(line -> {
            var counts = change.apply(line.papers(), line.newPapers());
            return new People.PersonLine(line.vault(), line.name(), line.since(), line.feedingAllowed(),
                    line.seen(), counts.getFirst(), counts.getLast(), line.mark());
        }).toList();
    }

    private static Spoiling theFirstStays() {
        var kept = new HashSet<Object>();
        return call -> kept.add(List.of(call.<Granted> argument(0).viewpoint(), call.argument(1)))
                ? call.answer()
                : null;
    }

    /** Whoever at that relay looked there. */
    private static Spoiling ofEverybody() {
        var staff = new HashSet<Object>();
        return call -> {
            var all = new HashMap<Object, Object>();
            staff.add(call.argument(0));
            for (var who : staff) {
                all.putAll((Map<?, ?>) call.answerWith(0, who));
            }
            return all;
        };
    }

    /** At each relay where anybody looked. */
    private static Fault everywhere(String method) {
        var relays = new HashSet<Object>();
        return new Fault(LastLooks.class, method + ": at every relay", call -> {
            if (call.is("keep") && call.<Granted> argument(0).viewpoint() instanceof Viewpoint.StaffAt who) {
                relays.add(who.relay());
            }
            if (!call.is(method)) { return call.answer(); }
            for (var relay : relays) {
                call.answerWith(1, relay);
            }
            return null;
        });
    }

    static Object asManyAsWanted(Call call) throws Throwable {
        var lines = (List<?>) call.answer();
        return lines.subList(0, Math.min(lines.size(), call.<Listing> argument(2).most()));
    }

    private static Spoiling leavingEverywhere() {
        var relays = new HashSet<Object>();
        return call -> {
            relays.add(call.argument(1));
            ((Memberships) call.right()).ofAccount(call.argument(0))
                    .forEach(membership -> relays.add(membership.relay()));
            for (var relay : relays) {
                call.answerWith(1, relay);
            }
            return null;
        };
    }

    private static Spoiling facts(UnaryOperator<Facts> change) {
        return atHand(known -> new AtHand(change.apply(known.facts()), known.item(), known.workplaces(),
                known.wishes(), known.factorLostAt(), known.asker(), known.relay(), known.owner()));
    }

    private static Spoiling atHand(UnaryOperator<AtHand> change) {
        return call -> change.apply((AtHand) call.answer());
    }

    /** Once it has seen it anywhere. */
    private static Spoiling itemOfAnyVault() {
        var seen = new HashMap<ItemId, Optional<Resource.AnItem>>();
        return call -> {
            var known = (AtHand) call.answer();
            if (!(call.argument(1) instanceof About.OfItem(var vault, var item))) { return known; }
            seen.merge(item, known.item(), (before, now) -> now.or(() -> before));
            return new AtHand(known.facts(), seen.get(item), known.workplaces(), known.wishes(),
                    known.factorLostAt(), known.asker(), known.relay(),
                    known.owner());
        };
    }
}
