/**
 * CredSSP ([MS-CSSP]), which hosts call network level authentication: proves the password inside TLS, binds the proof to
 * the host's key, and then hands the credentials over. Bytes in, bytes out; no sockets.
 */
@NullMarked
package dev.oriel.rdp.security.credssp;

import org.jspecify.annotations.NullMarked;
