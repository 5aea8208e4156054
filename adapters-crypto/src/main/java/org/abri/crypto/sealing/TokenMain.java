package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.security.auth.login.FailedLoginException;

/**
 * What runs in a {@link TokenProcess}: signs in to a token, and does what it is asked for until nobody is there to ask. It ends when the
 * token fails: what lost its session does not find it again.
 */
public final class TokenMain {
    private static final Pattern CODE = Pattern.compile("CKR_[A-Z0-9_]+");
    private static final int AT_ONCE = 8;
    private static final byte[] NOTHING = new byte[0];

    private final Token token;
    private final DataOutputStream to;

    private TokenMain(Token token, DataOutputStream to) {
        this.token = token;
        this.to = to;
    }

    /** Of two words: the module and the slot. */
    public static void main(String... words) throws IOException {
        var from = new DataInputStream(new BufferedInputStream(System.in));
        var to = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        try {
            var token = Token.open(words[0], Long.parseLong(words[1]), from.readUTF().toCharArray());
            var main = new TokenMain(token, to);
            main.answer(0, new TokenTalk.Answer(TokenTalk.DONE, NOTHING));
            main.serve(from);
        } catch (GeneralSecurityException | RuntimeException | LinkageError notReady) {
            notReady(notReady).write(0, to);
            to.flush();
        } finally {
            // Native threads of the module may be there still.
            Runtime.getRuntime().halt(0);
        }
    }

    private static TokenTalk.Answer notReady(Throwable why) {
        var code = codeIn(why);
        return code.equals("CKR_PIN_INCORRECT") || code.equals("CKR_PIN_INVALID")
                || code.equals("CKR_PIN_LEN_RANGE") || isLogin(why)
                        ? new TokenTalk.Answer(TokenTalk.PIN_REFUSED, NOTHING)
                        : new TokenTalk.Answer(TokenTalk.NO_TOKEN, code.getBytes(US_ASCII));
    }

    private static boolean isLogin(Throwable why) {
        for (var each = Optional.of(why); each.isPresent(); each = each.map(Throwable::getCause)) {
            if (each.get() instanceof FailedLoginException) { return true; }
        }
        return false;
    }

    /** The code of PKCS#11 alone: what else is said is not ours to know. */
    private static String codeIn(Throwable why) {
        for (var each = Optional.of(why); each.isPresent(); each = each.map(Throwable::getCause)) {
            var found = CODE.matcher(String.valueOf(each.get().getMessage()));
            if (found.find()) { return found.group(); }
        }
        return "";
    }

    /** Throws {@link IOException} once nobody asks any more. */
    private void serve(DataInputStream from) throws IOException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        while (true) {
            var number = from.readInt();
            var request = TokenTalk.Request.read(from);
            threads.execute(() -> answer(number, request));
        }
    }

    private void answer(int number, TokenTalk.Request request) {
        try {
            answer(number, answered(request));
        } catch (GeneralSecurityException | IOException | RuntimeException lost) {
            Runtime.getRuntime().halt(1);
        }
    }

    private synchronized void answer(int number, TokenTalk.Answer answer) throws IOException {
        answer.write(number, to);
        to.flush();
    }

    private TokenTalk.Answer answered(TokenTalk.Request request) throws GeneralSecurityException {
        var key = token.key(request.label());
        if (key.isEmpty()) { return new TokenTalk.Answer(TokenTalk.NO_KEY, NOTHING); }
        if (Token.comesOut(key.get())) { return new TokenTalk.Answer(TokenTalk.COMES_OUT, NOTHING); }
        if (request.what() == TokenTalk.SEAL) {
            return new TokenTalk.Answer(TokenTalk.DONE,
                    token.seal(key.get(), request.text(), request.associated()));
        }
        try {
            return new TokenTalk.Answer(TokenTalk.DONE,
                    token.open(key.get(), request.text(), request.associated()));
        } catch (GeneralSecurityException | RuntimeException doesNot) {
            token.mustWork(key.get());
            return new TokenTalk.Answer(TokenTalk.DOES_NOT, NOTHING);
        }
    }
}
