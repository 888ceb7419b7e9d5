/**
 * Cisco's OpenH264 through the foreign-function API, where it is installed: functions and structures of its C interface,
 * and nothing of what is done with them. The bridge decodes hosts' videos by it, the encoder encodes what moves.
 */
@NullMarked
package dev.oriel.openh264;

import org.jspecify.annotations.NullMarked;
