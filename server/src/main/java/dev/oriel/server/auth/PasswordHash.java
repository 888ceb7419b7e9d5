package dev.oriel.server.auth;

import dev.oriel.bridge.Secret;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The Argon2id hash of a password ([RFC 9106]) in the PHC string format,
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 */
public final class PasswordHash {
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");
    // Costs of the OWASP recommendation: 19 MiB and two passes.
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    // A configuration may ask for more than we do, not for what would stop the process.
    private static final int MAX_MEMORY_KIB = 1 << 20;

    private final int memoryKib;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password with a fresh salt. */
    public static PasswordHash of(Secret password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PasswordHash empty = new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, new byte[HASH_BYTES]);
        return new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, empty.derive(password));
    }

    /** @throws IllegalArgumentException where it is not such a hash, or costs too much */
    public static PasswordHash parse(String phc) {
        Matcher form = FORM.matcher(phc);
        if (!form.matches()) {
            throw new IllegalArgumentException("is not an Argon2id hash; make one with hash-password");
        }
        int memory = Integer.parseInt(form.group(1));
        int passes = Integer.parseInt(form.group(2));
        int lanes = Integer.parseInt(form.group(3));
        if (lanes < 1 || lanes > 64 || passes < 1 || passes > 64 || memory < 8 * lanes || memory > MAX_MEMORY_KIB) {
            throw new IllegalArgumentException(
                    "has costs outside m=8p.." + MAX_MEMORY_KIB + ", t=1..64, p=1..64; make one with hash-password");
        }
        Base64.Decoder decoder = Base64.getDecoder();
        return new PasswordHash(memory, passes, lanes, decoder.decode(form.group(4)), decoder.decode(form.group(5)));
    }

    /** Costs {@code memoryKib} of memory and tens of milliseconds; callers bound how many run at once. */
    boolean matches(Secret password) {
        return MessageDigest.isEqual(hash, derive(password));
    }

    private byte[] derive(Secret password) {
        char[] chars = password.reveal();
        byte[] utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars)).array();
        int length = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars)).remaining();
        byte[] bytes = Arrays.copyOf(utf8, length);
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] derived = new byte[hash.length];
            argon2.generateBytes(bytes, derived);
            return derived;
        } finally {
            Arrays.fill(chars, '\0');
            Arrays.fill(utf8, (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The PHC string, for the configuration file. */
    public String phc() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + encoder.encodeToString(salt)
                + "$" + encoder.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "***";
    }
}
