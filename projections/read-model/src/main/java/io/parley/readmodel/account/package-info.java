/// Accounts, to be shown and to be found by exact handle, e-mail or phone (by the ids of their claims).
@NullMarked
package io.parley.readmodel.account;

import org.jspecify.annotations.NullMarked;
