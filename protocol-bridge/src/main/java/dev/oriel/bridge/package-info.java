/**
 * The contract between a desktop and its viewers, whatever the protocol behind it: what a desktop is asked for, what it
 * reports, and how it ends.
 */
@NullMarked
package dev.oriel.bridge;

import org.jspecify.annotations.NullMarked;
