package org.abri.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.access.AccessSpace.Agreement;
import org.abri.domain.access.AccessSpace.Case;
import org.abri.domain.access.AccessSpace.Thing;
import org.abri.domain.access.AccessSpace.Tie;
import org.abri.domain.access.AccessSpace.Who;
import org.abri.domain.account.Standing;
import org.abri.domain.vault.VaultState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccessMatrixPageTest {
    private static final AccessPolicy POLICY = AccessPolicy.ofAbri();
    private static final List<Thing> SHOWN =
            List.of(Thing.PRIVATE_OF_THIS_RELAY, Thing.SHARED_OF_THIS_RELAY, Thing.SHARED_OF_OWNER,
                    Thing.WITHDRAWN_OF_THIS_RELAY, Thing.BINNED_OF_THIS_RELAY, Thing.VAULT, Thing.RELAY,
                    Thing.SERVICE,
                    Thing.OWN_ACCOUNT);

    @Test
    @DisplayName("GATE-1: docs/access-matrix.md says what the gate decides")
    void thePageSaysWhatTheGateDecides() throws IOException {
        var page = repository().resolve("docs/access-matrix.md");
        var wanted = page();
        if ("write".equals(System.getProperty("abri.docs"))) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, wanted);
        }
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("docs/access-matrix.md differs from what the gate decides; read the difference, and if it is meant, write the page"
                        + " again: mvn -pl domain test -Dabri.docs=write")
                .isEqualTo(wanted);
    }

    @Test
    @DisplayName("GATE-1: what the page shows once stands for its like: all private items answer alike, as do all shared items of others")
    void thePageLeavesNothingOut() {
        for (var who : Who.values()) {
            for (var action : AccessSpace.actionsOn(Thing.SHARED_OF_OWNER)) {
                for (var thing : List.of(Thing.PRIVATE_OF_OWNER, Thing.PRIVATE_OF_ANOTHER_RELAY)) {
                    assertThat(cell(Case.ordinary(who, action, thing)))
                            .isEqualTo(cell(Case.ordinary(who, action, Thing.PRIVATE_OF_THIS_RELAY)));
                }
                assertThat(cell(Case.ordinary(who, action, Thing.SHARED_OF_ANOTHER_RELAY)))
                        .isEqualTo(cell(Case.ordinary(who, action, Thing.SHARED_OF_OWNER)));
            }
        }
    }

    private static Path repository() {
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("domain"))
                    && (Files.exists(folder.resolve("ARCHITECTURE.md"))
                            || Files.exists(folder.resolve("pom.xml")))) {
                return folder;
            }
        }
        return fail("no folder above " + start + " holds the module `domain`");
    }

    private static String page() {
        var page = new StringBuilder("""
                # Who may do what

                This page is generated: `AccessMatrixPageTest` asks the one gate (`AccessPolicy`) everything below and fails when the
                answers differ from this page. `mvn -pl domain test -Dabri.docs=write` writes it again. `AccessMatrixTest` holds many
                more states against the rules than can be shown here.

                How to read a cell: **✓** the door opens, **–** it stays shut; after it, the id of the rule that opens or shuts it,
                which is explained in `docs/rules.md` and found in the code by `grep`. **∅** means that the answer is the same as for
                a thing that does not exist (GATE-2).

                Whoever holds a link stands as its owner does: where "whoever asks" is locked or suspended, it is the owner who is.

                "This relay" is a relay to which the vault may be affiliated, "another relay" one to which it is not.

                ## On an ordinary day

                The vault is open, affiliated to this relay, and its owner has consented that this relay's staff add to it; the relay's
                agreement is in force; whoever asks has chosen a password and accepted the terms; nothing was reported.
                """);
        SHOWN.forEach(thing -> page.append(table(thing)));
        page.append("""

                ## What each fact takes away, or gives

                Each line changes one fact of the ordinary day and says for whom that changes anything, and what. A fact that changes
                nothing for somebody is not listed for them.

                | when | then | no longer | but now |
                | --- | --- | --- | --- |
                """);
        facts().forEach((words, fact) -> page.append(lines(words, fact)));
        page.append("""

                ## What opens each door

                A ground opens what it lists and nothing else; a refusal beats it.

                | action | grounds |
                | --- | --- |
                """);
        for (var action : Action.values()) {
            page.append("| `").append(action).append("` | ").append(Stream.of(Ground.values())
                    .filter(ground -> ground.actions().contains(action))
                    .map(ground -> "`" + ground + "` (" + ground.rule() + ")")
                    .collect(Collectors.joining(", "))).append(" |\n");
        }
        return page.toString();
    }

    private static String table(Thing thing) {
        var actions = AccessSpace.actionsOn(thing);
        var table = new StringBuilder("\n### ").append(title(thing)).append("\n\n");
        table.append(actions.stream().map(action -> "`" + action + "`")
                .collect(Collectors.joining(" | ", "| who | ", " |\n")));
        table.append(
                actions.stream().map(action -> "---").collect(Collectors.joining(" | ", "| --- | ", " |\n")));
        for (var who : Who.values()) {
            if (who.nobody() && thing == Thing.OWN_ACCOUNT) {
                continue;
            }
            table.append(actions.stream().map(action -> cell(Case.ordinary(who, action, thing)))
                    .collect(Collectors.joining(" | ", "| " + who.words() + " | ", " |\n")));
        }
        return table.toString();
    }

    private static String title(Thing thing) {
        return switch (thing) {
            case PRIVATE_OF_OWNER, PRIVATE_OF_THIS_RELAY, PRIVATE_OF_ANOTHER_RELAY ->
                    "A private item, whoever added it";
            case SHARED_OF_THIS_RELAY -> "A shared item that staff of this relay added";
            case SHARED_OF_OWNER, SHARED_OF_ANOTHER_RELAY ->
                    "A shared item that its owner, or another relay, added";
            case WITHDRAWN_OF_THIS_RELAY -> "An item that an operator has withdrawn";
            case BINNED_OF_THIS_RELAY -> "An item that its owner has thrown away";
            case VAULT -> "The vault";
            case RELAY -> "This relay";
            case SERVICE -> "The service";
            case OWN_ACCOUNT -> "One's own account";
            case ANOTHERS_ACCOUNT -> "Another's account";
            case VAULT_OF_A_WORKER -> "The vault of somebody who can have none";
        };
    }

    private static String cell(Case asked) {
        return switch (asked.askedOf(POLICY::decide)) {
            case Granted granted -> "✓ " + granted.ground().rule();
            case Denied denied -> "– " + denied.refusal().rule() + (denied.asMissing() ? " ∅" : "");
        };
    }

    private static Map<String, UnaryOperator<Case>> facts() {
        var facts = new LinkedHashMap<String, UnaryOperator<Case>>();
        facts.put("the item is made private", asked -> asked.thing() == Thing.SHARED_OF_THIS_RELAY
                ? asked.on(Thing.PRIVATE_OF_THIS_RELAY)
                : asked.thing() == Thing.SHARED_OF_OWNER ? asked.on(Thing.PRIVATE_OF_OWNER) : asked);
        facts.put("the vault is pending: opened at a distance, not validated yet",
                asked -> asked.with(VaultState.PENDING));
        facts.put("the vault is restricted", asked -> asked.with(VaultState.RESTRICTED));
        facts.put("the owner of the vault is suspended", asked -> asked.with(VaultState.SUSPENDED));
        facts.put("the vault was never affiliated to this relay", asked -> asked.with(Tie.NONE));
        facts.put("the affiliation is only a request", asked -> asked.with(Tie.REQUESTED));
        facts.put("the affiliation is over", asked -> asked.with(Tie.OVER));
        facts.put("the owner has not consented to feeding", asked -> asked.with(Tie.ACTIVE));
        facts.put("this relay's agreement is not in force: not begun, ended or suspended",
                asked -> asked.with(Agreement.SUSPENDED));
        facts.put("staff no longer belong to this relay",
                asked -> asked.who().here() ? asked.by(Who.NOT_A_MEMBER) : asked);
        facts.put("whoever asks has their account locked", asked -> asked.with(Standing.LOCKED));
        facts.put("whoever asks is suspended", asked -> asked.with(Standing.SUSPENDED));
        facts.put("there is a password to choose", asked -> asked.with(Standing.PASSWORD_TO_CHOOSE));
        facts.put("there are terms to accept", asked -> asked.with(Standing.TERMS_TO_ACCEPT));
        facts.put("there is a second factor to set up", asked -> asked.with(Standing.FACTOR_TO_SET_UP));
        facts.put("there is another question to set", asked -> asked.with(Standing.QUESTION_TO_RENEW));
        facts.put("the item was reported", asked -> asked.withReported(true));
        return facts;
    }

    /** What that fact changes, people for whom it changes the same on one line. */
    private static String lines(String words, UnaryOperator<Case> fact) {
        var whoByChange = new LinkedHashMap<String, List<Who>>();
        for (var who : Who.values()) {
            if (who == Who.ANYONE) {
                continue;
            }
            var lost = new LinkedHashMap<String, List<String>>();
            var won = new LinkedHashMap<String, List<String>>();
            for (var thing : SHOWN) {
                if (who.nobody() && thing == Thing.OWN_ACCOUNT) {
                    continue;
                }
                for (var action : AccessSpace.actionsOn(thing)) {
                    var before = Case.ordinary(who, action, thing);
                    var opened = before.askedOf(POLICY::decide) instanceof Granted;
                    switch (fact.apply(before).askedOf(POLICY::decide)) {
                        case Denied denied when opened -> note(lost, denied.refusal().rule(), action);
                        case Granted granted when !opened -> note(won, granted.ground().rule(), action);
                        case Denied denied -> {}
                        case Granted granted -> {}
                    }
                }
            }
            if (!lost.isEmpty() || !won.isEmpty()) {
                whoByChange.computeIfAbsent(told(lost) + " | " + told(won), change -> new ArrayList<>())
                        .add(who);
            }
        }
        return whoByChange.entrySet().stream()
                .map(entry -> "| " + words + " | "
                        + entry.getValue().stream().map(Who::words).collect(Collectors.joining("; ")) + " | "
                        + entry.getKey() + " |\n")
                .collect(Collectors.joining());
    }

    private static void note(Map<String, List<String>> byRule, String rule, Action action) {
        var actions = byRule.computeIfAbsent(rule, newRule -> new ArrayList<>());
        if (!actions.contains("`" + action + "`")) {
            actions.add("`" + action + "`");
        }
    }

    private static String told(Map<String, List<String>> byRule) {
        return byRule.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
                .collect(Collectors.joining("; "));
    }
}
