package dev.oriel.server.http;

import dev.oriel.server.auth.FailureLimit;
import dev.oriel.server.auth.OneTimeKeys;
import dev.oriel.server.auth.Passwords;
import dev.oriel.server.auth.SignIns;

/** Everything about who may come in. */
public record SignInServices(
        Passwords passwords, OneTimeKeys keys, SignIns signIns, FailureLimit limit, SignInCookie cookie) {}
