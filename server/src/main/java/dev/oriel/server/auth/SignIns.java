package dev.oriel.server.auth;

import dev.oriel.bridge.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Who is signed in, by the digest of the token in the browser's cookie. Safe for use by any thread. */
public final class SignIns {
    /** More than this many at once: the oldest ends. */
    private static final int MAX = 100_000;

    private final Duration lifetime;
    private final Duration idleLifetime;
    private final InstantSource clock;
    private final SecureRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    /** Oldest first. Guarded by {@link #lock}. */
    private final Map<String, SignIn> byDigest = new LinkedHashMap<>();

    /** One browser's sign-in. */
    public static final class SignIn {
        private final Account account;
        private final Instant ends;
        /** Guarded by the lock of {@link SignIns}. */
        private Instant used;
        /** Signed out. Guarded likewise. */
        private boolean ended;

        private SignIn(Account account, Instant ends, Instant used) {
            this.account = account;
            this.ends = ends;
            this.used = used;
        }

        public Account account() {
            return account;
        }
    }

    public SignIns(Duration lifetime, Duration idleLifetime, InstantSource clock, SecureRandom random) {
        this.lifetime = lifetime;
        this.idleLifetime = idleLifetime;
        this.clock = clock;
        this.random = random;
    }

    /** @return the token for the cookie */
    public Secret begin(Account account) {
        Secret token = Tokens.random(random);
        Instant now = clock.instant();
        lock.lock();
        try {
            byDigest.values().removeIf(signIn -> hasEnded(signIn, now));
            if (byDigest.size() >= MAX) {
                Iterator<SignIn> oldest = byDigest.values().iterator();
                oldest.next();
                oldest.remove();
            }
            byDigest.put(Tokens.digest(token), new SignIn(account, now.plus(lifetime), now));
        } finally {
            lock.unlock();
        }
        return token;
    }

    /** The sign-in of a token, unless it has ended; using it keeps it alive. */
    public Optional<SignIn> find(Secret token) {
        String digest = Tokens.digest(token);
        Instant now = clock.instant();
        lock.lock();
        try {
            SignIn signIn = byDigest.get(digest);
            if (signIn == null || hasEnded(signIn, now)) {
                byDigest.remove(digest);
                return Optional.empty();
            }
            signIn.used = now;
            return Optional.of(signIn);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keeps alive the sign-in of a browser that shows a desktop.
     *
     * @return whether it lasts
     */
    public boolean use(SignIn signIn) {
        Instant now = clock.instant();
        lock.lock();
        try {
            if (signIn.ended || hasEnded(signIn, now)) {
                return false;
            }
            signIn.used = now;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Signs out.
     *
     * @return the sign-in that has ended by this, if the token had one
     */
    public Optional<SignIn> end(Secret token) {
        String digest = Tokens.digest(token);
        lock.lock();
        try {
            SignIn signIn = byDigest.remove(digest);
            if (signIn != null) {
                signIn.ended = true;
            }
            return Optional.ofNullable(signIn);
        } finally {
            lock.unlock();
        }
    }

    public int count() {
        Instant now = clock.instant();
        lock.lock();
        try {
            byDigest.values().removeIf(signIn -> hasEnded(signIn, now));
            return byDigest.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEnded(SignIn signIn, Instant now) {
        return !now.isBefore(signIn.ends) || !now.isBefore(signIn.used.plus(idleLifetime));
    }
}
