package org.abri.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;

/** Multipart bodies as clients send them. */
public final class Multiparts {
    public static final String BOUNDARY = "----abri-test";
    public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private Multiparts() {}

    public static byte[] of(Map<String, String> fields, String fileName, byte[] file) {
        return join(head(fields, fileName), file, tail());
    }

    public static byte[] head(Map<String, String> fields, String fileName) {
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--").append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        head.append("--").append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(fileName)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] tail() {
        return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A picture, as far as its first bytes show. */
    public static byte[] png(int width, int height) {
        return ByteBuffer.allocate(300)
                .put(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D',
                        'R' })
                .putInt(width).putInt(height).array();
    }

    /** A file that begins as a PDF does, and goes on at random. */
    public static byte[] pdf(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        var magic = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, bytes, 0, Math.min(magic.length, size));
        return bytes;
    }
}
