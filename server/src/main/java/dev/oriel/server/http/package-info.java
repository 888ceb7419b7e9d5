/** HTTP: Jetty, the pages, the JSON interface, health, and what every answer has to carry. */
@NullMarked
package dev.oriel.server.http;

import org.jspecify.annotations.NullMarked;
