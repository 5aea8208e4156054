package org.abri.application.receipt;

/**
 * What receipts need from outside.
 *
 * @param service whose receipts they are: the address at which people reach the service, as they type it
 */
public record ReceiptPorts(Signatures signatures, ReceiptKeys keys, Receipts receipts, String service) {
    /** Of a host that says no address of its own. */
    public static final String NOWHERE = "abri";

    /** These ports, but of the service at that address. */
    public ReceiptPorts at(String address) {
        return new ReceiptPorts(signatures, keys, receipts, address);
    }
}
