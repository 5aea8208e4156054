package org.abri.application.reminder;

import java.util.UUID;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.vault.VaultId;

/** One SMS to a beneficiary, waiting or on its way. Number and text are personal: sealed at rest, never logged (LOG-2). */
public record Sms(UUID id, VaultId vault, PhoneNumber to, String text) {
    @Override
    public String toString() {
        return "Sms[" + id + "]";
    }
}
