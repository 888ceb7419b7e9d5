package dev.oriel.rdp.security.ntlm;

import dev.oriel.bridge.Secret;

/**
 * Who logs on.
 *
 * @param domain empty for accounts of the host itself, and for names such as {@code ada@example.org}
 */
public record NtlmIdentity(String user, Secret password, String domain) {}
