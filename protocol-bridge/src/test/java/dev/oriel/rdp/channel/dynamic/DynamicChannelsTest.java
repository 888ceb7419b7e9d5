package dev.oriel.rdp.channel.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.codec.zgfx.ZgfxEncoder;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamicChannelsTest {
    private final List<DynamicPdu> sent = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final List<DynamicChannel> opened = new ArrayList<>();
    private final DynamicChannels channels = new DynamicChannels(Limits.DEFAULT, this::take);

    private void take(Bytes message) {
        try {
            sent.add(DynamicPdu.decodeFromClient(message.reader()));
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    private void listen(String name) {
        channels.listen(name, channel -> {
            opened.add(channel);
            return new DynamicChannel.Receiver() {
                @Override
                public void received(Bytes message) {
                    heard.add(new String(message.toArray(), java.nio.charset.StandardCharsets.ISO_8859_1));
                }

                @Override
                public void closed() {
                    heard.add("closed " + name);
                }
            };
        });
    }

    private void receive(DynamicPdu pdu) throws DecodeException {
        channels.receive(pdu.toBytes());
    }

    private static Bytes text(String text) {
        return Bytes.ofAscii(text);
    }

    @Test
    void answersTheHostsVersionUpToThree() throws DecodeException {
        receive(new CapabilitiesPdu.Request(1, List.of()));
        receive(new CapabilitiesPdu.Request(3, List.of(0, 0, 0, 0)));
        receive(new CapabilitiesPdu.Request(9, List.of(0, 0, 0, 0)));
        assertThat(sent)
                .containsExactly(
                        new CapabilitiesPdu.Response(1),
                        new CapabilitiesPdu.Response(3),
                        new CapabilitiesPdu.Response(3));
    }

    @Test
    void opensAChannelThatSomebodyListensToOnceOnly() throws DecodeException {
        listen("here");
        receive(new CreatePdu.Request(1, 0, "here"));
        receive(new CreatePdu.Request(2, 0, "there"));
        receive(new CreatePdu.Request(3, 0, "here"));
        assertThat(sent)
                .containsExactly(
                        new CreatePdu.Response(1, 0),
                        new CreatePdu.Response(2, 0x80070490),
                        new CreatePdu.Response(3, 0x80070490));
        assertThat(opened)
                .singleElement()
                .satisfies(channel -> assertThat(channel.id()).isEqualTo(1));
    }

    @Test
    void putsMessagesTogetherAndHandsOnWholeOnes() throws DecodeException {
        listen("a");
        listen("b");
        receive(new CreatePdu.Request(1, 0, "a"));
        receive(new CreatePdu.Request(2, 0, "b"));
        receive(new TransferPdu.DataFirst(1, 9, false, text("one")));
        receive(new TransferPdu.Data(2, false, text("between")));
        receive(new TransferPdu.Data(1, false, text("two")));
        receive(new TransferPdu.Data(1, false, text("six")));
        receive(new TransferPdu.Data(1, false, text("whole")));
        receive(new TransferPdu.DataFirst(1, 3, false, text("all")));
        assertThat(heard).containsExactly("between", "onetwosix", "whole", "all");
    }

    @Test
    void expandsCompressedParts() throws DecodeException {
        listen("a");
        receive(new CreatePdu.Request(1, 0, "a"));
        ZgfxEncoder encoder = new ZgfxEncoder(true);
        String part = "to be or not to be or not to be ";
        Bytes first = Bytes.wrap(encoder.encode(text(part).toArray(), 65_535, true));
        Bytes second = Bytes.wrap(encoder.encode(text(part).toArray(), 65_535, true));
        receive(new TransferPdu.DataFirst(1, 2L * part.length(), true, first));
        receive(new TransferPdu.Data(1, true, second));
        assertThat(heard).containsExactly(part + part);
        assertThat(second.length()).isLessThan(first.length());
    }

    @Test
    void refusesMoreDataThanAnnouncedAndMoreThanTheLimit() throws DecodeException {
        listen("a");
        receive(new CreatePdu.Request(1, 0, "a"));
        receive(new TransferPdu.DataFirst(1, 4, false, text("abc")));
        assertThatThrownBy(() -> receive(new TransferPdu.Data(1, false, text("de"))))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.field()).isEqualTo("Data"));
        assertThatThrownBy(() -> receive(new TransferPdu.DataFirst(1, 0xFFFFFFFFL, false, text(""))))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.TOO_LARGE));
    }

    @Test
    void cutsLongMessagesSoThatEachPartFitsAChunk() throws DecodeException {
        listen("a");
        receive(new CreatePdu.Request(70_000, 0, "a"));
        sent.clear();
        byte[] message = new byte[5_000];
        new java.util.Random(1).nextBytes(message);
        opened.getFirst().send(Bytes.copyOf(message));
        assertThat(sent).hasSize(4).allMatch(pdu -> pdu.size() <= 1_600);
        WireWriter joined = new WireWriter();
        for (DynamicPdu pdu : sent) {
            joined.bytes(pdu instanceof TransferPdu.DataFirst first ? first.data() : ((TransferPdu.Data) pdu).data());
        }
        assertThat(joined.toArray()).isEqualTo(message);
        assertThat(((TransferPdu.DataFirst) sent.getFirst()).length()).isEqualTo(5_000);

        sent.clear();
        opened.getFirst().send(text("short"));
        assertThat(sent).containsExactly(new TransferPdu.Data(70_000, false, text("short")));
    }

    @Test
    void aClosedChannelIsToldAndCanBeOpenedAgain() throws DecodeException {
        listen("a");
        receive(new CreatePdu.Request(1, 0, "a"));
        receive(new DynamicPdu.Close(1));
        receive(new DynamicPdu.Close(1));
        receive(new TransferPdu.Data(1, false, text("late")));
        opened.getFirst().send(text("too late"));
        receive(new CreatePdu.Request(1, 0, "a"));
        assertThat(heard).containsExactly("closed a");
        assertThat(sent)
                .containsExactly(new CreatePdu.Response(1, 0), new DynamicPdu.Close(1), new CreatePdu.Response(1, 0));
        assertThat(channels.ignored()).isOne();
        channels.end();
        assertThat(heard).containsExactly("closed a", "closed a");
    }

    @Test
    void declinesOtherTransports() throws DecodeException {
        receive(new SoftSyncPdu.Request(2, List.of(new SoftSyncPdu.Request.ChannelList(1, List.of(1L)))));
        assertThat(sent).containsExactly(new SoftSyncPdu.Response(List.of()));
    }

    @Test
    void refusesASecondChannelOfOneNumber() throws DecodeException {
        listen("a");
        receive(new CreatePdu.Request(1, 0, "a"));
        assertThatThrownBy(() -> receive(new CreatePdu.Request(1, 0, "b")))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.kind()).isEqualTo(DecodeException.Kind.UNEXPECTED));
    }
}
