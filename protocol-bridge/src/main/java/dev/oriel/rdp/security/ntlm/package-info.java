/**
 * NTLM version 2, the log-on that every Windows host takes ([MS-NLMP]): the three messages, the proof that one knows the
 * password, and the keys that sign and seal afterwards. Both ends.
 */
@NullMarked
package dev.oriel.rdp.security.ntlm;

import org.jspecify.annotations.NullMarked;
