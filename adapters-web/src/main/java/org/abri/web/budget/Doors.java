package org.abri.web.budget;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpDecoderConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** WEB-3: gives every connection its {@link Door}. */
@Singleton
final class Doors implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    /** Of an answer, the system keeps so much for a client that does not take it: what it keeps, nobody could count. */
    private static final int SENT_AHEAD = 128 * 1024;
    private static final int LARGEST_PIECE = 64 * 1024;

    private final Budgets budgets;
    private final Proxies proxies;
    private final boolean https;

    Doors(Budgets budgets, @Nullable @Property(name = "abri.public-address") URI publicAddress,
            @Property(name = "abri.proxy", defaultValue = "") String proxies,
            @Property(name = "micronaut.server.ssl.enabled", defaultValue = "false") boolean ours) {
        this.budgets = budgets;
        this.https = publicAddress != null && "https".equals(publicAddress.getScheme());
        this.proxies = Proxies.of(proxies, https && !(ours && proxies.isBlank()));
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
        created.getBean().register(new Customizer(Optional.empty()));
        return created.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {
        private final Optional<Channel> channel;

        Customizer(Optional<Channel> channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel made, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Customizer(Optional.of(made)) : this;
        }

        @Override
        public void onInitialPipelineBuilt() {
            channel.ifPresent(Doors.this::guard);
        }
    }

    private void guard(Channel channel) {
        channel.config().setOption(ChannelOption.SO_SNDBUF, SENT_AHEAD);
        var codec = new StrictCodec(new HttpDecoderConfig().setMaxInitialLineLength(Bounds.LONGEST_LINE)
                .setMaxHeaderSize(Bounds.LARGEST_HEAD).setMaxChunkSize(LARGEST_PIECE)
                .setValidateHeaders(true));
        channel.pipeline().replace(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, codec);
        channel.pipeline().addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "abri-door",
                new Door(budgets, codec, proxies, https));
    }
}
