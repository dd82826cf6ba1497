/// The servers that Parley brings along, each in this JVM or as a child process. Start reading at `EmbeddedServers`,
/// then `ChildServer`.
@NullMarked
package io.parley.standalone.embedded;

import org.jspecify.annotations.NullMarked;
