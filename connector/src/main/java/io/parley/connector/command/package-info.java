/// Commands on their way to the command side, from sockets and over HTTP, within the budget of their account.
@NullMarked
package io.parley.connector.command;

import org.jspecify.annotations.NullMarked;
