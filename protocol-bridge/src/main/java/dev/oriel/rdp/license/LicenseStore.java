package dev.oriel.rdp.license;

import dev.oriel.rdp.wire.Bytes;
import java.util.Optional;

/** Where issued licences are kept between connections: whoever forgets them asks for a new one each time. */
public interface LicenseStore {
    /** @param scope name of the issuer, with its terminator */
    record Key(Bytes scope, String companyName, String productId) {}

    Optional<Bytes> find(Key key);

    void save(Key key, Bytes license);

    /** Keeps nothing: hosts that license users, and those that do not license at all, need no more. */
    static LicenseStore none() {
        return new LicenseStore() {
            @Override
            public Optional<Bytes> find(Key key) {
                return Optional.empty();
            }

            @Override
            public void save(Key key, Bytes license) {}
        };
    }
}
