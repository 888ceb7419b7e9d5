package dev.oriel.rdp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void equalsByContentWhateverArrayItViews() {
        Bytes whole = Bytes.ofHex("01 02 03 04");
        Bytes view = Bytes.view(new byte[] {9, 2, 3, 9}, 1, 2);
        assertThat(whole.slice(1, 2)).isEqualTo(view).hasSameHashCodeAs(view);
        assertThat(whole).isNotEqualTo(view);
    }

    @Test
    void copiesDoNotFollowTheirSource() {
        byte[] source = {1, 2};
        Bytes copy = Bytes.copyOf(source);
        source[0] = 9;
        copy.toArray()[1] = 9;
        assertThat(copy).isEqualTo(Bytes.ofHex("0102"));
    }

    @Test
    void slicesStayInside() {
        Bytes part = Bytes.ofHex("01020304").slice(1, 2);
        assertThatThrownBy(() -> part.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> part.slice(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void printsAtMostThirtyTwoBytes() {
        assertThat(Bytes.wrap(new byte[40]).toString()).isEqualTo("Bytes[40]" + "00".repeat(32) + "…");
    }
}
