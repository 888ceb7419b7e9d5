/** The configuration: one YAML file, then the environment, bound to records whose constructors validate. */
@NullMarked
package dev.oriel.server.config;

import org.jspecify.annotations.NullMarked;
