/// What can be run, one class for each subcommand, and the report that comes of it.
@NullMarked
package io.parley.bench.scenario;

import org.jspecify.annotations.NullMarked;
