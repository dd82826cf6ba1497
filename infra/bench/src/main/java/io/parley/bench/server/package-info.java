/// The server that is measured: starts and stops it, reads what its processes have used, opens its databases.
@NullMarked
package io.parley.bench.server;

import org.jspecify.annotations.NullMarked;
