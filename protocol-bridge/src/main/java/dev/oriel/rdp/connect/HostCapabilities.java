package dev.oriel.rdp.connect;

import dev.oriel.bridge.HostSettings;
import dev.oriel.rdp.capability.BitmapCacheHostSupportCapability;
import dev.oriel.rdp.capability.BitmapCapability;
import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.capability.FrameAcknowledgeCapability;
import dev.oriel.rdp.capability.GeneralCapability;
import dev.oriel.rdp.capability.InputCapability;
import dev.oriel.rdp.capability.OrderCapability;
import dev.oriel.rdp.input.InputSupport;
import dev.oriel.rdp.session.Activation;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import java.util.List;
import java.util.Optional;

/**
 * What counts of the host's capability sets.
 *
 * @param activation for the session
 * @param colorDepth of the session in bits a pixel
 * @param salted the host signs with the salted MAC
 * @param bitmapCacheV2 the host knows bitmap caches of revision 2
 * @param orders the host draws by orders
 */
record HostCapabilities(Activation activation, int colorDepth, boolean salted, boolean bitmapCacheV2, boolean orders) {
    /** @param settings what was wanted, for hosts that leave sets out */
    static HostCapabilities of(List<CapabilitySet> sets, HostSettings settings, Limits limits) throws DecodeException {
        Optional<BitmapCapability> bitmap = CapabilitySet.find(sets, BitmapCapability.class);
        Optional<GeneralCapability> general = CapabilitySet.find(sets, GeneralCapability.class);
        int inputFlags = CapabilitySet.find(sets, InputCapability.class)
                .map(InputCapability::inputFlags)
                .orElse(0);
        int width = bitmap.map(BitmapCapability::desktopWidth)
                .orElse(settings.layout().width());
        int height = bitmap.map(BitmapCapability::desktopHeight)
                .orElse(settings.layout().height());
        checkSize(width, height, limits);
        int colorDepth = bitmap.map(BitmapCapability::preferredBitsPerPixel).orElse(settings.colorDepth());
        Activation activation = new Activation(
                width,
                height,
                InputSupport.ofFlags(inputFlags),
                general.map(set -> set.refreshRectSupport() != 0).orElse(false),
                general.map(set -> set.suppressOutputSupport() != 0).orElse(false),
                CapabilitySet.find(sets, FrameAcknowledgeCapability.class).isPresent(),
                colorDepth);
        return new HostCapabilities(
                activation,
                colorDepth,
                general.map(set -> (set.extraFlags() & GeneralCapability.ENC_SALTED_CHECKSUM) != 0)
                        .orElse(false),
                CapabilitySet.find(sets, BitmapCacheHostSupportCapability.class).isPresent(),
                CapabilitySet.find(sets, OrderCapability.class)
                        .map(OrderCapability::hasMemBlt)
                        .orElse(false));
    }

    private static void checkSize(int width, int height, Limits limits) throws DecodeException {
        if (width == 0 || height == 0) {
            throw DecodeException.invalid("desktopWidth or desktopHeight", -1, 0);
        }
        Limits.check("desktopWidth", -1, width, limits.maxDesktopSide());
        Limits.check("desktopHeight", -1, height, limits.maxDesktopSide());
        Limits.check("area of the desktop", -1, (long) width * height, limits.maxDesktopArea());
    }
}
