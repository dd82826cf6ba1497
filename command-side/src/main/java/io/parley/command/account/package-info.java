/// Accounts: signing up, and the login names, addresses and numbers that belong to one account each.
@NullMarked
package io.parley.command.account;

import org.jspecify.annotations.NullMarked;
