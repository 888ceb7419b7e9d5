package dev.oriel.rdp.channel.gfx;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;

/**
 * A message of the graphics pipeline: [MS-RDPEGFX] 2.2.2.
 *
 * <pre>{@code
 *  0       2       4           8
 * +-------+-------+-----------+------+
 * | cmdId | flags | pduLength | body |    pduLength in bytes, includes this header
 * +-------+-------+-----------+------+
 * }</pre>
 */
public sealed interface GfxPdu extends Pdu permits DrawPdu, SurfacePdu, CachePdu, FramePdu, CapsPdu, GfxPdu.Unknown {
    /** RDPGFX_HEADER, [MS-RDPEGFX] 2.2.1.5, in bytes. */
    int HEADER_SIZE = 8;

    /** [MS-RDPEGFX] 2.2.1.5 cmdId. */
    int cmdId();

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
        out.u16le(cmdId()).u16le(0).u32le(size());
        encodeBody(out);
    }

    /** A command that is not named here: [MS-RDPEGFX] has protected surfaces and watermarks, which nobody sends us. */
    record Unknown(int cmdId, Bytes body) implements GfxPdu {
        public Unknown {
            Range.u16("cmdId", cmdId);
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

    /** Reads one message; what a host may have put behind its fields is passed over, as its length says. */
    static GfxPdu decode(WireReader in) throws DecodeException {
        in.require(HEADER_SIZE, "RDPGFX_HEADER");
        int at = in.position();
        int cmdId = in.u16le();
        in.skip(2, "flags");
        long length = in.u32le();
        if (length < HEADER_SIZE) {
            throw DecodeException.invalid("pduLength", at + 4, length);
        }
        if (length - HEADER_SIZE > in.remaining()) {
            in.require(in.remaining() + 1, "pduLength");
        }
        WireReader body = in.slice(Limits.check("pduLength", at + 4, length - HEADER_SIZE, in.remaining()), "body");
        return switch (cmdId) {
            case DrawPdu.WIRE_TO_SURFACE_1 -> DrawPdu.WireToSurface1.decodeBody(body);
            case DrawPdu.WIRE_TO_SURFACE_2 -> DrawPdu.WireToSurface2.decodeBody(body);
            case DrawPdu.SOLID_FILL -> DrawPdu.SolidFill.decodeBody(body);
            case DrawPdu.SURFACE_TO_SURFACE -> DrawPdu.SurfaceToSurface.decodeBody(body);
            case SurfacePdu.DELETE_ENCODING_CONTEXT -> SurfacePdu.DeleteEncodingContext.decodeBody(body);
            case SurfacePdu.CREATE_SURFACE -> SurfacePdu.CreateSurface.decodeBody(body);
            case SurfacePdu.DELETE_SURFACE -> SurfacePdu.DeleteSurface.decodeBody(body);
            case SurfacePdu.RESET_GRAPHICS -> SurfacePdu.ResetGraphics.decodeBody(body);
            case SurfacePdu.MAP_SURFACE_TO_OUTPUT -> SurfacePdu.MapSurfaceToOutput.decodeBody(body);
            case SurfacePdu.MAP_SURFACE_TO_SCALED_OUTPUT -> SurfacePdu.MapSurfaceToScaledOutput.decodeBody(body);
            case SurfacePdu.MAP_SURFACE_TO_WINDOW -> SurfacePdu.MapSurfaceToWindow.decodeBody(body);
            case SurfacePdu.MAP_SURFACE_TO_SCALED_WINDOW -> SurfacePdu.MapSurfaceToScaledWindow.decodeBody(body);
            case CachePdu.SURFACE_TO_CACHE -> CachePdu.SurfaceToCache.decodeBody(body);
            case CachePdu.CACHE_TO_SURFACE -> CachePdu.CacheToSurface.decodeBody(body);
            case CachePdu.EVICT_CACHE_ENTRY -> CachePdu.EvictCacheEntry.decodeBody(body);
            case CachePdu.CACHE_IMPORT_OFFER -> CachePdu.CacheImportOffer.decodeBody(body);
            case CachePdu.CACHE_IMPORT_REPLY -> CachePdu.CacheImportReply.decodeBody(body);
            case FramePdu.START_FRAME -> FramePdu.StartFrame.decodeBody(body);
            case FramePdu.END_FRAME -> FramePdu.EndFrame.decodeBody(body);
            case FramePdu.FRAME_ACKNOWLEDGE -> FramePdu.FrameAcknowledge.decodeBody(body);
            case FramePdu.QOE_FRAME_ACKNOWLEDGE -> FramePdu.QoeFrameAcknowledge.decodeBody(body);
            case CapsPdu.CAPS_ADVERTISE -> CapsPdu.CapsAdvertise.decodeBody(body);
            case CapsPdu.CAPS_CONFIRM -> CapsPdu.CapsConfirm.decodeBody(body);
            default -> new Unknown(cmdId, body.rest());
        };
    }
}
