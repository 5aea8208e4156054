package org.abri.sms;

import java.lang.System.Logger.Level;
import java.util.UUID;
import org.abri.application.access.Answer;
import org.abri.application.sms.SmsGateway;
import org.abri.domain.account.PhoneNumber;

/** For services without a provider: takes every SMS, and says in the log that it left. Nobody receives it. */
public final class LogSmsGateway implements SmsGateway {
    private static final System.Logger LOG = System.getLogger(LogSmsGateway.class.getName());

    /** LOG-2: the id alone; number and text are nobody's business. */
    @Override
    public Answer send(UUID id, PhoneNumber to, String text) {
        LOG.log(Level.INFO, "SMS {0} left for nowhere: no provider is configured", id);
        return new Answer.Accepted();
    }
}
