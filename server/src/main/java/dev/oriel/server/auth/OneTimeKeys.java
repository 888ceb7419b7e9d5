package dev.oriel.server.auth;

import dev.oriel.bridge.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Keys of sign-in URLs: each works once, for a short time. Safe for use by any thread. */
public final class OneTimeKeys {
    private final Duration lifetime;
    private final InstantSource clock;
    private final SecureRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    /** By the key's digest. Guarded by {@link #lock}. */
    private final Map<String, Issued> issued = new HashMap<>();

    private record Issued(Account account, Instant ends) {}

    public OneTimeKeys(Duration lifetime, InstantSource clock, SecureRandom random) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.random = random;
    }

    public Secret issue(Account account) {
        Secret key = Tokens.random(random);
        Instant now = clock.instant();
        lock.lock();
        try {
            issued.values().removeIf(other -> !now.isBefore(other.ends()));
            issued.put(Tokens.digest(key), new Issued(account, now.plus(lifetime)));
        } finally {
            lock.unlock();
        }
        return key;
    }

    /** Whom the key signs in; it never works again. */
    public Optional<Account> redeem(Secret key) {
        String digest = Tokens.digest(key);
        lock.lock();
        try {
            return Optional.ofNullable(issued.remove(digest))
                    .filter(found -> clock.instant().isBefore(found.ends()))
                    .map(Issued::account);
        } finally {
            lock.unlock();
        }
    }
}
