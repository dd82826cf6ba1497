/// Accounts: signing up, and who may find whom. E-mail, phone and password are in no event.
@NullMarked
package io.parley.api.account;

import org.jspecify.annotations.NullMarked;
