package dev.oriel.rdp.connect;

import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.rdp.capability.ActivationCapability;
import dev.oriel.rdp.capability.BitmapCapability;
import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.capability.ColorCacheCapability;
import dev.oriel.rdp.capability.ControlCapability;
import dev.oriel.rdp.capability.FontCapability;
import dev.oriel.rdp.capability.GeneralCapability;
import dev.oriel.rdp.capability.InputCapability;
import dev.oriel.rdp.capability.LargePointerCapability;
import dev.oriel.rdp.capability.MultifragmentUpdateCapability;
import dev.oriel.rdp.capability.PointerCapability;
import dev.oriel.rdp.capability.ShareCapability;
import dev.oriel.rdp.capability.SoundCapability;
import dev.oriel.rdp.capability.VirtualChannelCapability;
import dev.oriel.rdp.session.SupportedCapabilities;
import dev.oriel.rdp.session.SurfaceCodecs;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What this client can do, and nothing else: hosts use what they are offered. [MS-RDPBCGR] 2.2.1.13.2.1. */
final class ClientCapabilities {
    private static final int OS_UNIX = 4;
    private static final int OS_NATIVE_XSERVER = 7;
    private static final int EXTRA_FLAGS = SupportedCapabilities.GENERAL_EXTRA_FLAGS
            | GeneralCapability.LONG_CREDENTIALS_SUPPORTED
            | GeneralCapability.AUTORECONNECT_SUPPORTED
            | GeneralCapability.ENC_SALTED_CHECKSUM;

    private static final int KEYBOARD_IBM_ENHANCED = 4;
    private static final int FUNCTION_KEYS = 12;
    private static final int COLOR_TABLES = 6;

    private ClientCapabilities() {}

    /** @param host whose desktop size and colour depth hold, whatever was wanted */
    static List<CapabilitySet> of(HostSettings settings, HostCapabilities host) {
        List<CapabilitySet> sets = new ArrayList<>(List.of(
                new GeneralCapability(
                        OS_UNIX, OS_NATIVE_XSERVER, GeneralCapability.PROTOCOL_VERSION, EXTRA_FLAGS, 0, 0),
                new BitmapCapability(
                        host.colorDepth(),
                        1,
                        1,
                        1,
                        host.activation().width(),
                        host.activation().height(),
                        1,
                        1,
                        0,
                        SupportedCapabilities.DRAWING_FLAGS,
                        1),
                new PointerCapability(
                        1,
                        SupportedCapabilities.POINTER_CACHE_SIZE,
                        OptionalInt.of(SupportedCapabilities.POINTER_CACHE_SIZE)),
                new InputCapability(
                        SupportedCapabilities.INPUT_FLAGS,
                        Integer.toUnsignedLong(settings.keyboardLayout()),
                        KEYBOARD_IBM_ENHANCED,
                        0,
                        FUNCTION_KEYS,
                        ""),
                new VirtualChannelCapability(VirtualChannelCapability.NO_COMPRESSION, OptionalLong.empty()),
                new SoundCapability(SoundCapability.BEEPS),
                new ShareCapability(0),
                new FontCapability(OptionalInt.of(FontCapability.FONT_LIST)),
                new ControlCapability(
                        0, 0, ControlCapability.CONTROLPRIORITY_NEVER, ControlCapability.CONTROLPRIORITY_NEVER),
                new ActivationCapability(0, 0, 0, 0),
                new ColorCacheCapability(COLOR_TABLES),
                new MultifragmentUpdateCapability(SupportedCapabilities.MAX_REQUEST_SIZE),
                new LargePointerCapability(SupportedCapabilities.LARGE_POINTER_FLAGS)));
        sets.addAll(settings.graphics() == Graphics.BITMAPS ? OrderSupport.none() : OrderSupport.capabilities(host));
        if (takesSurfaceCodecs(settings.graphics(), host)) {
            sets.addAll(SurfaceCodecs.capabilities());
        }
        return sets;
    }

    /** xrdp prefers RemoteFX to its orders, which are without loss and a small part of the bytes. */
    private static boolean takesSurfaceCodecs(Graphics graphics, HostCapabilities host) {
        return graphics == Graphics.SURFACES || (graphics.compareTo(Graphics.SURFACES) > 0 && !host.orders());
    }
}
