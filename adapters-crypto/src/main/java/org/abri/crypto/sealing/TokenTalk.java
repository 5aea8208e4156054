package org.abri.crypto.sealing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What is said between the service and the {@link TokenProcess}, through its pipes. */
final class TokenTalk {
    static final byte SEAL = 1;
    static final byte OPEN = 2;

    static final byte DONE = 1;
    static final byte NO_KEY = 2;
    /** The key could be taken out of the token. */
    static final byte COMES_OUT = 3;
    /** The token works, and does not open it. */
    static final byte DOES_NOT = 4;
    static final byte PIN_REFUSED = 5;
    /** The token did not come up; with the code of PKCS#11, or none. */
    static final byte NO_TOKEN = 6;

    private static final int LARGEST = 64 * 1024;

    private TokenTalk() {}

    record Request(byte what, String label, byte[] text, byte[] associated) {
        void write(int number, DataOutputStream to) throws IOException {
            to.writeInt(number);
            to.writeByte(what);
            to.writeUTF(label);
            writeBytes(text, to);
            writeBytes(associated, to);
        }

        /** After its number. */
        static Request read(DataInputStream from) throws IOException {
            return new Request(from.readByte(), from.readUTF(), readBytes(from), readBytes(from));
        }
    }

    record Answer(byte what, byte[] bytes) {
        void write(int number, DataOutputStream to) throws IOException {
            to.writeInt(number);
            to.writeByte(what);
            writeBytes(bytes, to);
        }

        /** After its number. */
        static Answer read(DataInputStream from) throws IOException {
            return new Answer(from.readByte(), readBytes(from));
        }
    }

    private static void writeBytes(byte[] bytes, DataOutputStream to) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static byte[] readBytes(DataInputStream from) throws IOException {
        var length = from.readInt();
        if (length < 0 || length > LARGEST) { throw new IOException("something else talks"); }
        var bytes = new byte[length];
        from.readFully(bytes);
        return bytes;
    }
}
