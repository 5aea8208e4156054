package org.abri.contracts;

import static org.abri.contracts.Fault.in;
import static org.abri.contracts.Faults.orElse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.AtHand;
import org.abri.application.access.FactsAtHand;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.affiliation.People;
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
                UsualFaults.ofWords(People.class, "list"), Stream.of(
                        in(Affiliations.class, "save", "a second living tie", call -> orElse(call, null)),
                        in(Affiliations.class, "latest", "living ones alone",
                                call -> ((Optional<?>) call.answer())
                                        .filter(tie -> !((Affiliation) tie).over())),
                        in(People.class, "list", "for any key", call -> orElse(call, List.of())),
                        in(People.class, "list", "not one more than wanted", FaultsOfTies::asManyAsWanted),
                        in(People.class, "list", "always from the beginning", call -> call.answerWith(2,
                                Listing.first(call.<Listing> argument(2).most()))),
                        in(Memberships.class, "remove", "from every relay", leavingEverywhere()),
                        in(FactsAtHand.class, "read", "no role", facts(known -> new Facts(known.standing(),
                                known.vault(), known.affiliation(), known.relay(), Optional.empty(), false))),
                        in(FactsAtHand.class, "read", "no tie", facts(known -> new Facts(known.standing(),
                                known.vault(), Optional.empty(), known.relay(), known.role(), false))),
                        in(FactsAtHand.class, "read", "no agreement",
                                facts(known -> new Facts(known.standing(),
                                        known.vault(), known.affiliation(), Optional.empty(), known.role(),
                                        false))),
                        in(FactsAtHand.class, "read", "everybody is ready", facts(known -> new Facts(
                                Standing.READY, known.vault(), known.affiliation(), known.relay(),
                                known.role(),
                                false))),
                        in(FactsAtHand.class, "read", "an item of any vault", itemOfAnyVault()),
                        in(FactsAtHand.class, "read", "one workplace too many", atHand(known -> new AtHand(
                                known.facts(), known.item(), known.workplaces() + 1, known.previews(),
                                known.asker(),
                                known.relay(),
                                known.owner()))),
                        in(FactsAtHand.class, "read", "whoever asks taken for the owner", atHand(
                                known -> new AtHand(known.facts(), known.item(), known.workplaces(),
                                        known.previews(),
                                        known.owner(), known.relay(), known.owner()))),
                        in(FactsAtHand.class, "read", "the owner taken for whoever asks", atHand(
                                known -> new AtHand(known.facts(), known.item(), known.workplaces(),
                                        known.previews(),
                                        known.asker(), known.relay(), known.asker())))))
                .flatMap(one -> one);
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
                known.previews(),
                known.asker(), known.relay(), known.owner()));
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
            return new AtHand(known.facts(), seen.get(item), known.workplaces(), known.previews(),
                    known.asker(), known.relay(),
                    known.owner());
        };
    }
}
