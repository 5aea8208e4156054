package org.abri.web.budget;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * WEB-3: HTTP/1.1 as Netty reads it, but for header lines that go on in the next line (RFC 9112, 5.2), which it would mend
 * in silence where a proxy before us may not. It also knows since when a head has been coming in.
 */
final class StrictCodec extends CombinedChannelDuplexHandler<HttpRequestDecoder, HttpResponseEncoder> {
    /** Of the requests that were not answered yet, in their order: an answer to HEAD says its length and has no body. */
    private final Queue<HttpMethod> asked = new ArrayDeque<>();
    private long headSince;

    StrictCodec(HttpDecoderConfig config) {
        init(new Decoder(config), new Encoder());
    }

    /** The time ({@link System#nanoTime}) at which the head that is coming in began; 0 when none is. */
    long headSince() {
        return headSince;
    }

    private final class Decoder extends HttpRequestDecoder {
        private boolean inBody;
        private boolean folded;

        Decoder(HttpDecoderConfig config) {
            super(config);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
            if (inBody) {
                super.decode(context, in, out);
            } else {
                decodeHead(context, in, out);
            }
            for (var one : out) {
                inBody = one instanceof HttpRequest request ? !request.decoderResult().isFailure() : inBody;
                if (one instanceof LastHttpContent) {
                    inBody = false;
                }
            }
        }

        private void decodeHead(ChannelHandlerContext context, ByteBuf in, List<Object> out)
                throws Exception {
            if (headSince == 0 && in.isReadable()) {
                headSince = Math.max(1, System.nanoTime());
            }
            var from = in.readerIndex();
            super.decode(context, in, out);
            folded |= goesOn(in, from, in.readerIndex());
            for (var one : out) {
                if (one instanceof HttpRequest request) {
                    headSince = 0;
                    asked.add(request.method());
                    if (folded) {
                        request.setDecoderResult(
                                DecoderResult.failure(new IllegalArgumentException("folded")));
                    }
                    folded = false;
                }
            }
        }

        /** The decoder takes whole lines: whether one of these begins with a blank. */
        private static boolean goesOn(ByteBuf in, int from, int to) {
            var begins = true;
            for (int at = from; at < to; at++) {
                var b = in.getByte(at);
                if (begins && (b == ' ' || b == '\t')) { return true; }
                begins = b == '\n';
            }
            return false;
        }
    }

    private final class Encoder extends HttpResponseEncoder {
        @Override
        protected boolean isContentAlwaysEmpty(HttpResponse answer) {
            if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                return super.isContentAlwaysEmpty(answer);
            }
            return HttpMethod.HEAD.equals(asked.poll()) || super.isContentAlwaysEmpty(answer);
        }
    }
}
