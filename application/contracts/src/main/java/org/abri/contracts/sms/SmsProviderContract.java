package org.abri.contracts.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.abri.application.sms.SmsProvider;
import org.abri.application.sms.SmsWay;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a provider of SMS to its promise: it has a name, and opens with the settings that it needs, or says what is wrong. */
public interface SmsProviderContract {
    SmsProvider provider();

    /** Settings that do. */
    Map<String, String> settings();

    /** Those of them that it cannot do without. */
    Set<String> required();

    @Test
    @DisplayName("OPS-1: a provider of SMS has one name, which fits a way for SMS to leave")
    default void named() {
        assertThat(provider().name()).isEqualTo(provider().name());
        assertThat(new SmsWay(provider().name(), provider().open(settings())).name())
                .isEqualTo(provider().name());
    }

    @Test
    @DisplayName("OPS-1: a provider of SMS opens with its settings, as often as it is asked, whatever else is set")
    default void opens() {
        var more = new HashMap<>(settings());
        more.put("KANARI", "another's");
        for (var all : Set.of(Map.copyOf(more), Map.copyOf(settings()))) {
            assertThat(provider().open(all)).isNotNull();
        }
    }

    @Test
    @DisplayName("OPS-1: without a setting that it needs it says which one, in one sentence")
    default void missing() {
        for (var name : required()) {
            var all = new HashMap<>(settings());
            assertThat(all.remove(name)).as(name).isNotNull();
            assertThatThrownBy(() -> provider().open(all)).as(name)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ABRI_SMS_" + name)
                    .hasMessageEndingWith(".").hasMessageNotContaining("\n");
        }
    }

    @Test
    @DisplayName("OPS-1, LOG-2: whatever a setting says that does not do, the sentence about it does not repeat")
    default void notRepeated() {
        for (var name : settings().keySet()) {
            var all = new HashMap<>(settings());
            all.put(name, "kanari\u0000kanari");
            try {
                assertThat(provider().open(all)).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining("kanari").hasMessageEndingWith(".");
            }
        }
    }
}
