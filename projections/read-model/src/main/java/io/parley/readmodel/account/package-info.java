/// Accounts, for display and for search by exact handle, e-mail or phone (by the ids of their claims).
@NullMarked
package io.parley.readmodel.account;

import org.jspecify.annotations.NullMarked;
