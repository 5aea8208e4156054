package org.abri.domain.sms;

import static org.abri.domain.sms.SmsState.DELIVERED;
import static org.abri.domain.sms.SmsState.LEFT;
import static org.abri.domain.sms.SmsState.NOT_DELIVERED;
import static org.abri.domain.sms.SmsState.NUMBER_CANNOT_RECEIVE;
import static org.abri.domain.sms.SmsState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SmsStateTest {
    private static final List<SmsState> TOLD = List.of(DELIVERED, NOT_DELIVERED, NUMBER_CANNOT_RECEIVE);
    private static final Map<SmsState, List<SmsState>> MAY_BECOME =
            Map.of(LEFT, TOLD, UNKNOWN, TOLD, NOT_DELIVERED, List.of(DELIVERED));

    @Test
    @DisplayName("REM-5: what a provider tells counts for what left or may have left; what was delivered stays so, and what never left does too")
    void mayBecome() {
        for (var state : SmsState.values()) {
            assertThat(Arrays.stream(SmsState.values()).filter(state::mayBecome)).as(state.name())
                    .containsExactlyElementsOf(MAY_BECOME.getOrDefault(state, List.of()));
            assertThat(state.isTold()).isEqualTo(TOLD.contains(state));
            assertThat(state.reachedNobody()).isEqualTo(!Set.of(LEFT, UNKNOWN, DELIVERED).contains(state));
        }
    }
}
