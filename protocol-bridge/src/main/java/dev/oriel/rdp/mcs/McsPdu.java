package dev.oriel.rdp.mcs;

import dev.oriel.rdp.asn1.Per;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.OptionalInt;

/**
 * A PDU of the MCS domain, in aligned PER: [T125] section 7 DomainMCSPDU. The first six bits choose the type.
 *
 * <p>User ids start at {@value #USER_BASE}, and travel less that number.
 */
public sealed interface McsPdu extends Pdu
        permits McsPdu.ErectDomainRequest,
                McsPdu.DisconnectProviderUltimatum,
                McsPdu.AttachUserRequest,
                McsPdu.AttachUserConfirm,
                McsPdu.ChannelJoinRequest,
                McsPdu.ChannelJoinConfirm,
                SendData {
    /** The lowest user id. */
    int USER_BASE = 1001;

    /** Result rt-successful. */
    int SUCCESSFUL = 0;

    /** Reads the next PDU. The data of {@link SendData} is a view: valid as long as the buffer that is read. */
    static McsPdu decode(WireReader in) throws DecodeException {
        in.require(1, "DomainMCSPDU");
        int at = in.position();
        int first = in.u8();
        return switch (first >> 2) {
            case ErectDomainRequest.CHOICE -> ErectDomainRequest.decodeBody(in);
            case DisconnectProviderUltimatum.CHOICE -> DisconnectProviderUltimatum.decodeBody(first, in);
            case AttachUserRequest.CHOICE -> new AttachUserRequest();
            case AttachUserConfirm.CHOICE -> AttachUserConfirm.decodeBody(first, in);
            case ChannelJoinRequest.CHOICE -> ChannelJoinRequest.decodeBody(in);
            case ChannelJoinConfirm.CHOICE -> ChannelJoinConfirm.decodeBody(first, in);
            case SendData.Request.CHOICE -> SendData.Request.decodeBody(in);
            case SendData.Indication.CHOICE -> SendData.Indication.decodeBody(in);
            default -> throw DecodeException.invalid("DomainMCSPDU", at, first >> 2);
        };
    }

    /** A user id or a channel id that is one. */
    static int readUser(WireReader in, String field) throws DecodeException {
        int at = in.position();
        int user = in.u16be() + USER_BASE;
        if (user > 0xFFFF) {
            throw DecodeException.invalid(field, at, user);
        }
        return user;
    }

    private static void checkUser(String field, int user) {
        if (user < USER_BASE || user > 0xFFFF) {
            throw new IllegalArgumentException(field + " " + user + " is not in " + USER_BASE + "..65535");
        }
    }

    private static void checkResult(int result) {
        Range.check("result", result, 15);
    }

    /** Writes the choice, a presence bit and a result of four bits. */
    private static void encodeResult(WireWriter out, int choice, boolean present, int result) {
        out.u8(choice << 2 | (present ? 2 : 0) | result >> 3).u8(result << 5 & 0xFF);
    }

    private static int decodeResult(int first, WireReader in) throws DecodeException {
        return (first & 1) << 3 | in.u8() >> 5;
    }

    private static boolean isPresent(int first) {
        return (first & 2) != 0;
    }

    /**
     * [MS-RDPBCGR] 2.2.1.5 Client MCS Erect Domain Request PDU.
     *
     * @param subHeight 0
     * @param subInterval 0
     */
    record ErectDomainRequest(int subHeight, int subInterval) implements McsPdu {
        static final int CHOICE = 1;

        public ErectDomainRequest {
            Range.check("subHeight", subHeight, Integer.MAX_VALUE);
            Range.check("subInterval", subInterval, Integer.MAX_VALUE);
        }

        @Override
        public int size() {
            return 1 + Per.sizeOfInteger(subHeight) + Per.sizeOfInteger(subInterval);
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(CHOICE << 2);
            Per.writeInteger(out, subHeight);
            Per.writeInteger(out, subInterval);
        }

        private static ErectDomainRequest decodeBody(WireReader in) throws DecodeException {
            return new ErectDomainRequest(Per.readInteger(in, "subHeight"), Per.readInteger(in, "subInterval"));
        }
    }

    /**
     * The connection is over: [MS-RDPBCGR] 2.2.2.3 MCS Disconnect Provider Ultimatum PDU.
     *
     * @param reason one of the constants, as [T125] section 7 Reason has them
     */
    record DisconnectProviderUltimatum(int reason) implements McsPdu {
        static final int CHOICE = 8;

        public static final int DOMAIN_DISCONNECTED = 0;
        public static final int PROVIDER_INITIATED = 1;
        public static final int TOKEN_PURGED = 2;
        public static final int USER_REQUESTED = 3;
        public static final int CHANNEL_PURGED = 4;

        public DisconnectProviderUltimatum {
            Range.check("reason", reason, 7);
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(CHOICE << 2 | reason >> 1).u8(reason << 7 & 0xFF);
        }

        private static DisconnectProviderUltimatum decodeBody(int first, WireReader in) throws DecodeException {
            return new DisconnectProviderUltimatum((first & 3) << 1 | in.u8() >> 7);
        }
    }

    /** [MS-RDPBCGR] 2.2.1.6 Client MCS Attach User Request PDU. */
    record AttachUserRequest() implements McsPdu {
        static final int CHOICE = 10;

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(CHOICE << 2);
        }
    }

    /**
     * [MS-RDPBCGR] 2.2.1.7 Server MCS Attach User Confirm PDU.
     *
     * @param result 0 is success
     * @param initiator the client's user id, which is also the id of its own channel
     */
    record AttachUserConfirm(int result, OptionalInt initiator) implements McsPdu {
        static final int CHOICE = 11;

        public AttachUserConfirm {
            checkResult(result);
            initiator.ifPresent(user -> checkUser("initiator", user));
        }

        @Override
        public int size() {
            return initiator.isPresent() ? 4 : 2;
        }

        @Override
        public void encode(WireWriter out) {
            encodeResult(out, CHOICE, initiator.isPresent(), result);
            initiator.ifPresent(user -> out.u16be(user - USER_BASE));
        }

        private static AttachUserConfirm decodeBody(int first, WireReader in) throws DecodeException {
            int result = decodeResult(first, in);
            return new AttachUserConfirm(
                    result, isPresent(first) ? OptionalInt.of(readUser(in, "initiator")) : OptionalInt.empty());
        }
    }

    /**
     * [MS-RDPBCGR] 2.2.1.8 Client MCS Channel Join Request PDU.
     *
     * @param initiator the client's user id
     * @param channelId of the channel
     */
    record ChannelJoinRequest(int initiator, int channelId) implements McsPdu {
        static final int CHOICE = 14;

        public ChannelJoinRequest {
            checkUser("initiator", initiator);
            Range.u16("channelId", channelId);
        }

        @Override
        public int size() {
            return 5;
        }

        @Override
        public void encode(WireWriter out) {
            out.u8(CHOICE << 2).u16be(initiator - USER_BASE).u16be(channelId);
        }

        private static ChannelJoinRequest decodeBody(WireReader in) throws DecodeException {
            in.require(4, "ChannelJoinRequest");
            return new ChannelJoinRequest(readUser(in, "initiator"), in.u16be());
        }
    }

    /**
     * [MS-RDPBCGR] 2.2.1.9 Server MCS Channel Join Confirm PDU.
     *
     * @param result 0 is success
     * @param initiator the client's user id
     * @param requested the channel that was asked for
     * @param channelId the channel that was joined
     */
    record ChannelJoinConfirm(int result, int initiator, int requested, OptionalInt channelId) implements McsPdu {
        static final int CHOICE = 15;

        public ChannelJoinConfirm {
            checkResult(result);
            checkUser("initiator", initiator);
            Range.u16("requested", requested);
            Range.u16("channelId", channelId.orElse(0));
        }

        @Override
        public int size() {
            return channelId.isPresent() ? 8 : 6;
        }

        @Override
        public void encode(WireWriter out) {
            encodeResult(out, CHOICE, channelId.isPresent(), result);
            out.u16be(initiator - USER_BASE).u16be(requested);
            channelId.ifPresent(out::u16be);
        }

        private static ChannelJoinConfirm decodeBody(int first, WireReader in) throws DecodeException {
            int result = decodeResult(first, in);
            in.require(4, "ChannelJoinConfirm");
            return new ChannelJoinConfirm(
                    result,
                    readUser(in, "initiator"),
                    in.u16be(),
                    isPresent(first) ? OptionalInt.of(in.u16be()) : OptionalInt.empty());
        }
    }
}
