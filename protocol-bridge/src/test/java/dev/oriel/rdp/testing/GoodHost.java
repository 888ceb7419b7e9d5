package dev.oriel.rdp.testing;

import dev.oriel.bridge.HostSettings.Credentials;
import dev.oriel.bridge.Secret;
import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.capability.BitmapCacheHostSupportCapability;
import dev.oriel.rdp.capability.BitmapCapability;
import dev.oriel.rdp.capability.CapabilitySet;
import dev.oriel.rdp.capability.GeneralCapability;
import dev.oriel.rdp.capability.InputCapability;
import dev.oriel.rdp.gcc.ClientBlock;
import dev.oriel.rdp.gcc.ClientNetworkData;
import dev.oriel.rdp.gcc.ConferenceCreate;
import dev.oriel.rdp.gcc.RdpVersion;
import dev.oriel.rdp.gcc.ServerBlock;
import dev.oriel.rdp.gcc.ServerCoreData;
import dev.oriel.rdp.gcc.ServerMessageChannelData;
import dev.oriel.rdp.gcc.ServerNetworkData;
import dev.oriel.rdp.gcc.ServerSecurityData;
import dev.oriel.rdp.info.ClientInfo;
import dev.oriel.rdp.license.LicenseErrorAlert;
import dev.oriel.rdp.mcs.ConnectPdu;
import dev.oriel.rdp.mcs.DomainParameters;
import dev.oriel.rdp.mcs.McsPdu;
import dev.oriel.rdp.mcs.SendData;
import dev.oriel.rdp.security.RsaKey;
import dev.oriel.rdp.security.credssp.CredSspServer;
import dev.oriel.rdp.security.credssp.CredSspStep;
import dev.oriel.rdp.security.ntlm.NtlmServer;
import dev.oriel.rdp.security.ntlm.NtlmV2;
import dev.oriel.rdp.security.standard.EncryptionLevel;
import dev.oriel.rdp.security.standard.EncryptionMethod;
import dev.oriel.rdp.security.standard.ProprietaryCertificate;
import dev.oriel.rdp.security.standard.SecurityExchange;
import dev.oriel.rdp.security.standard.SecurityHeader;
import dev.oriel.rdp.security.standard.StandardSecurity;
import dev.oriel.rdp.security.tls.TestCertificate;
import dev.oriel.rdp.share.ConfirmActive;
import dev.oriel.rdp.share.Control;
import dev.oriel.rdp.share.DataPdu;
import dev.oriel.rdp.share.DemandActive;
import dev.oriel.rdp.share.FontMap;
import dev.oriel.rdp.share.ShareData;
import dev.oriel.rdp.share.ShutdownDenied;
import dev.oriel.rdp.share.ShutdownRequest;
import dev.oriel.rdp.share.Synchronize;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Limits;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import dev.oriel.rdp.x224.ConnectionConfirm;
import dev.oriel.rdp.x224.ConnectionRequest;
import dev.oriel.rdp.x224.NegotiationReply;
import dev.oriel.rdp.x224.SecurityProtocol;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A host that does everything as it should, in steps; a script plays them and leaves out or replaces what it likes. Notes
 * what the client has said.
 */
public final class GoodHost {
    public static final int IO_CHANNEL = 1003;
    public static final int MESSAGE_CHANNEL = 1004;
    public static final int USER = 1007;
    /** The first of the static virtual channels, the others come after it. */
    private static final int FIRST_CHANNEL = 1010;

    public static final long SHARE_ID = 0x103EA;

    private static final Bytes SERVER_RANDOM =
            Bytes.ofHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeffe0e1e2e3e4e5e6e7e8e9eaebecedeeef");
    private static final Object CERTIFICATE_LOCK = new Object();
    private static Optional<TestCertificate> certificate = Optional.empty();

    private final HostEnd end;
    private final long protocol;
    private EncryptionMethod method = EncryptionMethod.NONE;
    private boolean skipsJoin;
    private boolean hasMessageChannel;
    private boolean hasChannels;
    private boolean hasPersistentCaches;
    private int width = 640;
    private int height = 480;

    private Optional<ConnectionRequest> request = Optional.empty();
    private List<ClientBlock> clientBlocks = List.of();
    private Optional<ClientInfo> info = Optional.empty();
    private Bytes clientRandom = Bytes.wrap(new byte[32]);

    /** @param protocol that this host selects: one of {@link SecurityProtocol} */
    public GoodHost(HostEnd end, long protocol) {
        this.end = end;
        this.protocol = protocol;
    }

    /** One that selects RDP's own security and encrypts nothing. */
    public static GoodHost plain(HostEnd end) {
        return new GoodHost(end, SecurityProtocol.RDP);
    }

    public GoodHost encrypting(EncryptionMethod encryption) {
        method = encryption;
        return this;
    }

    public GoodHost skippingJoin() {
        skipsJoin = true;
        return this;
    }

    public GoodHost withMessageChannel() {
        hasMessageChannel = true;
        return this;
    }

    /** One that has all the static virtual channels that the client asks for. */
    public GoodHost withChannels() {
        hasChannels = true;
        return this;
    }

