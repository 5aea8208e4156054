package org.abri.sms.smpp;

import java.util.function.Consumer;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/** Takes what the centre delivers, receipts and what people answer, and acknowledges it whatever it says. */
record Delivered(Consumer<DeliverSm> receipts, Consumer<DeliverSm> replies)
        implements MessageReceiverListener {
    @Override
    public void onAcceptDeliverSm(DeliverSm told) {
        if (told.isSmscDeliveryReceipt()) {
            receipts.accept(told);
        } else {
            replies.accept(told);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification nothingToUs) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session from) throws ProcessRequestException {
        throw new ProcessRequestException("no data_sm here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
