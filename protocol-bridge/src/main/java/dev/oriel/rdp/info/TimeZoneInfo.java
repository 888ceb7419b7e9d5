package dev.oriel.rdp.info;

import dev.oriel.rdp.wire.DecodeException;
import dev.oriel.rdp.wire.Range;
import dev.oriel.rdp.wire.Utf16;
import dev.oriel.rdp.wire.WireReader;
import dev.oriel.rdp.wire.WireWriter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;

/**
 * The user's time zone: [MS-RDPBCGR] 2.2.1.11.1.1.1.1 TS_TIME_ZONE_INFORMATION.
 *
 * <p>A bias is in minutes, local time plus bias is UTC.
 *
 * @param bias of the zone
 * @param standardName at most 31 characters
 * @param standardDate when standard time begins; {@link Change#NEVER} where there is no daylight saving
 * @param standardBias to be added to {@code bias} in standard time
 * @param daylightName at most 31 characters
 * @param daylightDate when daylight saving begins
 * @param daylightBias to be added to {@code bias} in daylight saving time
 */
public record TimeZoneInfo(
        int bias,
        String standardName,
        Change standardDate,
        int standardBias,
        String daylightName,
        Change daylightDate,
        int daylightBias) {
    /** In bytes. */
    static final int SIZE = 172;

    private static final int NAME_SIZE = 64;

    /**
     * The local time of a change, every year: 2.2.1.11.1.1.1.1.1 TS_SYSTEMTIME with a year of 0.
     *
     * @param month 1..12, 0 for never
     * @param dayOfWeek 0 is Sunday
     * @param occurrence of that weekday in the month, 1..4, or 5 for the last
     * @param hour 0..23
     * @param minute 0..59
     */
    public record Change(int month, int dayOfWeek, int occurrence, int hour, int minute) {
        public static final Change NEVER = new Change(0, 0, 0, 0, 0);

        public Change {
            Range.u16("wMonth", month);
            Range.u16("wDayOfWeek", dayOfWeek);
            Range.u16("wDay", occurrence);
            Range.u16("wHour", hour);
            Range.u16("wMinute", minute);
        }

        private void encode(WireWriter out) {
            out.u16le(0); // wYear
            out.u16le(month).u16le(dayOfWeek).u16le(occurrence).u16le(hour).u16le(minute);
            out.zeros(4); // wSecond, wMilliseconds
        }

        private static Change decode(WireReader in) throws DecodeException {
            in.skip(2, "wYear");
            Change change = new Change(in.u16le(), in.u16le(), in.u16le(), in.u16le(), in.u16le());
            in.skip(4, "wSecond");
            return change;
        }

        private static Change of(LocalDateTime time) {
            int day = time.getDayOfMonth();
            boolean last = day + 7 > time.toLocalDate().lengthOfMonth();
            return new Change(
                    time.getMonthValue(),
                    time.getDayOfWeek() == DayOfWeek.SUNDAY
                            ? 0
                            : time.getDayOfWeek().getValue(),
                    last ? 5 : (day - 1) / 7 + 1,
                    time.getHour(),
                    time.getMinute());
        }
    }

    public TimeZoneInfo {
        Utf16.check("StandardName", standardName, NAME_SIZE / 2);
        Utf16.check("DaylightName", daylightName, NAME_SIZE / 2);
    }

    /** The rules of {@code zone} as they are in the year after {@code now}. */
    public static TimeZoneInfo of(ZoneId zone, Instant now) {
        ZoneRules rules = zone.getRules();
        ZoneOffset standard = rules.getStandardOffset(now);
        int bias = -standard.getTotalSeconds() / 60;
        String name = shorten(zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        TimeZoneInfo fixed = new TimeZoneInfo(bias, name, Change.NEVER, 0, name, Change.NEVER, 0);
        ZoneOffsetTransition first = rules.nextTransition(now);
        if (first == null) {
            return fixed;
        }
        ZoneOffsetTransition second = rules.nextTransition(first.getInstant());
        if (second == null || second.getInstant().isAfter(now.plusSeconds(400L * 24 * 3600))) {
            return fixed;
        }
        ZoneOffsetTransition toDaylight = first.getDuration().isNegative() ? second : first;
        ZoneOffsetTransition toStandard = first.getDuration().isNegative() ? first : second;
        return new TimeZoneInfo(
                bias,
                name,
                Change.of(toStandard.getDateTimeBefore()),
                -toStandard.getOffsetAfter().getTotalSeconds() / 60 - bias,
                name,
                Change.of(toDaylight.getDateTimeBefore()),
                -toDaylight.getOffsetAfter().getTotalSeconds() / 60 - bias);
    }

    private static String shorten(String name) {
        return name.length() < NAME_SIZE / 2 ? name : name.substring(0, NAME_SIZE / 2 - 1);
    }

    void encode(WireWriter out) {
        out.i32le(bias);
        Utf16.writePadded(out, standardName, NAME_SIZE);
        standardDate.encode(out);
        out.i32le(standardBias);
        Utf16.writePadded(out, daylightName, NAME_SIZE);
        daylightDate.encode(out);
        out.i32le(daylightBias);
    }

    static TimeZoneInfo decode(WireReader in) throws DecodeException {
        in.require(SIZE, "TS_TIME_ZONE_INFORMATION");
        return new TimeZoneInfo(
                in.i32le(),
                Utf16.readTerminated(in, NAME_SIZE, "StandardName"),
                Change.decode(in),
                in.i32le(),
                Utf16.readTerminated(in, NAME_SIZE, "DaylightName"),
                Change.decode(in),
                in.i32le());
    }
}
