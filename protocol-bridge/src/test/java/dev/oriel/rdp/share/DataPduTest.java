package dev.oriel.rdp.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oriel.rdp.gcc.Monitor;
import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DataPduTest {
    private static final AutoReconnectCookie COOKIE =
            new AutoReconnectCookie(2, Bytes.ofHex("a8027daee281e61b0c1cb4cd2b7c8c2e"));

    static List<DataPdu> samples() {
        return List.of(
                new Synchronize(0x03EA),
                new Control(Control.REQUEST_CONTROL, 0, 0),
                new Control(Control.GRANTED_CONTROL, 0x03EF, 0x03EA),
                FontList.empty(),
                FontMap.empty(),
                new PersistentKeyList(
                        List.of(List.of(1L, -2L), List.of(), List.of(3L), List.of(), List.of()),
                        List.of(2, 0, 1, 0, 0),
                        3),
                new SetErrorInfo(0x10EA),
                new SaveSessionInfo(new UserLogon("LAB", "ada", 4)),
                new SaveSessionInfo(new UserLogonLong("LAB", "ada", 5)),
                new SaveSessionInfo(new SaveSessionInfo.UnknownInfo(9, Bytes.ofHex("0102"))),
                new SetKeyboardIndicators(0, 6),
                new SetKeyboardImeStatus(0, 1, 0x19),
                new PlaySound(100, 440),
                new RefreshRect(List.of(InclusiveRect.ofSize(1024, 768), new InclusiveRect(1, 2, 3, 4))),
                new SuppressOutput(Optional.empty()),
                new SuppressOutput(Optional.of(InclusiveRect.ofSize(1024, 768))),
                new MonitorLayout(
                        List.of(new Monitor(0, 0, 1919, 1079, Monitor.PRIMARY), new Monitor(-1024, 0, -1, 767, 0))),
                new StatusInfo(StatusInfo.VM_BOOTING),
                new AutoReconnectStatus(0xC000_0022L),
                new FrameAcknowledge(77));
    }

    @TestFactory
    Stream<DynamicNode> pdusWithALengthOfTheirOwnHoldTheContract() {
        return samples().stream().collect(java.util.stream.Collectors.groupingBy(DataPdu::type)).entrySet().stream()
                .flatMap(byType -> truncatable(byType.getKey())
                        ? PduContract.ofOpenEnded(
                                in -> DataPdu.decode(byType.getKey(), in),
                                byType.getValue().toArray(DataPdu[]::new))
                        : PduContract.of(
                                in -> DataPdu.decode(byType.getKey(), in),
                                byType.getValue().toArray(DataPdu[]::new)));
    }

    /** The Font Map PDU may be empty, logon information of an unknown type ends where its buffer ends. */
    private static boolean truncatable(int type) {
        return type == FontMap.TYPE || type == SaveSessionInfo.TYPE;
    }

    @TestFactory
    Stream<DynamicNode> pdusWithoutContentHoldTheContract() {
        return Stream.of(
                        PduContract.ofOpenEnded(in -> DataPdu.decode(ShutdownRequest.TYPE, in), new ShutdownRequest()),
                        PduContract.ofOpenEnded(in -> DataPdu.decode(ShutdownDenied.TYPE, in), new ShutdownDenied()),
                        PduContract.ofOpenEnded(
                                in -> DataPdu.decode(DataPdu.UPDATE, in),
                                new DataPdu.Other(DataPdu.UPDATE, Bytes.ofHex("0102"))))
                .flatMap(nodes -> nodes);
    }

    @Test
    void readsLogonInfoWhosePaddingIsThere() throws DecodeException {
        for (SaveSessionInfo info : List.of(
                new SaveSessionInfo(new SaveSessionInfo.PlainNotify()),
                new SaveSessionInfo(new ExtendedLogonInfo(
                        Optional.of(COOKIE), Optional.of(new ExtendedLogonInfo.LogonErrors(0xFFFF_FFFEL, 2)))))) {
            assertThat(DataPdu.decode(SaveSessionInfo.TYPE, info.toBytes().reader()))
                    .isEqualTo(info);
        }
    }

    @Test
    void readsExtendedLogonInfoWithoutPadding() throws DecodeException {
        // infoType 3, Length 0x26, FieldsPresent 1, cbFieldData 0x1c, cookie
        String hex = "03000000 2600 01000000 1c000000" + "1c000000 01000000 02000000 a8027daee281e61b0c1cb4cd2b7c8c2e";
        assertThat(DataPdu.decode(SaveSessionInfo.TYPE, Bytes.ofHex(hex).reader()))
                .isEqualTo(new SaveSessionInfo(new ExtendedLogonInfo(Optional.of(COOKIE), Optional.empty())));
    }

    @Test
    void toleratesFontMapWithoutBody() throws DecodeException {
        assertThat(DataPdu.decode(FontMap.TYPE, new WireReader(new byte[0]))).isEqualTo(FontMap.empty());
    }

    @Test
    void keepsTheCookieOutOfItsText() {
        assertThat(COOKIE.toString()).doesNotContain("a802");
    }

    @Test
    void allErrorInfoCodesDifferAndHaveAMeaning() {
        assertThat(Stream.of(ErrorInfo.values()).map(ErrorInfo::code)).doesNotHaveDuplicates();
        for (ErrorInfo info : ErrorInfo.values()) {
            assertThat(ErrorInfo.of(info.code())).contains(info);
            assertThat(info.meaning()).isNotEmpty().doesNotEndWith(".");
        }
        assertThat(ErrorInfo.of(0)).isEmpty();
        assertThat(ErrorInfo.BAD_CAPABILITIES.isProtocolError()).isTrue();
        assertThat(ErrorInfo.IDLE_TIMEOUT.isProtocolError()).isFalse();
    }

    @Test
    void fillsFixedNameFieldsToTheBrim() throws DecodeException {
        String domain = String.join("", Collections.nCopies(26, "d"));
        String user = IntStream.range(0, 256).mapToObj(i -> "u").reduce("", String::concat);
        SaveSessionInfo info = new SaveSessionInfo(new UserLogon(domain, user, 1));
        assertThat(DataPdu.decode(SaveSessionInfo.TYPE, info.toBytes().reader()))
                .isEqualTo(info);
    }
}
