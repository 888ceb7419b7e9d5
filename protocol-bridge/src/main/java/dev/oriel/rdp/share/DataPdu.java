package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * The payload of a {@link ShareData}, told apart by its pduType2: [MS-RDPBCGR] 2.2.8.1.1.1.2.
 *
 * <p>Graphics, pointers and input have packages of their own; here they are {@link Other}. Bytes after the known fields
 * are passed over.
 */
public sealed interface DataPdu extends Pdu
        permits Synchronize,
                Control,
                FontList,
                FontMap,
                PersistentKeyList,
                SetErrorInfo,
                SaveSessionInfo,
                ShutdownRequest,
                ShutdownDenied,
                RefreshRect,
                SuppressOutput,
                SetKeyboardIndicators,
                SetKeyboardImeStatus,
                PlaySound,
                MonitorLayout,
                StatusInfo,
                AutoReconnectStatus,
                FrameAcknowledge,
                DataPdu.Other {
    /** pduType2 of slow-path graphics updates: 2.2.9.1.1.3. */
    int UPDATE = 0x02;

    /** pduType2 of slow-path pointer updates: 2.2.9.1.1.4. */
    int POINTER = 0x1B;

    /** pduType2 of slow-path input: 2.2.8.1.1.3. */
    int INPUT = 0x1C;

    /** pduType2. */
    int type();

    /** @param type pduType2 */
    static DataPdu decode(int type, WireReader in) throws DecodeException {
        return switch (type) {
            case Synchronize.TYPE -> Synchronize.decode(in);
            case Control.TYPE -> Control.decode(in);
            case FontList.TYPE -> FontList.decode(in);
            case FontMap.TYPE -> FontMap.decode(in);
            case PersistentKeyList.TYPE -> PersistentKeyList.decode(in);
            case SetErrorInfo.TYPE -> SetErrorInfo.decode(in);
            case SaveSessionInfo.TYPE -> SaveSessionInfo.decode(in);
            case ShutdownRequest.TYPE -> new ShutdownRequest();
            case ShutdownDenied.TYPE -> new ShutdownDenied();
            case RefreshRect.TYPE -> RefreshRect.decode(in);
            case SuppressOutput.TYPE -> SuppressOutput.decode(in);
            case SetKeyboardIndicators.TYPE -> SetKeyboardIndicators.decode(in);
            case SetKeyboardImeStatus.TYPE -> SetKeyboardImeStatus.decode(in);
            case PlaySound.TYPE -> PlaySound.decode(in);
            case MonitorLayout.TYPE -> MonitorLayout.decode(in);
            case StatusInfo.TYPE -> StatusInfo.decode(in);
            case AutoReconnectStatus.TYPE -> AutoReconnectStatus.decode(in);
            case FrameAcknowledge.TYPE -> FrameAcknowledge.decode(in);
            default -> new Other(type, in.rest());
        };
    }

    /** A PDU that is decoded elsewhere or not known, kept as it came. */
    record Other(int type, Bytes payload) implements DataPdu {
        public Other {
            Range.u8("pduType2", type);
        }

        @Override
        public int size() {
            return payload.length();
        }

        @Override
        public void encode(WireWriter out) {
            out.bytes(payload);
        }
    }
}