    public GoodHost withPersistentCaches() {
        hasPersistentCaches = true;
        return this;
    }

    public GoodHost withDesktop(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        return this;
    }

    public HostEnd end() {
        return end;
    }

    public ConnectionRequest request() {
        return request.orElseThrow();
    }

    public ClientInfo info() {
        return info.orElseThrow();
    }

    /** The client's GCC data block of that kind. */
    public <B extends ClientBlock> Optional<B> clientBlock(Class<B> kind) {
        return clientBlocks.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Id of the static virtual channel of that name, which the client has asked for. */
    public int channel(String name) {
        return channelIds().get(requested().indexOf(name));
    }

    private List<String> requested() {
        return clientBlock(ClientNetworkData.class).stream()
                .flatMap(block -> block.channels().stream())
                .map(ClientNetworkData.Channel::name)
                .toList();
    }

    private List<Integer> channelIds() {
        int count = hasChannels ? requested().size() : 0;
        return IntStream.range(FIRST_CHANNEL, FIRST_CHANNEL + count).boxed().toList();
    }

    /** Of RDP's own security; zeros without. */
    public Bytes clientRandom() {
        return clientRandom;
    }

    /** The certificate that all these hosts share: keys take their time. */
    public static TestCertificate certificate() throws Exception {
        synchronized (CERTIFICATE_LOCK) {
            if (certificate.isEmpty()) {
                certificate = Optional.of(TestCertificate.make(TestCertificate.Order.usual()));
            }
            return certificate.get();
        }
    }

    /** Everything up to the active share. */
    public GoodHost serve() throws Exception {
        negotiate();
        protect();
        settings();
        attach();
        join();
        commence();
        license();
        activate();
        return this;
    }

    public GoodHost negotiate() throws IOException, DecodeException {
        request = Optional.of((ConnectionRequest) end.readX224());
        int flags = NegotiationReply.Selected.EXTENDED_CLIENT_DATA_SUPPORTED;
        end.write(new ConnectionConfirm(0, Optional.of(new NegotiationReply.Selected(flags, protocol))));
        return this;
    }

    /** TLS, and CredSSP for user ada with password secret, as selected. */
    public GoodHost protect() throws Exception {
        if (protocol == SecurityProtocol.RDP) {
            return this;
        }
        end.startTls(certificate().serverContext());
        if (protocol != SecurityProtocol.TLS) {
            credSsp();
        }
        if (protocol == SecurityProtocol.HYBRID_EX) {
            authorize(0);
        }
        return this;
    }

    /** The credentials that came by CredSSP. */
    public Credentials credSsp() throws Exception {
        Bytes publicKey =
                subjectPublicKey(certificate().certificate().getPublicKey().getEncoded());
        CredSspServer server = new CredSspServer(
                new NtlmServer("HOST", (user, domain) -> ntHash(user), Clock.systemUTC(), new SecureRandom()),
                publicKey,
                6,
                Limits.DEFAULT);
        while (true) {
            byte[] piece = end.readOne(); // behind the credentials, the client goes on without waiting for an answer
            switch (server.receive(piece, 0, piece.length)) {
                case CredSspStep.Send(Bytes bytes) -> end.write(bytes);
                case CredSspStep.More() -> {}
                case CredSspStep.Done _ -> {
                    return server.credentials().orElseThrow();
                }
                case CredSspStep.Failed(var outcome) -> throw new AssertionError(outcome);
            }
        }
    }

    /** [MS-RDPBCGR] 2.2.10.2 Early User Authorization Result PDU. */
    public void authorize(long result) throws IOException {
        end.write(new WireWriter().u32le(result).toBytes());
    }

    public GoodHost settings() throws Exception {
        clientBlocks = ConferenceCreate.Request.decode(
                        end.readConnectInitial().userData().reader())
                .blocks();
        end.write(new ConnectPdu.Response(
                0, 0, DomainParameters.TARGET, new ConferenceCreate.Response(0x79F3, 1, 0, blocks()).toBytes()));
        return this;
    }

    private List<ServerBlock> blocks() throws Exception {
        List<ServerBlock> blocks = new ArrayList<>();
        blocks.add(new ServerCoreData(
                RdpVersion.RDP_10_0,
                OptionalLong.of(protocol),
                OptionalLong.of(skipsJoin ? ServerCoreData.SKIP_CHANNELJOIN_SUPPORTED : 0)));
        Optional<ServerSecurityData.Keys> keys = method == EncryptionMethod.NONE
                ? Optional.empty()
                : Optional.of(new ServerSecurityData.Keys(
                        SERVER_RANDOM,
                        ProprietaryCertificate.sign(false, publicKey()).toBytes()));
        blocks.add(new ServerSecurityData(method.code(), level().code(), keys));
        blocks.add(new ServerNetworkData(IO_CHANNEL, channelIds()));
        if (hasMessageChannel) {
            blocks.add(new ServerMessageChannelData(MESSAGE_CHANNEL));
        }
        return blocks;
    }

    private EncryptionLevel level() {
        return switch (method) {
            case NONE -> EncryptionLevel.NONE;
            case RC4_40, RC4_56, RC4_128 -> EncryptionLevel.HIGH;
            case FIPS -> EncryptionLevel.FIPS;
        };
    }

    private static RsaKey publicKey() throws Exception {
        RSAPublicKey key = (RSAPublicKey) certificate().keys().getPublic();
        return new RsaKey(key.getModulus(), key.getPublicExponent());
    }

    private static RsaKey privateKey() throws Exception {
        RSAPrivateKey key = (RSAPrivateKey) certificate().keys().getPrivate();
        return new RsaKey(key.getModulus(), key.getPrivateExponent());
    }

    public GoodHost attach() throws IOException, DecodeException {
        end.readMcs(McsPdu.ErectDomainRequest.class);
        end.readMcs(McsPdu.AttachUserRequest.class);
        end.write(new McsPdu.AttachUserConfirm(0, OptionalInt.of(USER)));
        return this;
    }

    public GoodHost join() throws IOException, DecodeException {
        if (!skipsJoin) {
            int channels = (hasMessageChannel ? 3 : 2) + channelIds().size();
            for (int i = 0; i < channels; i++) {
                int channel = end.readMcs(McsPdu.ChannelJoinRequest.class).channelId();
                end.write(new McsPdu.ChannelJoinConfirm(0, USER, channel, OptionalInt.of(channel)));
            }
        }
        return this;
    }

    /** Keys, where this host encrypts, and the client info. */
    public GoodHost commence() throws Exception {
        if (method != EncryptionMethod.NONE) {
            SecurityExchange exchange = SecurityExchange.decode(
                    end.readMcs(SendData.Request.class).userData().reader(), Limits.DEFAULT);
            clientRandom = exchange.clientRandom(privateKey());
            end.secure(StandardSecurity.server(method, level(), clientRandom, SERVER_RANDOM));
        }
        info = Optional.of(ClientInfo.decode(end.readChannel(true).pdu()));
        return this;
    }

    public GoodHost license() throws IOException {
        end.write(IO_CHANNEL, SecurityHeader.LICENSE_PKT, LicenseErrorAlert.validClient());
        return this;
    }

    /** Capability exchange and finalization. */
    public GoodHost activate() throws IOException, DecodeException {
        demand();
        confirm();
        finish();
        return this;
    }

    /** The host's half of the finalization. */
    public void finish() throws IOException {
        end.write(IO_CHANNEL, 0, data(new Synchronize(USER)));
        end.write(IO_CHANNEL, 0, data(new Control(Control.COOPERATE, 0, 0)));
        end.write(IO_CHANNEL, 0, data(new Control(Control.GRANTED_CONTROL, USER, 0x03EA)));
        end.write(IO_CHANNEL, 0, data(FontMap.empty()));
    }

    private List<CapabilitySet> capabilities() {
        List<CapabilitySet> sets = new ArrayList<>(List.of(
                new GeneralCapability(1, 3, 0x200, GeneralCapability.ENC_SALTED_CHECKSUM, 1, 1),
                new BitmapCapability(32, 1, 1, 1, width, height, 1, 1, 0, 0, 1),
                new InputCapability(0x3D, 0x409, 4, 0, 12, "")));
        if (hasPersistentCaches) {
            sets.add(new BitmapCacheHostSupportCapability(1));
        }
        return sets;
    }

    public void demand() throws IOException {
        end.write(IO_CHANNEL, 0, new DemandActive(0x03EA, SHARE_ID, Bytes.ofAscii("RDP\0"), capabilities(), 0));
    }

    /** Reads the client's answer, to its Font List PDU. */
    public void confirm() throws IOException, DecodeException {
        end.readShare(ConfirmActive.class);
        for (int i = 0; i < 4; i++) {
            end.readShare(ShareData.class);
        }
    }

    /** A user is logged on, so the session outlives the client: says so, and reads the client's good-bye. */
    public McsPdu.DisconnectProviderUltimatum farewell() throws IOException, DecodeException {
        ShareData request = end.readShare(ShareData.class);
        if (request.pduType2() != new ShutdownRequest().type()) {
            throw new IOException("PDU of type " + request.pduType2() + " in place of a shutdown request");
        }
        end.write(IO_CHANNEL, 0, data(new ShutdownDenied()));
        return end.readMcs(McsPdu.DisconnectProviderUltimatum.class);
    }

    public static ShareData data(DataPdu pdu) {
        return ShareData.of(0x03EA, SHARE_ID, pdu);
    }

    /** Reads until the client hangs up. */
    public void drain() throws IOException {
        while (true) {
            end.readSome();
        }
    }

    /** The bit string at the end of a SubjectPublicKeyInfo. */
    private static Bytes subjectPublicKey(byte[] info) throws DecodeException {
        BerReader whole = new BerReader(new WireReader(info)).enter(Tag.SEQUENCE, "SubjectPublicKeyInfo");
        whole.skip("algorithm");
        return whole.bitString("subjectPublicKey");
    }

    private static Optional<byte[]> ntHash(String user) {
        return user.equals("ada") ? Optional.of(NtlmV2.ntHash(Secret.of("secret"))) : Optional.empty();
    }
}
