package dev.oriel.rdp.capability;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One capability set, TS_CAPS_SET: [MS-RDPBCGR] 2.2.1.13.1.1.1.
 *
 * <pre>{@code
 *  0      2      4
 * +------+------+----------------+
 * | type | len  | capabilityData |    len in bytes, with these four
 * +------+------+----------------+
 * }</pre>
 *
 * <p>Each set writes its header with it. Bytes after the known fields of a set are passed over: later versions of the
 * protocol may append fields.
 */
public sealed interface CapabilitySet extends Pdu
        permits GeneralCapability,
                BitmapCapability,
                OrderCapability,
                BitmapCacheCapability,
                BitmapCacheV2Capability,
                BitmapCacheHostSupportCapability,
                ControlCapability,
                ActivationCapability,
                PointerCapability,
                ShareCapability,
                ColorCacheCapability,
                SoundCapability,
                InputCapability,
                FontCapability,
                BrushCapability,
                GlyphCacheCapability,
                OffscreenCacheCapability,
                VirtualChannelCapability,
                DrawNineGridCapability,
                DrawGdiPlusCapability,
                RemoteProgramsCapability,
                WindowListCapability,
                DesktopCompositionCapability,
                MultifragmentUpdateCapability,
                LargePointerCapability,
                SurfaceCommandsCapability,
                BitmapCodecsCapability,
                FrameAcknowledgeCapability,
                CapabilitySet.Unknown {

    /** In bytes. */
    int HEADER_SIZE = 4;

    /** capabilitySetType. */
    int type();

    /** Size of what follows the header, in bytes. */
    int bodySize();

    /** Writes what follows the header. */
    void encodeBody(WireWriter out);

    @Override
    default int size() {
        return HEADER_SIZE + bodySize();
    }

    @Override
    default void encode(WireWriter out) {
        out.u16le(type());
        out.u16le(size());
        encodeBody(out);
    }

    /** A set of a type that is not known here, kept as it came. */
    record Unknown(int type, Bytes body) implements CapabilitySet {
        public Unknown {
            Range.u16("capabilitySetType", type);
            Range.length("capabilityData", body, 0xFFFF - HEADER_SIZE);
        }

        @Override
        public int bodySize() {
            return body.length();
        }

        @Override
        public void encodeBody(WireWriter out) {
            out.bytes(body);
        }
    }

    static CapabilitySet decode(WireReader in) throws DecodeException {
        in.require(HEADER_SIZE, "TS_CAPS_SET");
        int type = in.u16le();
        int at = in.position();
        int length = in.u16le();
        if (length < HEADER_SIZE) {
            throw DecodeException.invalid("lengthCapability", at, length);
        }
        return decodeBody(type, in.slice(length - HEADER_SIZE, "capabilityData"));
    }

    private static CapabilitySet decodeBody(int type, WireReader in) throws DecodeException {
        return switch (type) {
            case GeneralCapability.TYPE -> GeneralCapability.decodeBody(in);
            case BitmapCapability.TYPE -> BitmapCapability.decodeBody(in);
            case OrderCapability.TYPE -> OrderCapability.decodeBody(in);
            case BitmapCacheCapability.TYPE -> BitmapCacheCapability.decodeBody(in);
            case BitmapCacheV2Capability.TYPE -> BitmapCacheV2Capability.decodeBody(in);
            case BitmapCacheHostSupportCapability.TYPE -> BitmapCacheHostSupportCapability.decodeBody(in);
            case ControlCapability.TYPE -> ControlCapability.decodeBody(in);
            case ActivationCapability.TYPE -> ActivationCapability.decodeBody(in);
            case PointerCapability.TYPE -> PointerCapability.decodeBody(in);
            case ShareCapability.TYPE -> ShareCapability.decodeBody(in);
            case ColorCacheCapability.TYPE -> ColorCacheCapability.decodeBody(in);
            case SoundCapability.TYPE -> SoundCapability.decodeBody(in);
            case InputCapability.TYPE -> InputCapability.decodeBody(in);
            case FontCapability.TYPE -> FontCapability.decodeBody(in);
            case BrushCapability.TYPE -> BrushCapability.decodeBody(in);
            case GlyphCacheCapability.TYPE -> GlyphCacheCapability.decodeBody(in);
            case OffscreenCacheCapability.TYPE -> OffscreenCacheCapability.decodeBody(in);
            case VirtualChannelCapability.TYPE -> VirtualChannelCapability.decodeBody(in);
            case DrawNineGridCapability.TYPE -> DrawNineGridCapability.decodeBody(in);
            case DrawGdiPlusCapability.TYPE -> DrawGdiPlusCapability.decodeBody(in);
            case RemoteProgramsCapability.TYPE -> RemoteProgramsCapability.decodeBody(in);
            case WindowListCapability.TYPE -> WindowListCapability.decodeBody(in);
            case DesktopCompositionCapability.TYPE -> DesktopCompositionCapability.decodeBody(in);
            case MultifragmentUpdateCapability.TYPE -> MultifragmentUpdateCapability.decodeBody(in);
            case LargePointerCapability.TYPE -> LargePointerCapability.decodeBody(in);
            case SurfaceCommandsCapability.TYPE -> SurfaceCommandsCapability.decodeBody(in);
            case BitmapCodecsCapability.TYPE -> BitmapCodecsCapability.decodeBody(in);
            case FrameAcknowledgeCapability.TYPE -> FrameAcknowledgeCapability.decodeBody(in);
            default -> new Unknown(type, in.rest());
        };
    }

    /** Reads {@code count} sets. */
    static List<CapabilitySet> decodeList(WireReader in, int count) throws DecodeException {
        List<CapabilitySet> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sets.add(decode(in));
        }
        return List.copyOf(sets);
    }

    /** Size of all {@code sets}, in bytes. */
    static int sizeOf(List<CapabilitySet> sets) {
        return sets.stream().mapToInt(CapabilitySet::size).sum();
    }

    /** The first set of a type. */
    static <C extends CapabilitySet> Optional<C> find(List<CapabilitySet> sets, Class<C> type) {
        return sets.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
