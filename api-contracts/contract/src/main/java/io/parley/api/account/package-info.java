/// Accounts: how people sign up, and who may find whom. No event has an e-mail address, phone
/// number or password.
@NullMarked
package io.parley.api.account;

import org.jspecify.annotations.NullMarked;
