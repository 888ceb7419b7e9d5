package dev.oriel.rdp.mcs;

import dev.oriel.rdp.asn1.BerReader;
import dev.oriel.rdp.asn1.BerWriter;
import dev.oriel.rdp.asn1.Tag;
import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.WireWriter;
import java.util.stream.IntStream;

/**
 * Bounds of an MCS domain: [T125] section 7 DomainParameters.
 *
 * @param maxChannelIds number of channels
 * @param maxUserIds number of users
 * @param maxTokenIds number of tokens
 * @param numPriorities of data, 1
 * @param minThroughput in bytes a second, 0
 * @param maxHeight of the hierarchy, 1
 * @param maxMcsPduSize in bytes
 * @param protocolVersion 2
 */
public record DomainParameters(
        int maxChannelIds,
        int maxUserIds,
        int maxTokenIds,
        int numPriorities,
        int minThroughput,
        int maxHeight,
        int maxMcsPduSize,
        int protocolVersion) {
    /** What clients ask for: [MS-RDPBCGR] 2.2.1.3, the values of the example in 4.1.3. */
    public static final DomainParameters TARGET = new DomainParameters(34, 2, 0, 1, 0, 1, 0xFFFF, 2);

    public static final DomainParameters MINIMUM = new DomainParameters(1, 1, 1, 1, 0, 1, 0x420, 2);

    public static final DomainParameters MAXIMUM = new DomainParameters(0xFFFF, 0xFC17, 0xFFFF, 1, 0, 1, 0xFFFF, 2);

    public DomainParameters {
        if (IntStream.of(
                        maxChannelIds,
                        maxUserIds,
                        maxTokenIds,
                        numPriorities,
                        minThroughput,
                        maxHeight,
                        maxMcsPduSize,
                        protocolVersion)
                .anyMatch(value -> value < 0)) {
            throw new IllegalArgumentException("negative domain parameter");
        }
    }

    private int[] values() {
        return new int[] {
            maxChannelIds,
            maxUserIds,
            maxTokenIds,
            numPriorities,
            minThroughput,
            maxHeight,
            maxMcsPduSize,
            protocolVersion
        };
    }

    private int contentSize() {
        return IntStream.of(values()).map(BerWriter::numberSize).sum();
    }

    int size() {
        return BerWriter.size(contentSize());
    }

    void encode(WireWriter out) {
        BerWriter.header(out, Tag.SEQUENCE, contentSize());
        for (int value : values()) {
            BerWriter.number(out, Tag.INTEGER, value);
        }
    }

    static DomainParameters decode(BerReader in, String field) throws DecodeException {
        BerReader content = in.enter(Tag.SEQUENCE, field);
        DomainParameters parameters = new DomainParameters(
                content.natural("maxChannelIds"),
                content.natural("maxUserIds"),
                content.natural("maxTokenIds"),
                content.natural("numPriorities"),
                content.natural("minThroughput"),
                content.natural("maxHeight"),
                content.natural("maxMCSPDUsize"),
                content.natural("protocolVersion"));
        content.end(field);
        return parameters;
    }
}
