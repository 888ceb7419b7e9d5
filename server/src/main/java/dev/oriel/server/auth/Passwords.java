package dev.oriel.server.auth;

import dev.oriel.bridge.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checks names and passwords. A name that does not exist costs the same time as a wrong password, and only a few
 * checks run at once: each takes 19 MiB.
 */
public final class Passwords {
    /** How long a check waits for its turn before the caller is told to come back later. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Account> accounts;
    private final PasswordHash nobody;
    private final Semaphore turns;

    /** The answer to an attempt. */
    public sealed interface Verdict {
        record Accepted(Account account) implements Verdict {}

        record Refused() implements Verdict {}

        /** Too many checks are waiting. */
        record Busy() implements Verdict {}
    }

    public Passwords(Map<String, Account> accounts, int concurrency, SecureRandom random) {
        this.accounts = Map.copyOf(accounts);
        this.turns = new Semaphore(concurrency, true);
        try (Secret unguessable = Tokens.random(random)) {
            this.nobody = PasswordHash.of(unguessable, random);
        }
    }

    public Optional<Account> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    public Verdict check(String name, Secret password) throws InterruptedException {
        Optional<Account> account = account(name);
        PasswordHash hash = account.flatMap(Account::password).orElse(nobody);
        if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Verdict.Busy();
        }
        boolean matches;
        try {
            matches = hash.matches(password);
        } finally {
            turns.release();
        }
        return matches && hash != nobody ? new Verdict.Accepted(account.orElseThrow()) : new Verdict.Refused();
    }
}
