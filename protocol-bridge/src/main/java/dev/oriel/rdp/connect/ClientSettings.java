package dev.oriel.rdp.connect;

import dev.oriel.bridge.DesktopLayout;
import dev.oriel.bridge.HostSettings;
import dev.oriel.bridge.HostSettings.Graphics;
import dev.oriel.display.Rect;
import dev.oriel.rdp.channel.dynamic.DynamicChannels;
import dev.oriel.rdp.gcc.ClientBlock;
import dev.oriel.rdp.gcc.ClientClusterData;
import dev.oriel.rdp.gcc.ClientCoreData;
import dev.oriel.rdp.gcc.ClientCoreOptions;
import dev.oriel.rdp.gcc.ClientMessageChannelData;
import dev.oriel.rdp.gcc.ClientMonitorData;
import dev.oriel.rdp.gcc.ClientMonitorExtendedData;
import dev.oriel.rdp.gcc.ClientNetworkData;
import dev.oriel.rdp.gcc.ClientSecurityData;
import dev.oriel.rdp.gcc.Monitor;
import dev.oriel.rdp.gcc.RdpVersion;
import dev.oriel.rdp.security.standard.EncryptionMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What this client says of itself in the GCC data blocks: [MS-RDPBCGR] 2.2.1.3. Only what it can do. */
final class ClientSettings {
    /** A build of Windows 10, as hosts know it: xrdp takes clients up to build 419 for such as cannot be resized. */
    private static final int CLIENT_BUILD = 18_363;

    private static final int KEYBOARD_IBM_ENHANCED = 4;
    private static final int FUNCTION_KEYS = 12;
    /** A gateway stands near its hosts; xrdp encodes by RemoteFX or the graphics pipeline for such clients only. */
    private static final int CONNECTION_TYPE_LAN = 6;

    private static final int MAX_CLIENT_NAME = 15;
    /** Less than 10: the host is to ignore it. */
    private static final OptionalLong UNKNOWN_MILLIMETRES = OptionalLong.of(0);

    /** In degrees. */
    private static final int LANDSCAPE = 0;

    private ClientSettings() {}

    static List<ClientBlock> blocks(HostSettings settings, Negotiated negotiated) {
        List<ClientBlock> blocks = new ArrayList<>();
        blocks.add(core(settings, negotiated));
        // The version of redirection, without the flag that would ask for it.
        blocks.add(new ClientClusterData(ClientClusterData.REDIRECTION_VERSION_4, 0));
        blocks.add(new ClientSecurityData(negotiated.isEnhanced() ? 0 : EncryptionMethod.OFFERED, 0));
        blocks.add(new ClientNetworkData(List.of(new ClientNetworkData.Channel(
                DynamicChannels.STATIC_CHANNEL,
                ClientNetworkData.Channel.INITIALIZED | ClientNetworkData.Channel.ENCRYPT_RDP))));
        if (negotiated.takesExtendedClientData()) {
            blocks.add(new ClientMessageChannelData(0));
            monitors(settings.layout(), blocks);
        }
        return blocks;
    }

    /** Of several: one monitor is what a host takes the desktop for where it is told of none. */
    private static void monitors(DesktopLayout layout, List<ClientBlock> blocks) {
        List<Rect> monitors = layout.monitors();
        if (monitors.size() == 1) {
            return;
        }
        Rect primary = monitors.getFirst();
        blocks.add(new ClientMonitorData(monitors.stream()
                .map(each -> new Monitor(
                        each.x() - primary.x(),
                        each.y() - primary.y(),
                        each.right() - 1 - primary.x(),
                        each.bottom() - 1 - primary.y(),
                        each.equals(primary) ? Monitor.PRIMARY : 0))
                .toList()));
        blocks.add(new ClientMonitorExtendedData(Collections.nCopies(
                monitors.size(),
                new ClientMonitorExtendedData.Attributes(0, 0, LANDSCAPE, layout.scale(), layout.deviceScale()))));
    }

    private static ClientCoreData core(HostSettings settings, Negotiated negotiated) {
        String name = settings.clientName();
        return new ClientCoreData(
                RdpVersion.RDP_10_12,
                settings.layout().width(),
                settings.layout().height(),
                ClientCoreData.COLOR_8BPP,
                ClientCoreData.SAS_DEL,
                Integer.toUnsignedLong(settings.keyboardLayout()),
                CLIENT_BUILD,
                name.substring(0, Math.min(name.length(), MAX_CLIENT_NAME)),
                KEYBOARD_IBM_ENHANCED,
                0,
                FUNCTION_KEYS,
                "",
                options(settings, negotiated));
    }

    private static ClientCoreOptions options(HostSettings settings, Negotiated negotiated) {
        boolean deep = settings.colorDepth() == 32;
        boolean pipeline = deep && settings.graphics().compareTo(Graphics.PIPELINE) >= 0;
        int flags = ClientCoreOptions.SUPPORT_ERRINFO_PDU
                | ClientCoreOptions.SUPPORT_STATUSINFO_PDU
                | ClientCoreOptions.STRONG_ASYMMETRIC_KEYS
                | ClientCoreOptions.VALID_CONNECTION_TYPE
                | ClientCoreOptions.SUPPORT_MONITOR_LAYOUT_PDU
                | ClientCoreOptions.SUPPORT_NETCHAR_AUTODETECT
                | ClientCoreOptions.SUPPORT_HEARTBEAT_PDU
                | ClientCoreOptions.SUPPORT_SKIP_CHANNELJOIN
                | (deep ? ClientCoreOptions.WANT_32BPP_SESSION : 0)
                | (pipeline ? ClientCoreOptions.SUPPORT_DYNVC_GFX_PROTOCOL : 0);
        return new ClientCoreOptions(
                OptionalInt.of(ClientCoreData.COLOR_8BPP),
                OptionalInt.of(1),
                OptionalLong.of(0),
                OptionalInt.of(deep ? 24 : settings.colorDepth()),
                OptionalInt.of(ClientCoreOptions.DEPTH_15
                        | ClientCoreOptions.DEPTH_16
                        | ClientCoreOptions.DEPTH_24
                        | ClientCoreOptions.DEPTH_32),
                OptionalInt.of(flags),
                Optional.of(""),
                OptionalInt.of(CONNECTION_TYPE_LAN),
                OptionalLong.of(negotiated.protocol()),
                UNKNOWN_MILLIMETRES,
                UNKNOWN_MILLIMETRES,
                OptionalInt.of(LANDSCAPE),
                OptionalLong.of(settings.layout().scale()),
                OptionalLong.of(settings.layout().deviceScale()));
    }
}
