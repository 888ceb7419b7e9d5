package dev.oriel.rdp.share;

import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where to connect instead, RDP_SERVER_REDIRECTION_PACKET: [MS-RDPBCGR] 2.2.13.1.
 *
 * @param sessionId to ask for at the target
 * @param options flags of RedirFlags that stand for no field, a combination of the constants
 * @param targetNetAddress address of the target
 * @param loadBalanceInfo routing token for the target's connection request
 * @param userName to log on with
 * @param domain to log on with
 * @param password to log on with, maybe encrypted; secret
 * @param targetFqdn full name of the target
 * @param targetNetBiosName short name of the target
 * @param tsvUrl for the terminal services' session host farm
 * @param redirectionGuid to present to the target
 * @param targetCertificate of the target
 * @param targetNetAddresses all addresses of the target
 */
public record ServerRedirection(
        long sessionId,
        long options,
        Optional<String> targetNetAddress,
        Optional<Bytes> loadBalanceInfo,
        Optional<String> userName,
        Optional<String> domain,
        Optional<Bytes> password,
        Optional<String> targetFqdn,
        Optional<String> targetNetBiosName,
        Optional<Bytes> tsvUrl,
        Optional<Bytes> redirectionGuid,
        Optional<Bytes> targetCertificate,
        List<String> targetNetAddresses)
        implements Pdu {
    /** options: the user's name is not to be kept. */
    public static final long DONT_STORE_USERNAME = 0x20;

    /** options: a smart card is used. */
    public static final long SMARTCARD_LOGON = 0x40;

    /** options: for information only, the connection goes on. */
    public static final long NO_REDIRECT = 0x80;

    /** options: the session host can use tsvUrl. */
    public static final long SERVER_TSV_CAPABLE = 0x2000;

    /** options: the password is encrypted for the target and passed on as it is. */
    public static final long PASSWORD_IS_PK_ENCRYPTED = 0x4000;

    private static final long OPTIONS =
            DONT_STORE_USERNAME | SMARTCARD_LOGON | NO_REDIRECT | SERVER_TSV_CAPABLE | PASSWORD_IS_PK_ENCRYPTED;

    private static final long TARGET_NET_ADDRESS = 0x1;
    private static final long LOAD_BALANCE_INFO = 0x2;
    private static final long USER_NAME = 0x4;
    private static final long DOMAIN = 0x8;
    private static final long PASSWORD = 0x10;
    private static final long TARGET_FQDN = 0x100;
    private static final long TARGET_NETBIOS_NAME = 0x200;
    private static final long TARGET_NET_ADDRESSES = 0x800;
    private static final long CLIENT_TSV_URL = 0x1000;
    private static final long REDIRECTION_GUID = 0x8000;
    private static final long TARGET_CERTIFICATE = 0x10000;

    private static final int FLAGS = 0x0400; // SEC_REDIRECTION_PKT
    private static final int FIXED_SIZE = 12;
    private static final int PADDING = 8;
    private static final int MAX_ADDRESSES = 64;

    public ServerRedirection {
        Range.u32("SessionID", sessionId);
        if ((options & ~OPTIONS) != 0) {
            throw new IllegalArgumentException("RedirFlags 0x" + Long.toHexString(options) + " name fields");
        }
        targetNetAddresses = List.copyOf(targetNetAddresses);
        Range.check("addressCount", targetNetAddresses.size(), MAX_ADDRESSES);
    }

    private long redirFlags() {
        return options
                | (targetNetAddress.isPresent() ? TARGET_NET_ADDRESS : 0)
                | (loadBalanceInfo.isPresent() ? LOAD_BALANCE_INFO : 0)
                | (userName.isPresent() ? USER_NAME : 0)
                | (domain.isPresent() ? DOMAIN : 0)
                | (password.isPresent() ? PASSWORD : 0)
                | (targetFqdn.isPresent() ? TARGET_FQDN : 0)
                | (targetNetBiosName.isPresent() ? TARGET_NETBIOS_NAME : 0)
                | (tsvUrl.isPresent() ? CLIENT_TSV_URL : 0)
                | (redirectionGuid.isPresent() ? REDIRECTION_GUID : 0)
                | (targetCertificate.isPresent() ? TARGET_CERTIFICATE : 0)
                | (targetNetAddresses.isEmpty() ? 0 : TARGET_NET_ADDRESSES);
    }

    @Override
    public int size() {
        return FIXED_SIZE
                + textSize(targetNetAddress)
                + bytesSize(loadBalanceInfo)
                + textSize(userName)
                + textSize(domain)
                + bytesSize(password)
                + textSize(targetFqdn)
                + textSize(targetNetBiosName)
                + bytesSize(tsvUrl)
                + bytesSize(redirectionGuid)
                + bytesSize(targetCertificate)
                + (targetNetAddresses.isEmpty() ? 0 : 4 + addressesSize())
                + PADDING;
    }

    private int addressesSize() {
        return 4
                + targetNetAddresses.stream()
                        .mapToInt(address -> textSize(Optional.of(address)))
                        .sum();
    }

    private static int textSize(Optional<String> text) {
        return text.map(present -> 4 + Utf16.size(present) + 2).orElse(0);
    }

    private static int bytesSize(Optional<Bytes> bytes) {
        return bytes.map(present -> 4 + present.length()).orElse(0);
    }

    @Override
    public void encode(WireWriter out) {
        out.u16le(FLAGS);
        out.u16le(size() - PADDING);
        out.u32le(sessionId);
        out.u32le(redirFlags());
        encodeText(out, targetNetAddress);
        encodeBytes(out, loadBalanceInfo);
        encodeText(out, userName);
        encodeText(out, domain);
        encodeBytes(out, password);
        encodeText(out, targetFqdn);
        encodeText(out, targetNetBiosName);
        encodeBytes(out, tsvUrl);
        encodeBytes(out, redirectionGuid);
        encodeBytes(out, targetCertificate);
        if (!targetNetAddresses.isEmpty()) {
            out.u32le(addressesSize());
            out.u32le(targetNetAddresses.size());
            targetNetAddresses.forEach(address -> encodeText(out, Optional.of(address)));
        }
        out.zeros(PADDING);
    }

    private static void encodeText(WireWriter out, Optional<String> text) {
        if (text.isPresent()) {
            int length = Utf16.size(text.get()) + 2;
            out.u32le(length);
            Utf16.writePadded(out, text.get(), length);
        }
    }

    private static void encodeBytes(WireWriter out, Optional<Bytes> bytes) {
        if (bytes.isPresent()) {
            out.u32le(bytes.get().length());
            out.bytes(bytes.get());
        }
    }

    public static ServerRedirection decode(WireReader in) throws DecodeException {
        in.require(FIXED_SIZE, "RDP_SERVER_REDIRECTION_PACKET");
        in.skip(2, "Flags");
        int length = in.u16le();
        if (length < FIXED_SIZE) {
            throw DecodeException.invalid("Length", 2, length);
        }
        Fields fields = new Fields(in.slice(length - 4, "Length"));
        in.skip(Math.min(PADDING, in.remaining()), "Pad");
        return new ServerRedirection(
                fields.sessionId,
                fields.flags & OPTIONS,
                fields.text(TARGET_NET_ADDRESS, "TargetNetAddress"),
                fields.bytes(LOAD_BALANCE_INFO, "LoadBalanceInfo"),
                fields.text(USER_NAME, "UserName"),
                fields.text(DOMAIN, "Domain"),
                fields.bytes(PASSWORD, "Password"),
                fields.text(TARGET_FQDN, "TargetFQDN"),
                fields.text(TARGET_NETBIOS_NAME, "TargetNetBiosName"),
                fields.bytes(CLIENT_TSV_URL, "TsvUrl"),
                fields.bytes(REDIRECTION_GUID, "RedirectionGuid"),
                fields.bytes(TARGET_CERTIFICATE, "TargetCertificate"),
                fields.addresses());
    }

    /** Reads the fields that the flags name, in their order. */
    private static final class Fields {
        final WireReader in;
        final long sessionId;
        final long flags;

        Fields(WireReader in) throws DecodeException {
            this.in = in;
            this.sessionId = in.u32le();
            this.flags = in.u32le();
        }

        private int length(String field) throws DecodeException {
            in.require(4, field);
            return Limits.check(field, in.position(), in.u32le(), in.remaining());
        }

        Optional<String> text(long flag, String field) throws DecodeException {
            return (flags & flag) == 0 ? Optional.empty() : Optional.of(Utf16.readTerminated(in, length(field), field));
        }

        Optional<Bytes> bytes(long flag, String field) throws DecodeException {
            return (flags & flag) == 0 ? Optional.empty() : Optional.of(in.bytes(length(field), field));
        }

        List<String> addresses() throws DecodeException {
            if ((flags & TARGET_NET_ADDRESSES) == 0) {
                return List.of();
            }
            in.require(8, "TargetNetAddresses");
            in.skip(4, "TargetNetAddressesLength");
            int count = Limits.check("addressCount", in.position(), in.u32le(), MAX_ADDRESSES);
            List<String> addresses = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                addresses.add(Utf16.readTerminated(in, length("address"), "address"));
            }
            return addresses;
        }
    }

    @Override
    public String toString() {
        return "ServerRedirection[sessionId=" + sessionId + ", options=0x" + Long.toHexString(options)
                + ", targetNetAddress=" + targetNetAddress + ", targetFqdn=" + targetFqdn + ", userName=" + userName
                + ", domain=" + domain + ", password=" + (password.isPresent() ? "***" : "none") + "]";
    }
}
