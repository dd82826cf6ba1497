/// Takes commands in and answers them: `CommandGateway` has each carried out once, for ever. What a feature needs
/// to handle commands (`CommandHandlers`) and to refuse them (`Refused`) is here too.
@NullMarked
package io.parley.command.gateway;

import org.jspecify.annotations.NullMarked;
