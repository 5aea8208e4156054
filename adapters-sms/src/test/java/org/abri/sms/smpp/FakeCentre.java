package org.abri.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.abri.contracts.sms.SmsGatewayContract.Mood;
import org.abri.contracts.sms.SmsGatewayContract.Received;
import org.abri.domain.account.PhoneNumber;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMS centre in one mood: lets in whoever has the password, and reads messages by its own tables. */
final class FakeCentre implements ServerMessageReceiverListener, AutoCloseable {
    static final String SYSTEM_ID = "abri";
    static final String PASSWORD = "kanari99";
    static final long TOO_SLOW = 4000;
    /** 3GPP TS 23.038, by rows of sixteen, written down anew. */
    private static final List<String> TABLE =
            List.of("@£$¥èéùìòÇ\nØø\rÅå", "Δ_ΦΓΛΩΠΨΣΘΞ.ÆæßÉ", " !\"#¤%&'()*+,-./",
                    "0123456789:;<=>?", "¡ABCDEFGHIJKLMNO", "PQRSTUVWXYZÄÖÑÜ§", "¿abcdefghijklmno",
                    "pqrstuvwxyzäöñüà");

    private final Mood mood;
    private final SMPPServerSessionListener door;
    private final int port;
    private final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile int status = SMPPConstant.STAT_ESME_RMSGQFUL;

    FakeCentre(Mood mood) {
        this.mood = mood;
        try {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            door = new SMPPServerSessionListener(port);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        Thread.ofVirtual().start(this::letIn);
    }

    int port() {
        return port;
    }

    void busyWith(int mine) {
        status = mine;
    }

    List<SubmitSm> submitted() {
        return submitted;
    }

    int sessions() {
        return sessions.size();
    }

    int refused() {
        return refused.size();
    }

    private void letIn() {
        try {
            while (true) {
                var session = door.accept();
                session.setMessageReceiverListener(this);
                Thread.ofVirtual().start(() -> bind(session));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            var request = session.waitForBind(5000);
            if (request.getBindType() == BindType.BIND_TRX && request.getSystemId().equals(SYSTEM_ID)
                    && request.getPassword().equals(PASSWORD)) {
                request.accept("fake");
                sessions.add(session);
            } else {
                refused.add(request.getSystemId());
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (TimeoutException | IOException | PDUStringException nobody) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession from)
            throws ProcessRequestException {
        submitted.add(message);
        switch (mood) {
            case REFUSES -> throw new ProcessRequestException("", SMPPConstant.STAT_ESME_RINVDCS);
            case KNOWS_THE_NUMBER_IS_NONE ->
                    throw new ProcessRequestException("", SMPPConstant.STAT_ESME_RINVDSTADR);
            case IS_DOWN -> throw new ProcessRequestException("", status);
            case IS_SILENT -> sleep();
            case HANGS_UP -> from.close();
            default -> {}
        }
        try {
            return new SubmitSmResult(new MessageId("m" + submitted.size()), new OptionalParameter[0]);
        } catch (PDUStringException tooLong) {
            throw new ProcessRequestException("", SMPPConstant.STAT_ESME_RSYSERR, tooLong);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(TOO_SLOW);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells what became of a message, to whoever is bound. */
    void deliver(String text, byte esmClass, OptionalParameter... parameters) {
        try {
            sessions.getLast().deliverShortMessage("", TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    "33639985678", TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, "Abri",
                    new ESMClass(esmClass), (byte) 0, (byte) 0, new RegisteredDelivery(),
                    GeneralDataCoding.DEFAULT, text.getBytes(StandardCharsets.ISO_8859_1), parameters);
        } catch (Exception notAcknowledged) {
            throw new IllegalStateException(notAcknowledged);
        }
    }

    static byte receipt() {
        return MessageType.SMSC_DEL_RECEIPT.value();
    }

    void hangUp() {
        sessions.forEach(SMPPServerSession::close);
    }

    List<Received> received() {
        return submitted.stream().map(FakeCentre::read).toList();
    }

    private static Received read(SubmitSm message) {
        assertThat(message.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(message.getDestAddrNpi()).isEqualTo((byte) 1);
        assertThat(message.getEsmClass()).isZero();
        assertThat(message.getRegisteredDelivery()).isEqualTo((byte) 1);
        return new Received(Optional.empty(), new PhoneNumber("+" + message.getDestAddress()), text(message));
    }

    private static String text(SubmitSm message) {
        var octets = message.getShortMessage();
        return switch (message.getDataCoding()) {
            case 0 -> {
                assertThat(octets.length).isLessThanOrEqualTo(160);
                yield plain(octets);
            }
            case 8 -> {
                assertThat(octets.length).isLessThanOrEqualTo(140);
                yield new String(octets, StandardCharsets.UTF_16BE);
            }
            default -> throw new AssertionError("a data coding that was not expected");
        };
    }

    private static String plain(byte[] octets) {
        var text = new StringBuilder();
        for (var i = 0; i < octets.length; i++) {
            text.append(octets[i] == 0x1B ? extended(octets[++i])
                    : TABLE.get(octets[i] / 16).charAt(octets[i] % 16));
        }
        return text.toString();
    }

    private static char extended(byte octet) {
        return switch (octet) {
            case 0x0A -> '\f';
            case 0x14 -> '^';
            case 0x28 -> '{';
            case 0x29 -> '}';
            case 0x2F -> '\\';
            case 0x3C -> '[';
            case 0x3D -> '~';
            case 0x3E -> ']';
            case 0x40 -> '|';
            case 0x65 -> '€';
            default -> throw new AssertionError("nothing stands there");
        };
    }

    @Override
    public void close() {
        sessions.forEach(SMPPServerSession::close);
        try {
            door.close();
        } catch (IOException closedAlready) {
            // the end
        }
    }

    private static ProcessRequestException notHere() {
        return new ProcessRequestException("", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti many, SMPPServerSession from)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession from)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession from) throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession from) throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession from)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession from)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession from)
            throws ProcessRequestException {
        throw notHere();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session from) throws ProcessRequestException {
        throw notHere();
    }
}
