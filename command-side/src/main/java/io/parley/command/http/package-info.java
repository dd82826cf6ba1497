/// What the command side adds to the edge: which paths it has for whom, the rules' refusals as problems, and commands
/// from a connector in another process.
@NullMarked
package io.parley.command.http;

import org.jspecify.annotations.NullMarked;
