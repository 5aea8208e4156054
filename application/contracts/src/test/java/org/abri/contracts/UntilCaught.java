package org.abri.contracts;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** A fault that one test has caught is caught: the others are not run. */
final class UntilCaught implements ExecutionCondition, TestWatcher {
    private static final ConditionEvaluationResult RUN = ConditionEvaluationResult.enabled("not caught yet");

    private static volatile Optional<String> caughtBy = Optional.empty();

    static void begin() {
        caughtBy = Optional.empty();
    }

    /** What caught it. */
    static Optional<String> caughtBy() {
        return caughtBy;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Spoilt.isAny() && caughtBy.isPresent() ? ConditionEvaluationResult.disabled("caught") : RUN;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        caughtBy = Optional.of(context.getDisplayName() + ": " + cause);
    }
}
