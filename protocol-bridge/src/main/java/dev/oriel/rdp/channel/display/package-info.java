/** Display control, [MS-RDPEDISP]: the client asks for another size, or for other monitors. */
@NullMarked
package dev.oriel.rdp.channel.display;

import org.jspecify.annotations.NullMarked;
