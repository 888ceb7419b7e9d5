package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Codecs of surface commands: [MS-RDPBCGR] 2.2.7.2.10 TS_BITMAPCODECS_CAPABILITYSET.
 *
 * @param codecs at most 255
 */
public record BitmapCodecsCapability(List<Codec> codecs) implements CapabilitySet {
    static final int TYPE = 0x1D;

    /** codecGUID of NSCodec: [MS-RDPNSC]. */
    public static final Bytes GUID_NSCODEC = Bytes.ofHex("b91b8dca0f004f15589fae2d1a87e2d6");

    /** codecGUID of RemoteFX: [MS-RDPRFX]. */
    public static final Bytes GUID_REMOTEFX = Bytes.ofHex("122f777672bd6344afb3b73c9c6f7886");

    /** codecGUID of RemoteFX for pictures: [MS-RDPRFX]. */
    public static final Bytes GUID_IMAGE_REMOTEFX = Bytes.ofHex("d4cc44278a9d744e803c0ecbeea19c54");

    /** codecGUID of the marker for surface bits that are not compressed. */
    public static final Bytes GUID_IGNORE = Bytes.ofHex("a651439c3535ae42910ccdfce5760b58");

    private static final int GUID_SIZE = 16;

    /**
     * One codec: 2.2.7.2.10.1.1 TS_BITMAPCODEC.
     *
     * @param guid which codec, 16 bytes
     * @param id by which the sender names it later, 0..255
     * @param properties as the codec defines them
     */
    public record Codec(Bytes guid, int id, Bytes properties) {
        public Codec {
            Range.exactly("codecGUID", guid, GUID_SIZE);
            Range.u8("codecID", id);
            Range.length("codecProperties", properties, 0xFFFF);
        }

        private int size() {
            return GUID_SIZE + 3 + properties.length();
        }
    }

    public BitmapCodecsCapability {
        codecs = List.copyOf(codecs);
        Range.u8("bitmapCodecCount", codecs.size());
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return 1 + codecs.stream().mapToInt(Codec::size).sum();
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u8(codecs.size());
        for (Codec codec : codecs) {
            out.bytes(codec.guid);
            out.u8(codec.id);
            out.u16le(codec.properties.length());
            out.bytes(codec.properties);
        }
    }

    static BitmapCodecsCapability decodeBody(WireReader in) throws DecodeException {
        in.require(1, "bitmapCodecCount");
        int count = in.u8();
        List<Codec> codecs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            in.require(GUID_SIZE + 3, "TS_BITMAPCODEC");
            Bytes guid = in.bytes(GUID_SIZE, "codecGUID");
            int id = in.u8();
            codecs.add(new Codec(guid, id, in.bytes(in.u16le(), "codecProperties")));
        }
        return new BitmapCodecsCapability(codecs);
    }
}
