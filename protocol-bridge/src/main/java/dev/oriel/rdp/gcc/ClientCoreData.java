package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The client itself: [MS-RDPBCGR] 2.2.1.3.2 TS_UD_CS_CORE.
 *
 * @param version as {@link RdpVersion} has them
 * @param desktopWidth in pixels
 * @param desktopHeight in pixels
 * @param colorDepth {@link #COLOR_8BPP}; {@code optional} says more
 * @param sasSequence {@link #SAS_DEL}
 * @param keyboardLayout KLID
 * @param clientBuild number of the client's build
 * @param clientName at most 15 characters
 * @param keyboardType 4 is IBM enhanced with 101 or 102 keys
 * @param keyboardSubType manufacturer's
 * @param keyboardFunctionKey number of function keys
 * @param imeFileName input method, at most 31 characters
 * @param optional what later versions of the protocol appended
 */
public record ClientCoreData(
        long version,
        int desktopWidth,
        int desktopHeight,
        int colorDepth,
        int sasSequence,
        long keyboardLayout,
        long clientBuild,
        String clientName,
        long keyboardType,
        long keyboardSubType,
        long keyboardFunctionKey,
        String imeFileName,
        ClientCoreOptions optional)
        implements ClientBlock {
    static final int TYPE = 0xC001;

    /** colorDepth: 8 bits a pixel. */
    public static final int COLOR_8BPP = 0xCA01;

    /** sasSequence, the only one there is. */
    public static final int SAS_DEL = 0xAA03;

    private static final int NAME_SIZE = 32;
    private static final int IME_SIZE = 64;
    private static final int FIXED_SIZE = 128;

    public ClientCoreData {
        Range.u32("version", version);
        Range.u16("desktopWidth", desktopWidth);
        Range.u16("desktopHeight", desktopHeight);
        Range.u16("colorDepth", colorDepth);
        Range.u16("SASSequence", sasSequence);
        Range.u32("keyboardLayout", keyboardLayout);
        Range.u32("clientBuild", clientBuild);
        Utf16.check("clientName", clientName, NAME_SIZE / 2);
        Range.u32("keyboardType", keyboardType);
        Range.u32("keyboardSubType", keyboardSubType);
        Range.u32("keyboardFunctionKey", keyboardFunctionKey);
        Utf16.check("imeFileName", imeFileName, IME_SIZE / 2);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int bodySize() {
        return FIXED_SIZE + optional.size();
    }

    @Override
    public void encodeBody(WireWriter out) {
        out.u32le(version);
        out.u16le(desktopWidth).u16le(desktopHeight).u16le(colorDepth).u16le(sasSequence);
        out.u32le(keyboardLayout).u32le(clientBuild);
        Utf16.writePadded(out, clientName, NAME_SIZE);
        out.u32le(keyboardType).u32le(keyboardSubType).u32le(keyboardFunctionKey);
        Utf16.writePadded(out, imeFileName, IME_SIZE);
        optional.encode(out);
    }

    static ClientCoreData decodeBody(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "TS_UD_CS_CORE");
        return new ClientCoreData(
                in.u32le(),
                in.u16le(),
                in.u16le(),
                in.u16le(),
                in.u16le(),
                in.u32le(),
                in.u32le(),
                Utf16.readTerminated(in, NAME_SIZE, "clientName"),
                in.u32le(),
                in.u32le(),
                in.u32le(),
                Utf16.readTerminated(in, IME_SIZE, "imeFileName"),
                ClientCoreOptions.decode(in));
    }
}
