package org.presstime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as servers pack them, right and wrong. */
class CompressionTest {

    private static final byte[] FEED = "<rss><channel><title>T</title><item><title>One</title></item></channel></rss>"
            .getBytes(StandardCharsets.UTF_8);
    private static final long LIMIT = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "identity, gzip", ""})
    void gzipIsUndoneWhateverItIsCalled(String encoding) throws IOException {
        assertThat(Compression.undo(gzip(FEED), encoding, LIMIT)).isEqualTo(FEED);
    }

    @Test
    void deflateIsReadInBothItsMeanings() throws IOException {
        assertThat(Compression.undo(deflate(FEED, false), "deflate", LIMIT)).isEqualTo(FEED);
        assertThat(Compression.undo(deflate(FEED, true), "deflate", LIMIT)).isEqualTo(FEED);
    }

    @Test
    void brotliIsRead() throws IOException {
        byte[] packed = Base64.getDecoder()
                .decode("G0wAIJwHdqxlmiYbo5RHzSNH9bRe0rLNjS7nynzcxsa+8tWxBEF+L9gYoxGdtvhEJAVzfj7Q9ajmIosA");
        assertThat(Compression.undo(packed, "br", LIMIT)).isEqualTo(FEED);
    }

    @Test
    void aBodyThatSaysItIsPackedAndIsNotIsTakenAsItIs() throws IOException {
        assertThat(Compression.undo(FEED, "gzip", LIMIT)).isEqualTo(FEED);
    }

    @Test
    void twoLayersAreUndoneInTheirOrderAndThreeAreRefused() throws IOException {
        assertThat(Compression.undo(gzip(deflate(FEED, false)), "deflate, gzip", LIMIT))
                .isEqualTo(FEED);
        assertThatThrownBy(() -> Compression.undo(FEED, "gzip, gzip, gzip", LIMIT))
                .hasMessageContaining("3 times");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", ""})
    void aBombIsCutAtTheLimit(String encoding) throws IOException {
        byte[] bomb = gzip(new byte[5_000_000]);
        assertThatThrownBy(() -> Compression.undo(bomb, encoding, LIMIT)).hasMessage("larger than 100000 bytes");
    }

    @Test
    void aBodyThatIsCutOffOrOfAnUnknownKindIsRefused() throws IOException {
        byte[] half = Arrays.copyOf(gzip(FEED), 40);
        assertThatThrownBy(() -> Compression.undo(half, "gzip", LIMIT)).hasMessageContaining("cut off");
        assertThatThrownBy(() -> Compression.undo(FEED, "chaos\u001b[31m", LIMIT))
                .hasMessage("compressed in a way we did not ask for: chaos??31m");
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] body, boolean raw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9, raw))) {
            out.write(body);
        }
        return packed.toByteArray();
    }
}
