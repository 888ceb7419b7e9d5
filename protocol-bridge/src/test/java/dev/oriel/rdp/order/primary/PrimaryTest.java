package dev.oriel.rdp.order.primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.rdp.order.field.Point;
import dev.oriel.rdp.order.primary.BlitOrder.OpaqueRect;
import dev.oriel.rdp.order.primary.BlitOrder.ScrBlt;
import dev.oriel.rdp.testing.PduContract;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Pdu;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PrimaryTest {
    @TestFactory
    Stream<DynamicNode> eachKindOnItsOwn() {
        return PduContract.of(Primary::decode, PrimarySamples.primaries().toArray(Pdu[]::new));
    }

    @Test
    void everyKindHasASample() {
        assertThat(PrimarySamples.all().stream().map(PrimaryOrder::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(PrimaryType.values());
    }

    /** Number of fields and of field bytes, as [MS-RDPEGDI] 2.2.2.2.1.1.2.1 to 2.2.2.2.1.1.2.22 give them. */
    @Test
    void hasTheNumberOfFieldsOfTheSpecification() {
        String table = Stream.of(PrimaryType.values())
                .map(type -> type.code() + ":" + type.fields().size() + ":" + type.fieldBytes())
                .collect(Collectors.joining(" "));
        assertThat(table)
                .isEqualTo("0:5:1 1:12:2 2:7:1 7:5:1 8:7:1 9:10:2 10:7:1 11:6:1 13:9:2 14:16:3 15:7:1 16:14:2 17:9:2 "
                        + "18:9:2 19:15:2 20:7:1 21:13:2 22:7:1 24:15:2 25:7:1 26:13:2 27:22:3");
    }

    @Test
    void tellsOnlyWhatDiffers() throws DecodeException {
        PrimaryHistory history = new PrimaryHistory();
        // an OpaqueRect with all fields, then one that lies 5 pixels below and has another green, then the same again
        String orders = """
            09 0A 7F 6400 C800 3200 1400 11 22 33
            11 22 05 44
            81 00
            """.replace("81 00", "41");
        WireReader in = Bytes.ofHex(orders).reader();
        assertThat(history.decode(in).order()).isEqualTo(new OpaqueRect(new Area(100, 200, 50, 20), 0x332211));
        assertThat(history.decode(in).order()).isEqualTo(new OpaqueRect(new Area(100, 205, 50, 20), 0x334411));
        assertThat(history.decode(in).order()).isEqualTo(new OpaqueRect(new Area(100, 205, 50, 20), 0x334411));
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void remembersBoundsAndKindsApart() throws DecodeException {
        PrimaryHistory history = new PrimaryHistory();
        // bounds 10,20 to 110,120; bounds right edge 5 less; the same bounds; none; the same bounds again
        String orders = """
            0D 0A 70 0F 0A00 1400 6E00 7800 01 02 03
            0D 02 10 40 FB CC
            2D 0A 00
            01 01 0700
            2D 02 00
            """;
        WireReader in = Bytes.ofHex(orders).reader();
        OpaqueRect rect = new OpaqueRect(new Area(0, 0, 0, 0), 0x030201);
        ScrBlt copy = new ScrBlt(new Area(0, 0, 0, 0), 0xCC, 0, 0);
        assertThat(history.decode(in)).isEqualTo(Primary.of(rect).within(10, 20, 110, 120));
        assertThat(history.decode(in)).isEqualTo(Primary.of(copy).within(10, 20, 105, 120));
        assertThat(history.decode(in)).isEqualTo(Primary.of(rect).within(10, 20, 105, 120));
        assertThat(history.decode(in)).isEqualTo(Primary.of(new OpaqueRect(new Area(7, 0, 0, 0), 0x030201)));
        assertThat(history.decode(in)).isEqualTo(Primary.of(copy).within(10, 20, 105, 120));
        assertThat(in.hasRemaining()).isFalse();
    }

    /** [MS-RDPEGDI] 4.1.12, after an order that leaves the fields which the example does not have. */
    @Test
    void readsTheSpecificationsExampleOfSaveBitmap() throws DecodeException {
        PrimaryHistory history = new PrimaryHistory();
        history.decode(Bytes.ofHex("09 0B 3F 00000000 0A00 1400 0A00 1400 00").reader());
        WireReader in = Bytes.ofHex("19 0B 1B 74450000 79 70 10").reader();
        assertThat(history.decode(in).order())
                .isEqualTo(
                        new LegacyOrder.SaveBitmap(17_780, new Edges(131, 20, 122, 36), LegacyOrder.SaveBitmap.SAVE));
        in.end("order");
    }

    @Test
    void beginsWithPatBlt() throws DecodeException {
        Primary first = new PrimaryHistory().decode(Bytes.ofHex("01 1000 F0").reader());
        assertThat(first.order().type()).isEqualTo(PrimaryType.PAT_BLT);
    }

    @Test
    void wrapsCoordinatesAsTheirFieldDoes() throws DecodeException {
        PrimaryHistory history = new PrimaryHistory();
        history.decode(Bytes.ofHex("09 0A 01 FF7F").reader());
        assertThat(history.decode(Bytes.ofHex("11 01 01").reader()).order())
                .isEqualTo(new OpaqueRect(new Area(-32768, 0, 0, 0), 0));
    }

    /** Any series of orders is understood as it was told, in whatever short form it was written. */
    @Test
    void aSeriesComesBackFromItsShortForm() throws DecodeException {
        Random random = new Random(1);
        List<Primary> samples = PrimarySamples.primaries().toList();
        PrimaryHistory host = new PrimaryHistory();
        PrimaryHistory client = new PrimaryHistory();
        int whole = 0;
        int shortened = 0;
        for (int i = 0; i < 3000; i++) {
            Primary next = samples.get(random.nextInt(samples.size()));
            if (random.nextBoolean()) {
                int x = random.nextInt(-200, 200);
                next = Primary.of(new OpaqueRect(new Area(x, x + 3, x * x % 500, 7), x & 0xFF))
                        .within(x, x, x + 50, x + random.nextInt(300));
            }
            WireWriter out = new WireWriter();
            host.encode(next, out);
            WireReader in = out.toBytes().reader();
            assertThat(client.decode(in)).isEqualTo(next);
            in.end("order");
            whole += next.size();
            shortened += out.size();
        }
        assertThat(shortened).isLessThan(whole);
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> Primary.decode(Bytes.ofHex("09 03 00").reader()))
                .isInstanceOf(DecodeException.class)
                .hasMessage("orderType at offset 1: invalid value 0x3");
    }

    @Test
    void placesTextBesideItsBackground() {
        Edges background = new Edges(10, 20, 110, 40);
        TextOrder.Placed same =
                TextOrder.Placed.of(background, new Edges(0, 0xF, 0, -32768), new Point(-32768, -32768));
        assertThat(same.opaque()).isEqualTo(background);
        assertThat(same.origin()).isEqualTo(new Point(10, 20));
        TextOrder.Placed own = TextOrder.Placed.of(background, new Edges(5, 6, 7, 8), new Point(1, 2));
        assertThat(own.opaque()).isEqualTo(new Edges(5, 6, 7, 8));
    }
}
