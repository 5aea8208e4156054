package org.abri.domain.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GATE-1: the one place where access is decided. A pure function: refusals first, then grounds, and what nothing opens
 * stays shut.
 */
public final class AccessPolicy {
    private static final Refusal[] REFUSALS = Refusal.values();
    private static final Ground[] GROUNDS = Ground.values();

    private final List<HostRule> hostRules;

    private AccessPolicy(List<HostRule> hostRules) {
        this.hostRules = hostRules;
    }

    /** Abri's rules and nothing else. */
    public static AccessPolicy ofAbri() {
        return new AccessPolicy(List.of());
    }

    /** These rules, and one of the host's that refuses more. */
    public AccessPolicy alsoRefusing(HostRule rule) {
        var rules = new ArrayList<>(hostRules);
        rules.add(rule);
        return new AccessPolicy(List.copyOf(rules));
    }

    /** Decides. Throws {@link IllegalArgumentException}, a bug, when the action is not one on that kind of resource. */
    public AccessDecision decide(Viewpoint viewpoint, Action action, Resource resource, Facts facts,
            Instant now) {
        if (action.on() != resource.kind()) {
            throw new IllegalArgumentException(action + " is not done to " + resource.kind());
        }
        var asked = new Question(viewpoint, action, resource, facts, now);
        var refusal = refusalOf(asked);
        if (refusal != null) { return new Denied(refusal, mustNotKnow(asked, refusal)); }
        var ground = groundOf(asked);
        return ground == null
                ? new Denied(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS,
                        mustNotKnow(asked, Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS))
                : new Granted(asked, ground);
    }

    /** GATE-2: how a thing is answered for that went away after it was granted: as if it had never been there. */
    public static Denied goneMeanwhile() {
        return new Denied(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS, true);
    }

    private @Nullable Refusal refusalOf(Question asked) {
        for (var refusal : REFUSALS) {
            if (refusal.applies(asked)) { return refusal; }
        }
        for (var rule : hostRules) {
            if (rule.refuses(asked)) { return Refusal.THE_HOST_REFUSES; }
        }
        return null;
    }

    private static @Nullable Ground groundOf(Question asked) {
        for (var ground : GROUNDS) {
            if (ground.opens(asked)) { return ground; }
        }
        return null;
    }

    /** GATE-2: who cannot see a thing is answered as if it did not exist; what they must do first is told before. */
    private boolean mustNotKnow(Question asked, Refusal refusal) {
        if (refusal.first().isPresent() || refusal == Refusal.ONLY_BENEFICIARIES_HAVE_A_VAULT) {
            return false;
        }
        return switch (asked.resource()) {
            case Resource.AnItem item -> !opens(asked.asking(Action.SEE));
            case Resource.AVault vault -> !opens(asked.asking(Action.SEE_VAULT));
            case Resource.ARelay relay -> !opens(asked.asking(Action.SEE_RELAY));
            case Resource.AnAccount account -> !opens(asked.asking(Action.SEE_OWN_ACCOUNT));
            case Resource.TheService service -> false;
        };
    }

    private boolean opens(Question asked) {
        return refusalOf(asked) == null && groundOf(asked) != null;
    }
}
