/// Everybody's inbox. Its stored names never change: other names would be another epoch, and every client
/// would start over.
@NullMarked
package io.parley.readmodel.inbox;

import org.jspecify.annotations.NullMarked;
