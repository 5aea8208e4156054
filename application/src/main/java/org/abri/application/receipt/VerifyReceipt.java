package org.abri.application.receipt;

import java.util.List;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.receipt.Verdict.Why;
import org.abri.domain.receipt.SignedReceipt;

/**
 * LAW-1: tells whether a receipt is the service's, to anybody, from its text and the public keys of all times alone: nothing is
 * looked up by what it says, so that nobody learns here whether a document, a vault or a person is still there.
 */
public final class VerifyReceipt {
    private final UnitOfWork work;
    private final ReceiptKeys keys;
    private final Signatures signatures;

    VerifyReceipt(Ports ports) {
        work = ports.work();
        keys = ports.receipt().keys();
        signatures = ports.receipt().signatures();
    }

    /** Against the keys of this service. */
    public Verdict verify(String text) {
        return verdict(text, work.inOne(keys::published), signatures);
    }

    /** Against those keys, without a service. */
    public static Verdict verdict(String text, List<PublishedKey> keys, Signatures signatures) {
        if (SignedReceipt.isOfAnotherVersion(text)) { return new Verdict.NotValid(Why.UNKNOWN_VERSION); }
        return SignedReceipt.read(text).map(signed -> verdict(signed, keys, signatures))
                .orElse(new Verdict.NotValid(Why.NOT_A_RECEIPT));
    }

    private static Verdict verdict(SignedReceipt signed, List<PublishedKey> keys, Signatures signatures) {
        var receipt = signed.receipt();
        var named = keys.stream().filter(key -> key.id().equals(receipt.key())).toList();
        if (named.isEmpty()) { return new Verdict.NotValid(Why.UNKNOWN_KEY); }
        return named.stream()
                .anyMatch(key -> signatures.verifies(key.key(), receipt.text(), signed.signature()))
                        ? new Verdict.Valid(receipt)
                        : new Verdict.NotValid(Why.ALTERED);
    }
}
