/// What the services of Parley say to each other and to clients: commands, events, refusals, views and wire
/// frames. Nothing here does I/O or decides. Every type is a record, an enum or a sealed set of them.
@NullMarked
package io.parley.api;

import org.jspecify.annotations.NullMarked;
