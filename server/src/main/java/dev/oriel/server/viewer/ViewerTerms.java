package dev.oriel.server.viewer;

import dev.oriel.encoder.ViewerOptions;
import dev.oriel.encoder.wire.TileOffer;
import dev.oriel.server.config.GatewayConfig;
import dev.oriel.server.viewer.ClientText.Hello;

/**
 * What a viewer gets of what its {@code hello} has asked for.
 *
 * @param cacheBytes what its tile cache may hold
 * @param offerTiles how many tiles it may offer the next time
 * @param storeBytes how much of them it may store beyond its own life
 * @param lossless it is never sent a JPEG
 */
record ViewerTerms(int cacheBytes, int offerTiles, int storeBytes, boolean lossless) {
    /** The texts of a greeting beside the tiles are far shorter. */
    private static final int GREETING_BYTES = 4096;

    static ViewerTerms of(Hello hello, GatewayConfig config) {
        long room = config.viewer().maxMessage().bytes() - GREETING_BYTES;
        return new ViewerTerms(
                (int) Math.min(hello.cacheBytes(), config.viewer().cache().bytes()),
                Math.clamp(room * 3 / 4 / TileOffer.TILE_BYTES, 0, TileOffer.MAX_TILES),
                config.viewer().stored().intBytes(),
                config.encoder().lossless() || !hello.features().contains("jpeg"));
    }

    /** @param hashSeed where the viewer has offered no tiles, whose key is the seed */
    ViewerOptions options(Hello hello, GatewayConfig config, long hashSeed) {
        return ViewerOptions.defaults(hello.offer().map(TileOffer::key).orElse(hashSeed))
                .withCacheBytes(cacheBytes)
                .withLossless(lossless)
                .withDeflate(hello.features().contains("deflate"))
                .withCompact(hello.features().contains("compact"))
                .withPace(config.pace().active(), config.pace().idle());
    }
}
