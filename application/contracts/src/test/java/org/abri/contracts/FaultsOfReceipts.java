package org.abri.contracts;

import static org.abri.contracts.Fault.in;
import static org.abri.contracts.Faults.orElse;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.receipt.ReceiptKeys;
import org.abri.application.receipt.Receipts;
import org.abri.application.receipt.Signatures;
import org.abri.contracts.receipt.SignaturesContract;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.VaultId;

/** Faults of receipts and of what signs them. */
final class FaultsOfReceipts {
    private static final int SIGNATURE = 128;

    private FaultsOfReceipts() {}

    static Stream<Fault> table() {
        return Stream.of(
                in(Signatures.class, "draw", "always the same", call -> SignaturesContract.OF_THE_RFC),
                in(Signatures.class, "sign", "in capitals",
                        call -> ((String) call.answer()).toUpperCase(Locale.ROOT)),
                in(Signatures.class, "sign", "of what was stripped",
                        call -> call.answerWith(1, call.<String> argument(1).strip())),
                in(Signatures.class, "verifies", "whatever stands around the text",
                        call -> call.answerWith(1, call.<String> argument(1).strip())),
                in(Signatures.class, "verifies", "by the first half alone", call -> {
                    var signature = call.<String> argument(2);
                    return (boolean) call.answer()
                            || (signature.length() == SIGNATURE && SignaturesContract.OF_NOTHING
                                    .startsWith(signature.substring(0, SIGNATURE / 2)));
                }),
                in(ReceiptKeys.class, "keepFirst", "another one each time", call -> {
                    var key = call.answer();
                    return key.equals(call.argument(0)) ? key : call.argument(0);
                }),
                in(ReceiptKeys.class, "published", "the one that signs alone", call -> {
                    var all = (List<?>) call.answer();
                    return all.subList(Math.max(0, all.size() - 1), all.size());
                }),
                in(Receipts.class, "keep", "a second one replaces the first", call -> orElse(call, null)),
                in(Receipts.class, "keep", "of another signature", call -> call.answerWith(0,
                        new SignedReceipt(call.<SignedReceipt> argument(0).receipt(), "0".repeat(128)))),
                in(Receipts.class, "find", "in no vault",
                        call -> call.answerWith(0, new VaultId(new UUID(7, 7)))));
    }
}
