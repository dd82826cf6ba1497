/// Log-ins: access tokens of some minutes, and the sessions that renew them.
@NullMarked
package io.parley.command.session;

import org.jspecify.annotations.NullMarked;
