package dev.oriel.rdp.client;

import dev.oriel.bridge.HostSettings.Credentials;
import java.util.Arrays;

/** What RDP can carry of a user's credentials: [MS-RDPBCGR] 2.2.1.11.1.1, 512 bytes with a terminator for each text. */
final class CredentialText {
    static final int MAX_LENGTH = 255;

    private CredentialText() {}

    static boolean canBeSent(Credentials credentials) {
        char[] password = credentials.password().reveal();
        try {
            return canBeSent(credentials.user().toCharArray())
                    && canBeSent(credentials.domain().toCharArray())
                    && canBeSent(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static boolean canBeSent(char[] text) {
        for (char c : text) {
            if (c == 0) {
                return false;
            }
        }
        return text.length <= MAX_LENGTH;
    }
}
