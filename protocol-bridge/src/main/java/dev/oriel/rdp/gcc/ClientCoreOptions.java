package dev.oriel.rdp.gcc;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The tail of {@link ClientCoreData}, which may end after any of its fields: where one is absent, so are all after it.
 *
 * @param postBeta2ColorDepth {@link ClientCoreData#COLOR_8BPP} or its neighbours
 * @param clientProductId 1
 * @param serialNumber 0
 * @param highColorDepth wanted bits a pixel: 4, 8, 15, 16 or 24; 32 by a flag
 * @param supportedColorDepths a combination of the DEPTH constants
 * @param earlyCapabilityFlags a combination of the constants
 * @param clientDigProductId at most 31 characters
 * @param connectionType 1 modem to 6 LAN, 7 detect
 * @param serverSelectedProtocol of the negotiation, repeated
 * @param desktopPhysicalWidth in millimetres
 * @param desktopPhysicalHeight in millimetres
 * @param desktopOrientation in degrees
 * @param desktopScaleFactor in percent
 * @param deviceScaleFactor in percent
 */
public record ClientCoreOptions(
        OptionalInt postBeta2ColorDepth,
        OptionalInt clientProductId,
        OptionalLong serialNumber,
        OptionalInt highColorDepth,
        OptionalInt supportedColorDepths,
        OptionalInt earlyCapabilityFlags,
        Optional<String> clientDigProductId,
        OptionalInt connectionType,
        OptionalLong serverSelectedProtocol,
        OptionalLong desktopPhysicalWidth,
        OptionalLong desktopPhysicalHeight,
        OptionalInt desktopOrientation,
        OptionalLong desktopScaleFactor,
        OptionalLong deviceScaleFactor) {
    public static final int DEPTH_24 = 0x1;
    public static final int DEPTH_16 = 0x2;
    public static final int DEPTH_15 = 0x4;
    public static final int DEPTH_32 = 0x8;

    /** The Set Error Info PDU is understood. */
    public static final int SUPPORT_ERRINFO_PDU = 0x0001;

    /** 32 bits a pixel are wanted. */
    public static final int WANT_32BPP_SESSION = 0x0002;

    public static final int SUPPORT_STATUSINFO_PDU = 0x0004;
    public static final int STRONG_ASYMMETRIC_KEYS = 0x0008;

    /** {@code connectionType} counts. */
    public static final int VALID_CONNECTION_TYPE = 0x0020;

    public static final int SUPPORT_MONITOR_LAYOUT_PDU = 0x0040;
    public static final int SUPPORT_NETCHAR_AUTODETECT = 0x0080;
    public static final int SUPPORT_DYNVC_GFX_PROTOCOL = 0x0100;
    public static final int SUPPORT_DYNAMIC_TIME_ZONE = 0x0200;
    public static final int SUPPORT_HEARTBEAT_PDU = 0x0400;

    /** The channels need not be joined. */
    public static final int SUPPORT_SKIP_CHANNELJOIN = 0x0800;

    private static final int DIG_PRODUCT_SIZE = 64;

    /** No tail at all. */
    public static final ClientCoreOptions NONE = new ClientCoreOptions(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    public ClientCoreOptions {
        boolean[] present = {
            postBeta2ColorDepth.isPresent(),
            clientProductId.isPresent(),
            serialNumber.isPresent(),
            highColorDepth.isPresent(),
            supportedColorDepths.isPresent(),
            earlyCapabilityFlags.isPresent(),
            clientDigProductId.isPresent(),
            connectionType.isPresent(),
            serverSelectedProtocol.isPresent(),
            desktopPhysicalWidth.isPresent(),
            desktopPhysicalHeight.isPresent(),
            desktopOrientation.isPresent(),
            desktopScaleFactor.isPresent(),
            deviceScaleFactor.isPresent()
        };
        for (int i = 1; i < present.length; i++) {
            if (present[i] && !present[i - 1]) {
                throw new IllegalArgumentException("optional field " + i + " without the one before it");
            }
        }
        Range.u16("postBeta2ColorDepth", postBeta2ColorDepth.orElse(0));
        Range.u16("clientProductId", clientProductId.orElse(0));
        Range.u32("serialNumber", serialNumber.orElse(0));
        Range.u16("highColorDepth", highColorDepth.orElse(0));
        Range.u16("supportedColorDepths", supportedColorDepths.orElse(0));
        Range.u16("earlyCapabilityFlags", earlyCapabilityFlags.orElse(0));
        Utf16.check("clientDigProductId", clientDigProductId.orElse(""), DIG_PRODUCT_SIZE / 2);
        Range.u8("connectionType", connectionType.orElse(0));
        Range.u32("serverSelectedProtocol", serverSelectedProtocol.orElse(0));
        Range.u32("desktopPhysicalWidth", desktopPhysicalWidth.orElse(0));
        Range.u32("desktopPhysicalHeight", desktopPhysicalHeight.orElse(0));
        Range.u16("desktopOrientation", desktopOrientation.orElse(0));
        Range.u32("desktopScaleFactor", desktopScaleFactor.orElse(0));
        Range.u32("deviceScaleFactor", deviceScaleFactor.orElse(0));
    }

    int size() {
        return 2 * present(postBeta2ColorDepth)
                + 2 * present(clientProductId)
                + 4 * present(serialNumber)
                + 2 * present(highColorDepth)
                + 2 * present(supportedColorDepths)
                + 2 * present(earlyCapabilityFlags)
                + (clientDigProductId.isPresent() ? DIG_PRODUCT_SIZE : 0)
                + 2 * present(connectionType)
                + 4 * present(serverSelectedProtocol)
                + 4 * present(desktopPhysicalWidth)
                + 4 * present(desktopPhysicalHeight)
                + 2 * present(desktopOrientation)
                + 4 * present(desktopScaleFactor)
                + 4 * present(deviceScaleFactor);
    }

    private static int present(OptionalInt value) {
        return value.isPresent() ? 1 : 0;
    }

    private static int present(OptionalLong value) {
        return value.isPresent() ? 1 : 0;
    }

    void encode(WireWriter out) {
        postBeta2ColorDepth.ifPresent(out::u16le);
        clientProductId.ifPresent(out::u16le);
        serialNumber.ifPresent(out::u32le);
        highColorDepth.ifPresent(out::u16le);
        supportedColorDepths.ifPresent(out::u16le);
        earlyCapabilityFlags.ifPresent(out::u16le);
        clientDigProductId.ifPresent(text -> Utf16.writePadded(out, text, DIG_PRODUCT_SIZE));
        connectionType.ifPresent(value -> out.u8(value).zeros(1)); // with pad1octet
        serverSelectedProtocol.ifPresent(out::u32le);
        desktopPhysicalWidth.ifPresent(out::u32le);
        desktopPhysicalHeight.ifPresent(out::u32le);
        desktopOrientation.ifPresent(out::u16le);
        desktopScaleFactor.ifPresent(out::u32le);
        deviceScaleFactor.ifPresent(out::u32le);
    }

    static ClientCoreOptions decode(WireReader in) throws DecodeException {
        return new ClientCoreOptions(
                u16(in),
                u16(in),
                u32(in),
                u16(in),
                u16(in),
                u16(in),
                in.remaining() >= DIG_PRODUCT_SIZE
                        ? Optional.of(Utf16.readTerminated(in, DIG_PRODUCT_SIZE, "clientDigProductId"))
                        : passOver(in),
                connectionType(in),
                u32(in),
                u32(in),
                u32(in),
                u16(in),
                u32(in),
                u32(in));
    }

    private static OptionalInt u16(WireReader in) throws DecodeException {
        if (in.remaining() < 2) {
            in.skip(in.remaining(), "rest");
            return OptionalInt.empty();
        }
        return OptionalInt.of(in.u16le());
    }

    private static OptionalLong u32(WireReader in) throws DecodeException {
        if (in.remaining() < 4) {
            in.skip(in.remaining(), "rest");
            return OptionalLong.empty();
        }
        return OptionalLong.of(in.u32le());
    }

    private static OptionalInt connectionType(WireReader in) throws DecodeException {
        OptionalInt padded = u16(in);
        return padded.isPresent() ? OptionalInt.of(padded.getAsInt() & 0xFF) : padded;
    }

    private static Optional<String> passOver(WireReader in) throws DecodeException {
        in.skip(in.remaining(), "rest");
        return Optional.empty();
    }
}
