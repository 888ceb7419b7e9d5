package dev.oriel.rdp.order.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oriel.display.Rect;
import dev.oriel.rdp.wire.Bytes;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltasTest {
    /** The values that [MS-RDPEGDI] 2.2.2.2.1.2.1.2 to 2.2.2.2.1.2.1.4 show as examples, and edges. */
    @ParameterizedTest
    @CsvSource({
        "unsigned, 6683, 9A1B",
        "unsigned, 127, 7F",
        "unsigned, 128, 8080",
        "unsigned, 32767, FFFF",
        "signed, -6683, DA1B",
        "signed, 63, 3F",
        "signed, -63, 7F",
        "signed, 64, 8040",
        "signed, 16383, BFFF",
        "long, 437918234, DA1A1A1A",
        "long, 63, 3F",
        "long, 64, 4040",
        "long, 16384, 804000",
        "long, 4194304, C0400000",
        "delta, 63, 3F",
        "delta, -64, 40",
        "delta, 64, 8040",
        "delta, -65, FFBF",
        "delta, -16383, C001"
    })
    void packsNumbers(String kind, int value, String hex) throws DecodeException {
        WireWriter out = new WireWriter();
        WireReader in = Bytes.ofHex(hex).reader();
        int decoded = switch (kind) {
            case "unsigned" -> {
                PackedNumber.writeUnsigned(out, value);
                assertThat(PackedNumber.sizeUnsigned(value)).isEqualTo(out.size());
                yield PackedNumber.readUnsigned(in);
            }
            case "signed" -> {
                PackedNumber.writeSigned(out, value);
                assertThat(PackedNumber.sizeSigned(value)).isEqualTo(out.size());
                yield PackedNumber.readSigned(in);
            }
            case "long" -> {
                PackedNumber.writeLong(out, value);
                assertThat(PackedNumber.sizeLong(value)).isEqualTo(out.size());
                yield PackedNumber.readLong(in);
            }
            default -> {
                PackedNumber.writeDelta(out, value);
                yield PackedNumber.readDelta(in);
            }
        };
        assertThat(decoded).isEqualTo(value);
        assertThat(out.toBytes()).isEqualTo(Bytes.ofHex(hex));
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void pointsComeBackFromTheirDeltas() throws DecodeException {
        Random random = new Random(11);
        for (int run = 0; run < 200; run++) {
            Point start = new Point(random.nextInt(-2000, 2000), random.nextInt(-2000, 2000));
            List<Point> points = new ArrayList<>();
            Point last = start;
            for (int i = random.nextInt(30); i > 0; i--) {
                int reach = random.nextBoolean() ? 60 : 3000;
                last = new Point(
                        random.nextInt(3) == 0 ? last.x() : random.nextInt(-reach, reach),
                        random.nextInt(3) == 0 ? last.y() : random.nextInt(-reach, reach));
                points.add(last);
            }
            DeltaPoints coded = DeltaPoints.of(start, points);
            assertThat(DeltaPoints.decode(coded.count(), coded.coded()).from(start))
                    .isEqualTo(points);
        }
    }

    @Test
    void rectanglesComeBackFromTheirDeltas() throws DecodeException {
        Random random = new Random(12);
        for (int run = 0; run < 200; run++) {
            List<Rect> rects = new ArrayList<>();
            for (int i = random.nextInt(DeltaRects.MAX + 1); i > 0; i--) {
                int reach = random.nextBoolean() ? 60 : 3000;
                boolean repeat = !rects.isEmpty() && random.nextBoolean();
                rects.add(new Rect(
                        repeat ? rects.getLast().x() : random.nextInt(-reach, reach),
                        random.nextInt(-reach, reach),
                        repeat ? rects.getLast().width() : random.nextInt(reach),
                        random.nextInt(reach)));
            }
            DeltaRects coded = DeltaRects.of(rects);
            assertThat(DeltaRects.decode(coded.count(), coded.coded()).rects()).isEqualTo(rects);
        }
    }

    @Test
    void refusesFewerDeltasThanEntries() {
        assertThatThrownBy(() -> DeltaPoints.decode(3, Bytes.ofHex("00 0101 0202")))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> DeltaRects.decode(2, Bytes.ofHex("00 01010101 020202")))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> DeltaRects.decode(46, Bytes.wrap(new byte[500])))
                .isInstanceOf(DecodeException.class)
                .hasMessage("nDeltaEntries: 46 exceeds the limit of 45");
    }
}
